import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { PanePage } from './pane-page';

test('without a session the pane says how to sign in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await expect(page.getByText('/auth/local?token=')).toBeVisible();
  await expectAccessible(page);
});

test('the table shows the lab with live rates', async ({ page }) => {
  const pane = new PanePage(page);
  await pane.signIn();
  await expect(page.getByRole('list', { name: 'Nodes' }).getByRole('button')).toHaveCount(3);
  await pane.find('SQL01');
  await expect(pane.row('SQL01')).toBeVisible();
  await expect(pane.row('SQL01').getByText('no data')).toBeHidden();
  await page.getByRole('searchbox').fill('no machine is called that');
  await expect(page.getByRole('heading', { name: 'No adapter matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(pane.grid.getByRole('row').nth(5)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in table, details, menu and filters', async ({ page }) => {
      const pane = new PanePage(page);
      await pane.signIn();
      await pane.find('NLB1');
      await pane.select('NLB1');
      await expect(page.getByRole('img', { name: /Packets of the last two minutes/ })).toBeVisible();
      await expectAccessible(page);
      await pane.roleButton('NLB1').click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'VLAN', expanded: false }).click();
      await expectAccessible(page);
    });
  });
}

test('the keyboard moves through the table and sets a role', async ({ page }) => {
  const pane = new PanePage(page);
  await pane.signIn();
  await pane.grid.getByRole('columnheader', { name: 'Machine' }).getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  const selected = pane.grid.getByRole('row', { selected: true });
  await expect(selected).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('PageDown');
  await expect(selected).not.toHaveAttribute('aria-rowindex', '2');
  const last = (await pane.grid.getAttribute('aria-rowcount')) ?? '';
  await page.keyboard.press('Control+End');
  await expect(selected).toHaveAttribute('aria-rowindex', last);
  await expect(selected.getByRole('gridcell').last()).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(selected).toHaveAttribute('aria-rowindex', '2');
  await expect(selected.getByRole('gridcell').first()).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'None' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'Source' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(selected.getByRole('button', { name: /: Source$/ })).toBeVisible();
  await expect(selected.getByRole('gridcell').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(selected.getByRole('button', { name: /: None$/ })).toBeVisible();
});

test('the pane speaks Portuguese when asked', async ({ page }) => {
  await new PanePage(page).signIn();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('pt-BR');
  await expect(page.getByRole('grid', { name: 'Adaptadores' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en-US');
  await expect(page.getByRole('grid', { name: 'Adapters' })).toBeVisible();
});

test('a capture is saved under the adapter’s name', async ({ page }) => {
  const pane = new PanePage(page);
  await pane.signIn();
  await pane.find('NLB1');
  await pane.select('NLB1');
  await pane.lab.getByLabel('Seconds').fill('1');
  const download = page.waitForEvent('download');
  await pane.lab.getByRole('button', { name: 'Capture to file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^NLB1.*\.pcapng$/);
});
