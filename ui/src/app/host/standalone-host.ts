import type { ShellHost } from './shell-host';

/** The pane in a browser tab of its own, served by the host it talks to. */
export function createStandaloneHost(): ShellHost {
  return {
    kind: 'standalone',
    gatewayUrl: new URL('./', document.baseURI).href,
    theme: 'system',
    onTheme: () => undefined,
    // The browser sends the session's cookie by itself.
    headers: () => ({}),
  };
}
