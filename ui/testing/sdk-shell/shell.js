// The shell's side of the conversation by the library's own classes, as far as a tool meets it. It shows that the small
// double beside it speaks as the real shell does. Bundled for the tests alone.
import '@microsoft/windows-admin-center-sdk/core/polyfills';
import { CoreEnvironment } from '@microsoft/windows-admin-center-sdk/core/data/core-environment';
import { GatewayConnection } from '@microsoft/windows-admin-center-sdk/core/data/gateway-connection';
import { Http } from '@microsoft/windows-admin-center-sdk/core/data/http';
import { RpcReportSubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/report/rpc-report-subject-server';
import { Rpc } from '@microsoft/windows-admin-center-sdk/core/rpc/rpc';
import { RpcObservableUpdateThemeClient } from '@microsoft/windows-admin-center-sdk/core/rpc/update-theme/rpc-observable-update-theme-client';
import { AuthorizationManager } from '@microsoft/windows-admin-center-sdk/core/security/authorization-manager';
import { ConnectionManager } from '@microsoft/windows-admin-center-sdk/core/security/connection-manager';
import { firstValueFrom } from 'rxjs';
import { MODULE, connectionTo, openFrame, options, showTheme } from '../fake-shell/options.js';

const reports = [];

async function start() {
  await CoreEnvironment.initialize({ name: 'msft.sme.shell', version: '2.0.0', isProduction: true }, {});
  const { Resources, Init } = window.MsftSme;
  Object.assign(Resources, { theme: options.theme, assets: { css: [], cssV2: [], js: [] } });
  Object.assign(Resources, { localeId: options.locale, localeRegionalId: options.locale });
  Object.assign(Init, { gatewayApiVersion: '2.0.0', gatewayPlatform: 'Windows' });

  const rpc = new Rpc();
  const authorization = new AuthorizationManager(null, rpc);
  const gateway = new GatewayConnection(new Http(), rpc, authorization);
  const connections = new ConnectionManager(rpc, gateway);
  new RpcReportSubjectServer(rpc).subject.subscribe(({ data, deferred }) => {
    reports.push(data.path);
    deferred.resolve();
  });
  rpc.init();
  const theme = new RpcObservableUpdateThemeClient(rpc);
  gateway.configureGatewayEnvironment(location.origin, false, null);
  connections.allConnections = [options.connection];
  connections.activeConnectionIndex = 0;
  await firstValueFrom(authorization.initialize());

  const instance = await rpc.moduleConnect(MODULE, 'main', openFrame().contentWindow, true);
  const init = await rpc.moduleInit(MODULE, instance, { entryPointType: 'tool', name: 'main' });
  const open = (path) => rpc.moduleOpen(MODULE, instance, path);
  const opened = await open(options.path);
  Object.assign(window.shell, {
    open,
    connect: (name) => {
      connections.activeConnection = connectionTo(name);
      return open('');
    },
    setTheme: (newTheme) => {
      showTheme(newTheme);
      return firstValueFrom(theme.updateTheme({ newTheme }, rpc.rpcManager.rpcOutbound));
    },
    activate: () => rpc.moduleActivate(MODULE, instance, true, ''),
    deactivate: () => rpc.moduleDeactivate2(MODULE, instance),
    shutdown: () => rpc.moduleShutdown(MODULE, instance, true, false),
  });
  const { displayName } = window.MsftSme.Environment.modules.find(({ name }) => name === MODULE);
  return { version: init.version, state: opened.state, displayName };
}

window.shell = { reports };
window.shell.started = start();
