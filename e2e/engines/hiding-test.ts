import puppeteer, { type Browser } from 'puppeteer-core';
import { test as engineTest, expect } from './engine-test.ts';
import { type CoverableVisitor, createPuppeteerEngine } from './puppeteer-engine.ts';
import type { Tab } from './visitor.ts';

interface Fixtures {
  visitor: CoverableVisitor;
  /** A page without a tracker, to be opened in front of another. */
  cover: string;
}

/** Tests whose tabs really are hidden behind each other. */
export const test = engineTest.extend<Fixtures, { driven: Browser }>({
  driven: [
    async ({ engineName, launchOptions }, use) => {
      const { executablePath = '', args = [] } = launchOptions;
      const browser = await puppeteer.launch({
        browser: engineName === 'firefox' ? 'firefox' : 'chrome',
        executablePath,
        args,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  visitor: async ({ driven, shop }, use) => {
    const visitor = await createPuppeteerEngine(driven).visit(shop.shopUrl);
    await use(visitor);
    await visitor.leave();
  },
  cover: async ({ shop }, use) => use(shop.pages.add('cover', 'In front.')),
});

/** Waits until the browser has told the page. */
export const expectHidden = (tab: Tab, isHidden: boolean): Promise<void> =>
  expect.poll(() => tab.run(() => document.hidden)).toBe(isHidden);

export { expect } from '@playwright/test';
