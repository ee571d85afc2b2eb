import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { PolicyPage } from './policy-page';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('a policy is made, previewed, applied on trial, confirmed, seen and undone', async ({ page }) => {
      const policies = new PolicyPage(page);
      const name = `Story in ${colorScheme}`;
      await policies.pane.signIn();
      await policies.open();
      await expectAccessible(page);

      await policies.fill(name, 'NLB2', 'NLB1');
      await expect(policies.preview.getByText('1 source, 1 collector')).toBeVisible();
      await expect(page.getByText('Saving writes nothing to any node.')).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Save and apply…' }).click();
      const apply = page.getByRole('region', { name: 'Apply this policy' });
      await expect(apply.getByText('NLB2 / Network Adapter')).toBeVisible();
      await apply.getByLabel('Keep it only if somebody confirms; else it rolls back by itself').check();
      await expectAccessible(page);
      await apply.getByRole('button', { name: 'Apply', exact: true }).click();

      const trial = page.getByRole('region', { name: 'Trial' });
      await expect(trial.getByRole('timer')).toHaveText(/^(2 min|1 min \d+ s)$/);
      await trial.getByRole('button', { name: 'Confirm' }).click();
      await expect(trial).toBeHidden();

      const source = page
        .getByRole('table', { name: 'Sources' })
        .getByRole('row')
        .filter({ hasText: 'NLB2' });
      await expect(source.getByText(/^\s*(Covered|Flowing)\s*$/)).toBeVisible();
      await expect(
        page.getByRole('list', { name: 'Collectors' }).getByText('On', { exact: true }),
      ).toBeVisible();
      await expectAccessible(page);
      for (const section of ['Blind times', 'Findings', 'To be done', 'What undo restores', 'History']) {
        await policies.section(section).click();
        await expectAccessible(page);
      }

      await page.getByRole('button', { name: 'Undo…' }).click();
      const undo = page.getByRole('region', { name: 'Undo this policy' });
      await expect(undo.getByText('NLB2 / Network Adapter Source → None')).toBeVisible();
      await expectAccessible(page);
      await undo.getByRole('button', { name: 'Undo and restore' }).click();
      await policies.section('What undo restores').click();
      await expect(
        page.getByText('This policy has changed nothing, so there is nothing to restore.'),
      ).toBeVisible();

      await policies.end(name);
      await page.getByRole('tab', { name: 'Adapters' }).click();
      await policies.pane.find('NLB');
      for (const machine of ['NLB1', 'NLB2']) {
        await expect(policies.pane.roleButton(machine)).toHaveAccessibleName(/: None$/);
      }
    });
  });
}

test('what cannot be stored is said at its field, and nothing is stored', async ({ page }) => {
  const policies = new PolicyPage(page);
  await policies.pane.signIn();
  await policies.open();
  await policies.fill('Nowhere', 'NLB2', 'no machine is called that');
  await page.getByRole('group', { name: 'Sources, line 1' }).getByLabel('VLAN').fill('9999');
  await expect(page.getByText(/“9999” cannot be used\. Allowed: VLANs from 0/)).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be used' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(policies.item('Nowhere')).toHaveCount(0);
});

test('an adapter that a policy holds says by whom, and gives its role to no hand', async ({ page }) => {
  const policies = new PolicyPage(page);
  await policies.pane.signIn();
  await policies.open();
  await policies.fill('Holds NLB2', 'NLB2', 'NLB1');
  await page.getByRole('radio', { name: /^Enforce/ }).check();
  await page.getByRole('button', { name: 'Save and enforce now' }).click();
  await expect(page.getByRole('heading', { name: 'Holds NLB2' })).toBeVisible();

  await page.getByRole('tab', { name: 'Adapters' }).click();
  await policies.pane.find('NLB2');
  await expect(policies.pane.roleButton('NLB2')).toHaveAccessibleName(/: Source$/);
  await expect(policies.pane.row('NLB2').getByText(/^\s*(Covered|Flowing)\s*$/)).toBeVisible();
  await policies.pane.select('NLB2');
  const held = page.getByRole('list', { name: 'Policies of this adapter' });
  await expect(held.getByRole('link', { name: 'Holds NLB2' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'None', exact: true })).toBeDisabled();
  await expectAccessible(page);

  await held.getByRole('link', { name: 'Holds NLB2' }).click();
  await policies.end('Holds NLB2');
});

test('a role set by hand is a policy of its own, by the name of its adapter', async ({ page }) => {
  const policies = new PolicyPage(page);
  await policies.pane.signIn();
  await policies.pane.find('NLB2');
  await policies.pane.setRole('NLB2', 'Source');
  await policies.open();
  await expect(page.getByRole('button', { name: /^Set by hand/ })).toBeVisible();
  await policies.item('NLB2 / Network Adapter').click();
  await expect(page.getByRole('heading', { name: 'NLB2 / Network Adapter' })).toBeVisible();
  await policies.end('NLB2 / Network Adapter');
});

test('the policies speak Portuguese, and the address keeps the place', async ({ page }) => {
  const policies = new PolicyPage(page);
  await policies.pane.signIn();
  await policies.open();
  await page.getByRole('button', { name: 'New policy' }).first().click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('pt-BR');
  await expect(page.getByRole('heading', { name: 'Nova política' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Políticas/ })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en-US');
  await expect(page.getByRole('tab', { name: /^Policies/ })).toBeVisible();
});
