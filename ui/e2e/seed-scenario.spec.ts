import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { PanePage } from './pane-page';
import { ARP_PACKETS, growth, received } from './traffic';

test.use({ viewport: { width: 1440, height: 900 } });

/** Long enough at one echo a second for the rates to be seen while it runs. */
const ECHOES = 8;

test('a mirrored ping raises what NLB1 receives, and None ends it', async ({ page }) => {
  const pane = new PanePage(page);
  await pane.signIn();
  await pane.find('NLB');

  const quiet = await growth(pane, () => pane.ping('HV01', 'NLB2', ECHOES));
  expect(quiet).toBeLessThanOrEqual(ARP_PACKETS);

  await pane.setRole('NLB2', 'Source');
  await pane.setRole('NLB1', 'Destination');
  const copied = await growth(pane, async () => {
    const ping = pane.ping('HV01', 'NLB2', ECHOES);
    await expect.poll(() => received(pane), { intervals: [250] }).toBeGreaterThan(0);
    await ping;
    if (process.env['SCREENSHOT_DIR']) await takePicture(page, process.env['SCREENSHOT_DIR']);
  });
  expect(copied).toBeGreaterThanOrEqual(2 * ECHOES);
  await expect.poll(() => received(pane), { intervals: [500] }).toBe(0);

  await pane.setRole('NLB1', 'None');
  await pane.setRole('NLB2', 'None');
  const after = await growth(pane, () => pane.ping('HV01', 'NLB2', ECHOES));
  expect(after).toBeLessThanOrEqual(ARP_PACKETS);
});

test('the guided steps tick themselves off', async ({ page }) => {
  const pane = new PanePage(page);
  await pane.signIn();
  const steps = pane.lab.getByRole('region', { name: 'Try it' });
  for (const [action, ticked] of [
    ['Ping', 1],
    ['Set roles', 2],
    ['Ping', 3],
    ['Set None', 4],
  ] as const) {
    await steps.getByRole('button', { name: action, exact: true }).click();
    await expect(steps.getByText('Done:')).toHaveCount(ticked, { timeout: 30_000 });
  }
  await expect(steps.getByText('That is port mirroring.')).toBeVisible();
});

async function takePicture(page: Page, folder: string): Promise<void> {
  await page.getByRole('searchbox').fill('');
  // The rates of rows that come into view arrive with the next round; BUILD01 is off and has none.
  await expect.poll(() => page.getByText('no data').count()).toBe(1);
  await page.screenshot({ path: join(folder, 'pane.png') });
}
