import { expect, type FrameLocator, type Page } from '@playwright/test';

/** What a double offers to those who drive it; the same for both. */
interface ShellDouble {
  readonly started: Promise<{ version: string; state: number; displayName?: string }>;
  readonly reports: string[];
  open(path: string): Promise<{ state: number }>;
  setTheme(name: string): Promise<unknown>;
  activate(): Promise<unknown>;
  deactivate(): Promise<{ state: number }>;
  shutdown(): Promise<{ canShutdown: boolean }>;
}

declare global {
  interface Window {
    readonly shell: ShellDouble;
  }
}

export type DoubleName = 'fake' | 'sdk';

/** What a double is asked for by its address. */
export interface ShellWishes {
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
  readonly path?: string;
  readonly type?: 'server' | 'cluster';
  readonly name?: string;
  readonly tool?: string;
  readonly manageAs?: string;
}

/** A double of the shell with the pane in its frame. */
export class ShellPage {
  readonly tool: FrameLocator;

  constructor(
    readonly page: Page,
    private readonly double: DoubleName = 'fake',
  ) {
    this.tool = page.frameLocator('iframe');
  }

  /** Opens the double without waiting for the tool to answer. */
  async visit(wishes: ShellWishes = {}): Promise<void> {
    const port = process.env['SHELL_PORT'];
    if (!port) throw new Error('The shell server does not run.');
    const query = new URLSearchParams({ ...wishes });
    await this.page.goto(`http://127.0.0.1:${port}/shell/${this.double}/?${query}`);
  }

  /** Opens the double, and waits until it has opened the tool. */
  async open(wishes: ShellWishes = {}) {
    await this.visit(wishes);
    const started = await this.page.evaluate(() => window.shell.started);
    expect(started).toMatchObject({ version: '0.1.0', state: 0 });
    return started;
  }

  reports(): Promise<string[]> {
    return this.page.evaluate(() => window.shell.reports);
  }
}
