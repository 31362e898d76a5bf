import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Each worker has a shop, a route and a sandbox of its own; two cores carry two.
  workers: 2,
  fullyParallel: true,
  timeout: 45_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../.cache/e2e.json' }]],
  projects: [{ name: 'chromium', use: { browserName: 'chromium', launchOptions } }],
});
