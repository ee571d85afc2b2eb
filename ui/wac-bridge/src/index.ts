import type { ShellHost } from '../../src/app/host/shell-host';
import { keepNatives } from './natives';
import { refuseOtherOrigins } from './origin-guard';

/** Waits until the shell has opened the tool, and answers it. Loads the shell's library, which changes the page. */
export async function createWacHost(): Promise<ShellHost> {
  refuseOtherOrigins(window, [location.origin, SIDE_LOAD_ORIGIN].filter(Boolean));
  const putNativesBack = keepNatives();
  const { openTool } = await import('./tool');
  putNativesBack();
  return openTool(MODULE);
}
