import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { PanePage } from '../pane-page';
import { ARP_PACKETS, growth, received } from '../traffic';
import { DOUBLES, ShellPage } from './shell-page';

// The tool's frame is narrower than the window; the lab's panel wants some room.
test.use({ viewport: { width: 1600, height: 900 } });

/** Long enough at one echo a second for the rates to be seen while it runs. */
const ECHOES = 4;

for (const double of DOUBLES) {
  test(`through the plug-in in the ${double} shell, a mirrored ping raises what NLB1 receives`, async ({
    page,
  }) => {
    const shell = new ShellPage(page, double);
    const pane = new PanePage(page, shell.tool);
    await shell.open();
    await pane.isLive();
    await pane.find('NLB');
    await pane.setRole('NLB2', 'Source');
    await pane.setRole('NLB1', 'Destination');
    const copied = await growth(pane, async () => {
      const ping = pane.ping('HV01', 'NLB2', ECHOES);
      await expect.poll(() => received(pane), { intervals: [250] }).toBeGreaterThan(0);
      await ping;
      const pictures = process.env['SCREENSHOT_DIR'];
      if (pictures) await page.screenshot({ path: join(pictures, `pane-in-${double}.png`) });
    });
    expect(copied).toBeGreaterThanOrEqual(2 * ECHOES);

    await pane.setRole('NLB1', 'None');
    await pane.setRole('NLB2', 'None');
    const after = await growth(pane, () => pane.ping('HV01', 'NLB2', ECHOES));
    expect(after).toBeLessThanOrEqual(ARP_PACKETS);
  });
}
