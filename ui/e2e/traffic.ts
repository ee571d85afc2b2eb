import { expect } from '@playwright/test';
import type { PanePage } from './pane-page';

/** What NLB1 may receive of a ping that is not mirrored: ARP asks everyone for an address. */
export const ARP_PACKETS = 2;

/** NLB1's received packets per second as the table shows them. */
export async function received(pane: PanePage): Promise<number> {
  return Number((await pane.cell('NLB1', 'Received pps')).replace('<', ''));
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
