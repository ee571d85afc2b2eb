import { expect, type Locator, type Page } from '@playwright/test';

/** The pane as an operator uses it: by roles and names, never by markup. */
export class PanePage {
  readonly grid: Locator;
  readonly lab: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole('grid', { name: 'Adapters' });
    this.lab = page.getByRole('complementary', { name: 'Lab' });
  }

  /** Opens the address the host prints and waits for the table. */
  async signIn(): Promise<void> {
    const token = process.env['TOKEN'];
    if (!process.env['BASE_URL'] || !token) throw new Error('BASE_URL and TOKEN must name a running host.');
    await this.page.goto(`/auth/local?token=${encodeURIComponent(token)}`);
    await expect(this.grid).toBeVisible();
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible();
  }

  /** The row of a machine's adapter; the search brings it on screen first. */
  async find(machine: string): Promise<Locator> {
    await this.page.getByRole('searchbox', { name: 'Search adapters' }).fill(machine);
    const row = this.row(machine);
    await expect(row).toBeVisible();
    return row;
  }

  row(machine: string): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.getByRole('gridcell', { name: machine, exact: true }) });
  }

  /** The numbers of a row under a column, as shown. */
  async cell(machine: string, column: string): Promise<string> {
    const header = this.grid.getByRole('columnheader', { name: column });
    const index = await header.getAttribute('aria-colindex');
    return (await this.row(machine).locator(`[aria-colindex="${index}"]`).innerText()).trim();
  }

  roleButton(machine: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Role of ${machine} `) });
  }

  /** Sets a role in the table and waits until it is shown as read back. */
  async setRole(machine: string, role: 'None' | 'Source' | 'Destination'): Promise<void> {
    await this.roleButton(machine).click();
    await this.page.getByRole('menuitemradio', { name: role }).click();
    await expect(this.roleButton(machine)).toHaveAccessibleName(new RegExp(`: ${role}$`));
  }

  /** Sends a ping from the lab panel and waits for its summary. */
  async ping(from: string, to: string, count: number): Promise<void> {
    await this.lab.getByLabel('From').fill(from);
    await this.lab.getByLabel('To', { exact: true }).fill(to);
    await this.lab.getByLabel('Count').fill(String(count));
    await this.lab.getByRole('button', { name: 'Send ping' }).click();
    await expect(this.lab.getByText(`${count} of ${count} answered by`)).toBeVisible({ timeout: 30_000 });
  }
}
