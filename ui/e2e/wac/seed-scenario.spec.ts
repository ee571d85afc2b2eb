import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { PanePage } from '../pane-page';
import { ARP_PACKETS, growth, watchReceived } from '../traffic';
import { DOUBLES, ShellPage } from './shell-page';

// The tool's frame is narrower than the window; the lab's panel wants some room.
test.use({ viewport: { width: 1600, height: 900 } });

/** Long enough at one echo a second for the rates to be seen. */
const ECHOES = 4;

/** Enough to tell copies from what everyone receives. */
const FEW = 3;

/** The double of the gateway with the plug-in in it, where it has been built. */
const WAY = process.env['GATEWAY_URL'] ? 'through the plug-in' : 'straight to the host';

for (const double of DOUBLES) {
  test(`${WAY} in the ${double} shell, a mirrored ping raises what NLB1 receives`, async ({ page }) => {
    const shell = new ShellPage(page, double);
    const pane = new PanePage(page, shell.tool);
    await shell.open();
    await pane.isLive();
    await pane.find('NLB');
    await pane.setRole('NLB2', 'Source');
    await pane.setRole('NLB1', 'Destination');
    const highest = await watchReceived(pane);
    const copied = await growth(pane, async () => {
      await pane.ping('HV01', 'NLB2', ECHOES);
      const pictures = process.env['SCREENSHOT_DIR'];
      if (pictures) await page.screenshot({ path: join(pictures, `pane-in-${double}.png`) });
    });
    expect(copied).toBeGreaterThanOrEqual(2 * ECHOES);
    expect(await highest()).toBeGreaterThan(0);

    await pane.setRole('NLB1', 'None');
    await pane.setRole('NLB2', 'None');
    const after = await growth(pane, () => pane.ping('HV01', 'NLB2', FEW));
    expect(after).toBeLessThanOrEqual(ARP_PACKETS);
  });
}
