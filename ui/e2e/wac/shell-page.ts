import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** What a double offers to those who drive it; the same for both, but for the counts. */
interface ShellDouble {
  readonly started: Promise<{ version: string; state: number; displayName?: string }>;
  readonly reports: string[];
  counts(): { calls: number; heard: number };
  open(path: string): Promise<{ state: number }>;
  /** Goes to another connection with the tool still in its frame. */
  connect(name: string): Promise<{ state: number }>;
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

export const DOUBLES = ['fake', 'sdk'] as const;
export type DoubleName = (typeof DOUBLES)[number];

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

/** The address of something the shell server serves, by either of two names that are two origins. */
export function served(path: string, name = '127.0.0.1'): string {
  const port = process.env['SHELL_PORT'];
  if (!port) throw new Error('The shell server does not run.');
  return `http://${name}:${port}${path}`;
}

/** The tool's version, as its built manifest says. */
export function toolVersion(): string {
  return JSON.parse(readFileSync(new URL('../../dist/wac/manifest.json', import.meta.url), 'utf8')).version;
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
    await this.page.goto(served(`/shell/${this.double}/?${new URLSearchParams({ ...wishes })}`));
  }

  /** Opens the double, and waits until it has opened the tool. */
  async open(wishes: ShellWishes = {}) {
    await this.visit(wishes);
    const started = await this.page.evaluate(() => window.shell.started);
    expect(started).toMatchObject({ version: toolVersion(), state: 0 });
    return started;
  }

  /** The tool's own document. */
  get frame(): Frame {
    return this.page.frames()[1]!;
  }

  reports(): Promise<string[]> {
    return this.page.evaluate(() => window.shell.reports);
  }

  counts(): Promise<{ calls: number; heard: number }> {
    return this.page.evaluate(() => window.shell.counts());
  }
}
