import { InjectionToken } from '@angular/core';

/** The colours a shell asks for; `system` leaves the choice to the browser. */
export type ShellTheme = 'light' | 'dark' | 'system';

/** What a shell is connected to. */
export interface ShellConnection {
  /** The name that requests go by: a node, or the cluster as a whole. */
  readonly node: string;

  /** The cluster's name, where the connection is to a cluster. */
  readonly cluster?: string;
}

/** What surrounds the pane. The only contract between the pane and where it runs. */
export interface ShellHost {
  /** Alone in its window, or inside a shell that has a frame, an account and preferences of its own. */
  readonly kind: 'standalone' | 'wac';

  /** What the shell is connected to, as it is now; undefined where there is no shell. */
  readonly connection?: ShellConnection;

  /** The shell's wish as a BCP 47 tag, or undefined when it has none. */
  readonly locale?: string;

  readonly theme: ShellTheme;

  /** Calls back whenever the shell changes its theme. */
  onTheme(changed: (theme: ShellTheme) => void): void;

  /** Calls back with each place the shell wants to see, also with the last one that it asked for before. */
  onOpen(show: (path: string) => void): void;

  /** Calls back when the shell puts the pane away, and when it takes it up again. */
  onActive(changed: (active: boolean) => void): void;

  /** Tells the shell which place is shown, for its address. */
  reportPath(path: string): void;

  /** Calls back when the shell has connected to something else: all that was shown is another's. */
  onConnection(changed: () => void): void;

  /** The absolute address of a path of the API, by way of the connection as it is now. */
  api(path: string): string;

  /** Headers that every request carries, as they are now: a shell may exchange its tokens. */
  headers(): Record<string, string>;
}

export const SHELL_HOST = new InjectionToken<ShellHost>('shell-host');
