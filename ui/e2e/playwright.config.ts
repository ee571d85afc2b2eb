import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

/**
 * Runs against a host that serves the pane and the default lab. BASE_URL and TOKEN name it; CHROMIUM is the browser;
 * RESULTS_DIR takes the results, SCREENSHOT_DIR the README's picture.
 */
const results = process.env['RESULTS_DIR'];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './wac/global-setup.ts',
  // One lab for all: what one test sets, another would see.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: results
    ? [['list'], ['junit', { outputFile: join(results, 'pane-browser.junit.xml') }]]
    : [['list']],
  use: {
    baseURL: process.env['BASE_URL'],
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
