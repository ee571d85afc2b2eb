import { RpcReportClient } from '@microsoft/windows-admin-center-sdk/core/rpc/report/rpc-report-client';
import {
  RpcDeactivateState,
  RpcOpenState,
  RpcOutboundCommands,
  type RpcDeactivateResult,
  type RpcOpenData,
  type RpcOpenResult,
  type RpcShutdownResult,
} from '@microsoft/windows-admin-center-sdk/core/rpc/rpc-base';
import { RpcObservableUpdateThemeServer } from '@microsoft/windows-admin-center-sdk/core/rpc/update-theme/rpc-observable-update-theme-server';
import { ReplaySubject, Subject, of } from 'rxjs';
import type { ShellConnection, ShellHost } from '../../src/app/host/shell-host';
import { pluginAddress } from './addresses';
import { Shell } from './shell';
import { connectionOf } from './targets';
import { themeOf } from './themes';

/** Answers the shell's calls, and resolves once it has opened the tool. */
export async function openTool(module: typeof MODULE): Promise<ShellHost> {
  const shell = await Shell.prepare(module);
  const { rpc } = shell;
  // The first path comes before there is a pane to show it; it waits for the one who listens.
  const paths = new ReplaySubject<string>(1);
  const activity = new ReplaySubject<boolean>(1);
  const themes = new Subject<string>();
  const connections = new Subject<void>();
  let connection: ShellConnection | undefined;
  let opened: () => void;
  const open = new Promise<void>((resolve) => (opened = resolve));

  /** A frame may be kept while the shell goes to another node or cluster. */
  function look(): void {
    const before = connection;
    connection = connectionOf(shell.connection);
    if (before !== undefined && before.node !== connection.node) connections.next();
  }

  rpc.register(RpcOutboundCommands.Init, () => Promise.resolve());
  rpc.register(RpcOutboundCommands.Open, async ({ path }: RpcOpenData): Promise<RpcOpenResult> => {
    await shell.introduce();
    look();
    opened();
    activity.next(true);
    paths.next(path ?? '');
    return { state: RpcOpenState.Opened, waitedTime: 0 };
  });
  rpc.register(RpcOutboundCommands.Activate, async () => {
    await shell.introduce();
    look();
    activity.next(true);
  });
  rpc.register(RpcOutboundCommands.Deactivate2, (): Promise<RpcDeactivateResult> => {
    activity.next(false);
    return Promise.resolve({ state: RpcDeactivateState.Deactivated, waitedTime: 0 });
  });
  rpc.register(RpcOutboundCommands.Shutdown, (): Promise<RpcShutdownResult> => {
    activity.next(false);
    return Promise.resolve({ canShutdown: true });
  });
  new RpcObservableUpdateThemeServer(rpc).register(({ newTheme }) => {
    shell.theme = newTheme;
    themes.next(newTheme);
    return of({});
  });

  await open;
  return {
    kind: 'wac',
    get connection() {
      return connection;
    },
    locale: shell.locale,
    theme: themeOf(shell.theme),
    onTheme: (changed) => void themes.subscribe((name) => changed(themeOf(name))),
    onOpen: (show) => void paths.subscribe(show),
    onActive: (changed) => void activity.subscribe(changed),
    onConnection: (changed) => void connections.subscribe(changed),
    // A shell that does not take it keeps its address as it is, and nothing else is lost.
    reportPath: (path) => void RpcReportClient.report(rpc, { path }).catch(() => undefined),
    api: (path) => pluginAddress(shell.gatewayUrl, connection!.node, path),
    headers: () => shell.headers(connection!.node),
  };
}
