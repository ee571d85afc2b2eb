import type { ShellConnection, ShellHost, ShellTheme } from '../host/shell-host';

/** A shell around the pane whose wishes the test utters. */
export class FakeShellHost implements ShellHost {
  readonly kind = 'wac';
  connection: ShellConnection = { node: 'lab.example', cluster: 'lab.example' };
  readonly locale = 'en-US';
  readonly theme: ShellTheme = 'light';

  /** The places the pane told of. */
  readonly reports: string[] = [];

  wishTheme: (theme: ShellTheme) => void = () => undefined;
  open: (path: string) => void = () => undefined;
  setActive: (active: boolean) => void = () => undefined;
  tellConnection: () => void = () => undefined;

  onTheme(changed: (theme: ShellTheme) => void): void {
    this.wishTheme = changed;
  }

  onOpen(show: (path: string) => void): void {
    this.open = show;
  }

  onActive(changed: (active: boolean) => void): void {
    this.setActive = changed;
  }

  onConnection(changed: () => void): void {
    this.tellConnection = changed;
  }

  reportPath(path: string): void {
    this.reports.push(path);
  }

  api(path: string): string {
    return `https://wac.example/plugin/${path}`;
  }

  headers(): Record<string, string> {
    return { 'X-Shell': 'yes' };
  }
}
