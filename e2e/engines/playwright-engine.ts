import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Engine, Tab, Visitor } from './visitor.ts';

const toTab = (page: Page): Tab => ({
  goto: async (path) => {
    await page.goto(path);
  },
  run: <Result, Input>(work: (input: Input) => Result, input?: Input) =>
    page.evaluate(work as never, input) as Promise<Awaited<Result>>,
  close: () => page.close(),
});

/** A visitor of whom Playwright has the context. */
export const toVisitor = (context: BrowserContext): Visitor => ({
  open: async (path) => {
    const tab = toTab(await context.newPage());
    await tab.goto(path);
    return tab;
  },
  leave: () => context.close(),
  setOffline: (isOffline) => context.setOffline(isOffline),
});

/** Chromium or Firefox, driven by Playwright. */
export const createPlaywrightEngine = (browser: Browser): Engine => ({
  visit: async (baseURL) => toVisitor(await browser.newContext({ baseURL })),
  stop: () => browser.close(),
});
