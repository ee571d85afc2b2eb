import { expect } from '@playwright/test';
import type { PanePage } from './pane-page';

/** What NLB1 may receive of a ping that is not mirrored: ARP asks everyone for an address. */
export const ARP_PACKETS = 2;

/** NLB1's received packets per second as the table shows them. */
export async function received(pane: PanePage): Promise<number> {
  return Number((await pane.cell('NLB1', 'Received pps')).replace('<', ''));
}

/**
 * Notes in the page itself the highest rate that NLB1's row shows from now on, because a busy machine would miss some
 * of them from outside. The answer tells it.
 */
export async function watchReceived(pane: PanePage): Promise<() => Promise<number>> {
  const cell = await pane.cellOf('NLB1', 'Received pps');
  await cell.evaluate((element: HTMLElement) => {
    const note = () => {
      const rate = Number(element.innerText.trim().replace('<', '')) || 0;
      element.dataset['highest'] = `${Math.max(rate, Number(element.dataset['highest'] ?? 0))}`;
    };
    new MutationObserver(note).observe(element, { subtree: true, childList: true, characterData: true });
  });
  return async () => Number((await cell.getAttribute('data-highest')) ?? 0);
}

/** By how much NLB1's total of received packets grows during an action, once the counters have caught up. */
export async function growth(pane: PanePage, action: () => Promise<void>): Promise<number> {
  await pane.select('NLB1');
  const total = pane.within.getByRole('definition').first();
  const read = async () => Number((await total.innerText()).replace(/\D/g, '') || 'NaN');
  await expect.poll(read).not.toBeNaN();
  const before = await read();
  await action();
  await pane.countersCaughtUp();
  return (await read()) - before;
}
