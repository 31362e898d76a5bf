import type { Browser, Page } from 'puppeteer-core';
import type { Engine, Tab, Visitor } from './visitor.ts';

/** A tab that really is hidden while another one is in front of it. */
export interface CoverableTab extends Tab {
  toFront(): Promise<void>;
  /** Sends a command of Chromium's own protocol. */
  command(name: 'Page.crash' | 'Page.setWebLifecycleState', parameters?: object): Promise<void>;
}

export interface CoverableVisitor extends Visitor {
  open(path: string): Promise<CoverableTab>;
}

const toTab = (page: Page, baseUrl: string): CoverableTab => ({
  goto: async (path) => {
    await page.goto(new URL(path, baseUrl).href);
  },
  run: <Result, Input>(work: (input: Input) => Result, input?: Input) =>
    page.evaluate(work as never, input as never) as Promise<Awaited<Result>>,
  close: () => page.close(),
  toFront: () => page.bringToFront(),
  command: async (name, parameters) => {
    const session = await page.createCDPSession();
    await session.send(name, parameters as never);
  },
});

/** Chromium or Firefox, driven by Puppeteer: Playwright keeps every page visible. */
export const createPuppeteerEngine = (
  browser: Browser,
): Engine & { visit(baseUrl: string): Promise<CoverableVisitor> } => ({
  visit: async (baseUrl) => {
    const context = await browser.createBrowserContext();
    return {
      open: async (path) => {
        const page = await context.newPage();
        await page.bringToFront();
        const tab = toTab(page, baseUrl);
        await tab.goto(path);
        return tab;
      },
      leave: () => context.close(),
    };
  },
  stop: () => browser.close(),
});
