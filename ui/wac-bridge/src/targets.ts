import type { ShellConnection } from '../../src/app/host/shell-host';

/** What the pane needs of a connection of the shell. */
export interface Target {
  readonly name: string;
  readonly type: string;
  /** The name that answered last, where it is not the connection's own. */
  readonly activeAlias?: string | null;
}

const CLUSTER = 'msft.sme.connection-type.cluster';

/** What the shell is connected to: where requests go, and the cluster's name where it is a cluster. */
export function connectionOf(target: Target): ShellConnection {
  const node = target.activeAlias || target.name;
  return target.type === CLUSTER ? { node, cluster: target.name } : { node };
}
