// Must come before everything else of the library: the rest expects the globals that it makes.
import '@microsoft/windows-admin-center-sdk/core/polyfills';
import { Cookie } from '@microsoft/windows-admin-center-sdk/core/data/cookie';
import { CoreEnvironment } from '@microsoft/windows-admin-center-sdk/core/data/core-environment';
import { GatewayConnection } from '@microsoft/windows-admin-center-sdk/core/data/gateway-connection';
import { Http } from '@microsoft/windows-admin-center-sdk/core/data/http';
import { headerConstants } from '@microsoft/windows-admin-center-sdk/core/data/http-constants';
import { Rpc } from '@microsoft/windows-admin-center-sdk/core/rpc/rpc';
import { AuthorizationManager } from '@microsoft/windows-admin-center-sdk/core/security/authorization-manager';
import { ConnectionManager } from '@microsoft/windows-admin-center-sdk/core/security/connection-manager';
import { firstValueFrom, forkJoin } from 'rxjs';

/** The shell as the library shows it: what it knows, once it has opened the tool. */
export class Shell {
  readonly rpc = new Rpc();
  private readonly authorization = new AuthorizationManager(null!, this.rpc);
  private readonly gateway = new GatewayConnection(new Http(), this.rpc, this.authorization);
  private readonly connections = new ConnectionManager(this.rpc, this.gateway);

  private constructor(private readonly module: typeof MODULE) {}

  /** Prepares the library. Fetches its texts from assets/strings, beside the page. */
  static async prepare(module: typeof MODULE): Promise<Shell> {
    // The guard has decided already whose messages are heard. The shell's style sheets are for other tools.
    await CoreEnvironment.initialize(
      { ...module, isProduction: true },
      {},
      {
        reactExtension: true,
        disableAccessibility: true,
      },
    );
    const shell = new Shell(module);
    shell.rpc.init();
    return shell;
  }

  /** Asks the shell for what it is connected to and how to reach the gateway; it must have opened the tool. */
  async introduce(): Promise<void> {
    const parts = [this.authorization, this.connections, this.gateway];
    await firstValueFrom(forkJoin(parts.map((part) => part.initialize())));
  }

  get connection() {
    const connection = this.connections.activeConnection;
    if (!connection) throw new Error('The shell has no connection.');
    return connection;
  }

  /** Without a trailing slash. */
  get gatewayUrl(): string {
    return this.gateway.gatewayUrl || location.origin;
  }

  get locale(): string {
    return CoreEnvironment.localizationManager.localeId.neutral;
  }

  get theme(): string | undefined {
    return MsftSme.self().Resources.theme;
  }

  set theme(name: string) {
    CoreEnvironment.assetManager.setTheme(name);
  }

  /** What the gateway wants to see of each request, as it is now. */
  headers(node: string): Record<string, string> {
    const headers: Record<string, string | null> = {
      ...this.authorization.createTokenHeaders(node),
      [headerConstants.MODULE_NAME]: this.module.name,
      [headerConstants.MODULE_VERSION]: this.module.version,
      [headerConstants.ACCEPT_LANGUAGE]: this.locale,
      [headerConstants.CROSS_SITE_REQUEST_FORGERY_TOKEN]: Cookie.getCrossSiteRequestForgeryToken(),
    };
    const { signOnManager } = this.authorization;
    if (signOnManager.isSignOnTokenEnabled) signOnManager.SetAadAuthorizationHeader(headers);
    return Object.fromEntries(
      Object.entries(headers).filter((header): header is [string, string] => !!header[1]),
    );
  }
}
