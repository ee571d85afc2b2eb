import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The pane as an operator uses it: by roles and names, never by markup. */
export class PanePage {
  readonly grid: Locator;
  readonly lab: Locator;

  /** `within` is the frame the pane is in, where it is in one. */
  constructor(
    readonly page: Page,
    readonly within: Page | FrameLocator = page,
  ) {
    this.grid = within.getByRole('grid', { name: 'Adapters' });
    this.lab = within.getByRole('complementary', { name: 'Lab' });
  }

  /** Opens the address the host prints and waits for the table. */
  async signIn(): Promise<void> {
    const token = process.env['TOKEN'];
    if (!process.env['BASE_URL'] || !token) throw new Error('BASE_URL and TOKEN must name a running host.');
    await this.page.goto(`/auth/local?token=${encodeURIComponent(token)}`);
    await this.isLive();
  }

  /** Waits for the table and for the live connection. */
  async isLive(): Promise<void> {
    await expect(this.grid).toBeVisible();
    await expect(this.within.getByText('Live', { exact: true })).toBeVisible();
  }

  /** Brings the machines with these words on screen. */
  async find(words: string): Promise<void> {
    await this.within.getByRole('searchbox', { name: 'Search adapters' }).fill(words);
  }

  /** The first row of a machine. */
  row(machine: string): Locator {
    const cell = this.within.getByRole('gridcell', { name: machine, exact: true });
    return this.grid.getByRole('row').filter({ has: cell }).first();
  }

  /** Selects a machine's first adapter, which opens its details. */
  async select(machine: string): Promise<void> {
    await this.row(machine).getByRole('gridcell', { name: machine, exact: true }).click();
  }

  /** The numbers of a row under a column, as shown. */
  async cell(machine: string, column: string): Promise<string> {
    return (await (await this.cellOf(machine, column)).innerText()).trim();
  }

  async cellOf(machine: string, column: string): Promise<Locator> {
    const header = this.grid.getByRole('columnheader', { name: column });
    const index = await header.getAttribute('aria-colindex');
    return this.row(machine).locator(`[aria-colindex="${index}"]`);
  }

  roleButton(machine: string): Locator {
    return this.within.getByRole('button', { name: new RegExp(`^Role of ${machine} `) });
  }

  /** Sets a role in the table and waits until it is shown as read back. */
  async setRole(machine: string, role: 'None' | 'Source' | 'Destination'): Promise<void> {
    await this.roleButton(machine).click();
    await this.within.getByRole('menuitemradio', { name: role }).click();
    await expect(this.roleButton(machine)).toHaveAccessibleName(new RegExp(`: ${role}$`));
  }

  /** Sends a ping from the lab panel and waits for its summary. */
  async ping(from: string, to: string, count: number): Promise<void> {
    await this.lab.getByLabel('From').fill(from);
    await this.lab.getByLabel('To', { exact: true }).fill(to);
    await this.lab.getByLabel('Count').fill(String(count));
    const answer = this.page.waitForResponse('**/lab/ping');
    await this.lab.getByRole('button', { name: 'Send ping' }).click();
    await answer;
    await expect(this.lab.getByText(`${count} of ${count} answered by`)).toBeVisible();
  }

  /** Waits until samples taken after the last ping to NLB2 have arrived, as the guided steps do themselves. */
  async countersCaughtUp(): Promise<void> {
    await expect(this.lab.getByText('Reading the counters of NLB1')).toBeHidden();
  }
}
