import type { ShellHost } from './shell-host';

/** The pane in a browser tab of its own, served by the host it talks to. */
export function createStandaloneHost(): ShellHost {
  return {
    kind: 'standalone',
    theme: 'system',
    onTheme: () => undefined,
    onOpen: () => undefined,
    onActive: () => undefined,
    onConnection: () => undefined,
    reportPath: () => undefined,
    api: (path) => new URL(path, document.baseURI).href,
    // The browser sends the session's cookie by itself.
    headers: () => ({}),
  };
}
