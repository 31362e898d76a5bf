import { defineConfig, type Project } from '@playwright/test';
import { findChromedriver, findFirefox, findWebKit } from '../tools/find-browser.ts';
import { launchOptions } from './support/browser.ts';

/** What runs in every engine, and what in two of the three. */
const EVERYWHERE = 'engines/*.spec.ts';
const CHROMIUM_AND_FIREFOX = 'engines/chromium-and-firefox/*.spec.ts';

const findProjects = (): Project[] => {
  const firefox = findFirefox();
  const projects: Project[] = [
    {
      name: 'chromium',
      testIgnore: [
        'engines/firefox/*',
        'engines/webkit/*',
        ...(findChromedriver() ? [] : ['is-prerendered.spec.ts']),
      ],
      use: { browserName: 'chromium', launchOptions },
    },
  ];
  if (firefox) {
    const { executablePath, isPlaywrights } = firefox;
    projects.push({
      name: 'firefox',
      testMatch: [EVERYWHERE, CHROMIUM_AND_FIREFOX, 'engines/firefox/*.spec.ts'],
      testIgnore: isPlaywrights ? ['is-hidden.spec.ts'] : [],
      use: {
        browserName: 'firefox',
        engineName: 'firefox',
        launchOptions: { executablePath },
        ...(!isPlaywrights && { channel: 'moz-firefox' }),
      },
    });
  }
  if (findWebKit()) {
    projects.push({
      name: 'webkit',
      testMatch: [EVERYWHERE, 'engines/webkit/*.spec.ts'],
      use: { engineName: 'webkit' },
    });
  }
  return projects;
};

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Each worker has a shop, a route and a sandbox of its own; two cores carry two.
  workers: 2,
  fullyParallel: true,
  // A Firefox that starts twice on a busy machine takes its time; a claim has its own, shorter one.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../.cache/e2e.json' }]],
  projects: findProjects(),
});
