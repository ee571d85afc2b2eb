import { expect, type Locator, type Page } from '@playwright/test';
import { PanePage } from './pane-page';

/** The policies as an operator uses them: by roles and names, never by markup. */
export class PolicyPage {
  readonly pane: PanePage;
  readonly view: Locator;
  readonly preview: Locator;

  constructor(readonly page: Page) {
    this.pane = new PanePage(page);
    this.view = page.getByRole('tabpanel', { name: /^Policies/ });
    this.preview = page.getByRole('region', { name: 'Preview' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Policies/ }).click();
    await expect(this.page.getByRole('searchbox', { name: 'Search policies' })).toBeVisible();
  }

  item(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name }).getByRole('link');
  }

  /** Fills in the form of a new policy: one machine is watched, another one gets the copies. */
  async fill(name: string, source: string, destination: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New policy' }).first().click();
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByLabel('Reason, as a ticket').fill('CHG-1');
    await this.line('Sources').getByLabel('Machine name').fill(source);
    await this.line('Destinations').getByLabel('Machine name').fill(destination);
  }

  private line(side: string): Locator {
    return this.page.getByRole('group', { name: `${side}, line 1` });
  }

  section(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** Ends the policy that is shown, and waits until the list has lost it. */
  async end(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'End…' }).click();
    await this.page.getByRole('button', { name: 'End and restore' }).click();
    await expect(this.item(name)).toHaveCount(0);
  }
}
