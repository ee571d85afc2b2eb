import { expect, test } from '@playwright/test';
import { ShellPage, type DoubleName } from './shell-page';
for (const double of ['fake', 'sdk'] as const satisfies DoubleName[]) {
  test(`opens in ${double}`, async ({ page }) => {
    page.on('console', (m) => console.log('CONSOLE', m.type(), m.text()));
    page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
    page.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url()));
    const shell = new ShellPage(page, double);
    console.log(await shell.open());
    await expect(shell.tool.getByRole('grid', { name: 'Adapters' })).toBeVisible();
    await expect(shell.tool.getByText('Live', { exact: true })).toBeVisible();
    await page.screenshot({ path: `/tmp/bridge-${double}.png` });
  });
}
