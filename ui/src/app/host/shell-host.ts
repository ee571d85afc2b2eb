import { InjectionToken } from '@angular/core';

/** The colours a shell asks for; `system` leaves the choice to the browser. */
export type ShellTheme = 'light' | 'dark' | 'system';

/** What surrounds the pane. The only contract between the pane and where it runs. */
export interface ShellHost {
  readonly kind: 'standalone' | 'wac';

  /** The address all requests are relative to; ends with a slash. */
  readonly gatewayUrl: string;

  /** The shell's wish as a BCP 47 tag, or undefined when it has none. */
  readonly locale?: string;

  readonly theme: ShellTheme;

  /** Calls back whenever the shell changes its theme. */
  onTheme(changed: (theme: ShellTheme) => void): void;

  /** Headers that every request to the gateway carries. */
  headers(): Record<string, string>;
}

export const SHELL_HOST = new InjectionToken<ShellHost>('shell-host');
