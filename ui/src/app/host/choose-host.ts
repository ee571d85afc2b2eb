import type { ShellHost } from './shell-host';
import { createStandaloneHost } from './standalone-host';

/**
 * How long the page around this one has to show that it is a shell, in milliseconds. Less than the ten seconds for
 * which a shell calls would give up on one that has not; much more would leave a person before an empty page.
 */
export const PATIENCE = 15_000;

/** What wac/wac-bridge.js offers. It is there only in the build for Windows Admin Center. */
export interface Bridge {
  createWacHost(): Promise<ShellHost>;
}

/**
 * The host of a page in a window of its own, else the shell around it; undefined when what is around it does not turn
 * out to be one in time.
 */
export async function chooseHost(
  framed = window.parent !== window,
  load: (url: string) => Promise<Bridge> = loadBridge,
): Promise<ShellHost | undefined> {
  if (!framed) return createStandaloneHost();
  const url = new URL('wac/wac-bridge.js', document.baseURI).href;
  const shell = load(url).then((bridge) => bridge.createWacHost());
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
  // Without a bridge, or with one that fails, it is as if nobody had called.
  return Promise.race([shell.catch(() => undefined), tooLate]);
}

/** An address that is known only at run time: the build of the pane neither needs nor contains the bridge. */
function loadBridge(url: string): Promise<Bridge> {
  return import(/* @vite-ignore */ url) as Promise<Bridge>;
}
