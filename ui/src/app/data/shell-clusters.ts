import type { ShellConnection } from '../host/shell-host';
import type { ClusterSummary } from './model';

/** The clusters that the shell's connection is about; all of them where there is no shell, or none that fits. */
export function clustersAt(
  clusters: readonly ClusterSummary[],
  connection: ShellConnection | undefined,
): readonly ClusterSummary[] {
  if (connection === undefined) return clusters;
  const names = [connection.cluster, connection.node].filter((name) => name !== undefined);
  const fits = (name: string) => names.some((wanted) => isSameHost(name, wanted));
  const found = clusters.filter(
    ({ id, name, nodes }) => fits(id) || fits(name) || nodes.some((node) => fits(node.name)),
  );
  return found.length > 0 ? found : clusters;
}

/** Names of hosts may come with their domain or without it, and in any case. */
function isSameHost(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return true;
  if (one.includes('.') && other.includes('.')) return false;
  return one.split('.')[0] === other.split('.')[0];
}
