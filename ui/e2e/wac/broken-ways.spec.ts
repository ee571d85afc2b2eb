import { expect, test } from '@playwright/test';
import { expectAccessible } from '../axe';
import { PanePage } from '../pane-page';
import { ShellPage } from './shell-page';

test('where WebSockets do not pass, events stream', async ({ page }) => {
  const shell = new ShellPage(page);
  const stream = page.waitForRequest((request) => request.resourceType() === 'eventsource');
  await shell.open({ name: 'no-websockets.lab.example' });
  await new PanePage(page, shell.tool).isLive();
  expect((await stream).url()).toContain('/hubs/live?id=');
});

test('where no stream passes, long polls do', async ({ page }) => {
  const shell = new ShellPage(page);
  const poll = page.waitForRequest(
    (request) => request.resourceType() === 'fetch' && /\/hubs\/live\?id=.*&_=/.test(request.url()),
  );
  await shell.open({ name: 'no-streams.lab.example' });
  await new PanePage(page, shell.tool).isLive();
  expect((await poll).method()).toBe('GET');
});

test('where nothing lasts, the pane asks again and again, and says so', async ({ page }) => {
  const shell = new ShellPage(page);
  const pane = new PanePage(page, shell.tool);
  await shell.open({ name: 'no-hub.lab.example' });
  await expect(pane.grid).toBeVisible();
  await expect(shell.tool.getByText('No live connection')).toBeVisible();
  await pane.find('DC01');
  await expect(pane.row('DC01')).toBeVisible();
  await expect.poll(() => pane.cell('DC01', 'Sent pps')).toMatch(/\d/);
  await pane.setRole('DC01', 'Source');
  await pane.setRole('DC01', 'None');
  await expectAccessible(shell.frame);
});

for (const [way, words] of [
  ['refuses-account', 'did not accept the account that Windows Admin Center uses for it'],
  ['lacks-rights', 'The account lacks rights.'],
  ['no-plugin', 'WacMirror’s part in the gateway is not there or does not run'],
] as const) {
  test(`${way}: the pane says what is wrong`, async ({ page }) => {
    const shell = new ShellPage(page);
    await shell.open({ name: `${way}.lab.example` });
    await expect(shell.tool.getByRole('alert').getByText(words)).toBeVisible();
    await expect(shell.tool.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectAccessible(shell.frame);
  });
}
