import type { ShellTheme } from '../../src/app/host/shell-host';

/** The pane's colours for a theme of the shell; a theme that is not known is taken as light, the shell's usual one. */
export function themeOf(name: string | undefined): ShellTheme {
  return name?.toLowerCase().includes('dark') ? 'dark' : 'light';
}
