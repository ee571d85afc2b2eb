import { expect, test } from '@playwright/test';
import { expectAccessible } from '../axe';
import { PanePage } from '../pane-page';
import { DOUBLES, ShellPage, toolVersion } from './shell-page';

for (const double of DOUBLES) {
  test.describe(`in the ${double} shell`, () => {
    test('the tool opens at the path it is given, and tells each place', async ({ page }) => {
      const shell = new ShellPage(page, double);
      await shell.open({ path: 'policies' });
      const chosen = (name: RegExp) => shell.tool.getByRole('tab', { name, selected: true });
      await expect(chosen(/^Policies/)).toBeVisible();
      await shell.tool.getByRole('tab', { name: /^Adapters/ }).click();
      await new PanePage(page, shell.tool).isLive();
      expect(await shell.reports()).toEqual(['adapters']);

      await page.evaluate(() => window.shell.open('policies/new'));
      await expect(shell.tool.getByRole('heading', { name: 'New policy' })).toBeVisible();
      await page.evaluate(() => window.shell.open(''));
      await expect(chosen(/^Adapters/)).toBeVisible();
      expect(await shell.reports()).toEqual(['adapters']);
    });

    test('the tool has the shell’s colours and language, and nothing to choose them by', async ({ page }) => {
      const shell = new ShellPage(page, double);
      await shell.open({ theme: 'dark', locale: 'pt-BR' });
      await expect(shell.tool.getByRole('grid', { name: 'Adaptadores' })).toBeVisible();
      const document = shell.tool.locator('html');
      await expect(document).toHaveAttribute('lang', 'pt-BR');
      await expect(document).toHaveCSS('color-scheme', 'dark');
      await expect(shell.tool.getByRole('combobox', { name: /^(Idioma|Tema)$/ })).toHaveCount(0);
      await page.evaluate(() => window.shell.setTheme('light'));
      await expect(document).toHaveCSS('color-scheme', 'light');
    });

    test('the tool rests while it is put away, and lets itself be closed', async ({ page }) => {
      const shell = new ShellPage(page, double);
      const opening = page.waitForEvent('websocket');
      await shell.open();
      await new PanePage(page, shell.tool).isLive();
      const closing = (await opening).waitForEvent('close');
      expect(await page.evaluate(() => window.shell.deactivate())).toMatchObject({ state: 0 });
      await closing;
      await page.evaluate(() => window.shell.activate());
      await new PanePage(page, shell.tool).isLive();
      expect(await page.evaluate(() => window.shell.shutdown())).toMatchObject({ canShutdown: true });
    });

    test('the tool begins anew where the shell goes with it', async ({ page }) => {
      const shell = new ShellPage(page, double);
      await shell.open({ type: 'server', name: 'hv01.contoso.com' });
      await new PanePage(page, shell.tool).isLive();
      const asked = page.waitForRequest('**/nodes/hv02.contoso.com/api/clusters');
      const socket = page.waitForEvent('websocket');
      await page.evaluate(() => window.shell.connect('hv02.contoso.com'));
      await asked;
      expect((await socket).url()).toContain('/nodes/hv02.contoso.com/hubs/live');
      await new PanePage(page, shell.tool).isLive();
    });
  });
}

test('axe finds nothing in the tool in dark colours', async ({ page }) => {
  const shell = new ShellPage(page);
  await shell.open({ theme: 'dark', locale: 'pt-BR' });
  await expect(shell.tool.getByRole('grid', { name: 'Adaptadores' })).toBeVisible();
  await expectAccessible(shell.frame);
});

for (const [locale, name] of [
  ['en-US', 'Port mirroring'],
  ['pt-BR', 'Espelhamento de portas'],
  ['de-DE', 'Port mirroring'],
] as const) {
  test.describe(`for a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test('the shell’s own classes read the tool’s name from the manifest', async ({ page }) => {
      const { displayName } = await new ShellPage(page, 'sdk').open();
      expect(displayName).toBe(name);
    });
  });
}

test('requests go by the node, with what the gateway wants to see', async ({ page }) => {
  const shell = new ShellPage(page);
  const asking = page.waitForRequest('**/api/session');
  const negotiating = page.waitForRequest('**/hubs/live/negotiate?**');
  await shell.open({ type: 'server', name: 'hv01.contoso.com', manageAs: 'yes' });
  const [asked, negotiated] = [await asking, await negotiating];
  const plugin = '/api/Services/WacMirror/PortMirror/nodes/hv01.contoso.com/';
  expect(new URL(asked.url()).pathname).toBe(`${plugin}api/session`);
  expect(new URL(negotiated.url()).pathname).toBe(`${plugin}hubs/live/negotiate`);
  const [cookie] = await page.context().cookies();
  for (const request of [asked, negotiated]) {
    expect(request.headers()).toMatchObject({
      'x-ms-sme-module-name': 'wacmirror.port-mirroring',
      'x-ms-sme-module-version': toolVersion(),
      'x-xsrf-token': cookie!.value,
      'x-ms-sme-authorization': 'an-encrypted-account',
      'accept-language': 'en-US',
    });
  }
});

test('the browser’s own functions are as they were', async ({ page }) => {
  const shell = new ShellPage(page);
  await shell.open();
  expect(await shell.frame.evaluate(() => 'a-b'.replaceAll(/-/g, '+'))).toBe('a+b');
});
