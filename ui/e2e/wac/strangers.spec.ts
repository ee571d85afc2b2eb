import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { ShellPage, served } from './shell-page';

const TOOL = '/modules/wacmirror.port-mirroring/';

/** More than the pane waits for a shell, in milliseconds. */
const LONG = 16_000;

/** Enough calls for a tool that hears them to have answered one. */
const CALLS = 8;

test.beforeEach(({ page }) => page.clock.install());

test('a page of another origin that plays the shell is not answered', async ({ page }) => {
  const shell = new ShellPage(page);
  const ready = page.waitForResponse('**/assets/strings/strings.json**');
  await shell.visit({ tool: served(TOOL, 'localhost') });
  await ready;
  const { calls } = await shell.counts();
  await expect.poll(async () => (await shell.counts()).calls).toBeGreaterThan(calls + CALLS);
  expect((await shell.counts()).heard).toBe(0);
  await page.clock.fastForward(LONG);
  await expectNoShell(page);
  await expectAccessible(shell.frame);
});

for (const [what, path] of [
  ['the tool', TOOL],
  ['the stand-alone pane', '/standalone/'],
] as const) {
  test(`${what} in a page that is no shell says so`, async ({ page }) => {
    await page.goto(served('/shell/fake/options.js'));
    const loaded = page.waitForResponse('**/wac/wac-bridge.js');
    await page.setContent(`<iframe src="${path}" title="Tool"></iframe>`);
    await loaded;
    await page.clock.fastForward(LONG);
    await expectNoShell(page);
  });
}

async function expectNoShell(page: Page): Promise<void> {
  const message = page.frameLocator('iframe').getByRole('alert');
  await expect(message.getByRole('heading', { name: 'No Windows Admin Center answered' })).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('grid')).toHaveCount(0);
}
