import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Shop, startShop } from '../../demo/server/start-shop.ts';
import { createSandboxView, type SandboxView } from './sandbox-view.ts';

type BeforeRoute = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;

export interface TestShop extends Shop {
  /** What the local Klaviyo recorded. */
  sandbox: SandboxView;
  /** Lets a test stand between the page and the route; cleared before each test. */
  intercept(handler: BeforeRoute | undefined): void;
}

interface Fixtures {
  /** The shop of this worker, with an empty sandbox. */
  shop: TestShop;
  /** Visitors who have accepted cookies. */
  context: BrowserContext;
}

/** The shop remembers the visitor's choice; this is a visitor who chose before. */
export const accept = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    try {
      localStorage.setItem('shop-consent', '"granted"');
    } catch {
      // A test of blocked storage grants by hand.
    }
  });

export const test = base.extend<Fixtures, { runningShop: TestShop }>({
  runningShop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
    async ({}, use) => {
      let handler: BeforeRoute | undefined;
      const shop = await startShop({
        port: 0,
        sandboxPort: 0,
        beforeRoute: async (incoming, outgoing) => (await handler?.(incoming, outgoing)) ?? false,
      });
      const sandbox = createSandboxView(shop.sandboxUrl);
      await use({
        ...shop,
        sandbox,
        intercept: (next) => {
          handler = next;
        },
      });
      await shop.close();
    },
    { scope: 'worker' },
  ],
  shop: async ({ runningShop }, use) => {
    runningShop.intercept(undefined);
    await runningShop.sandbox.reset();
    await use(runningShop);
  },
  context: async ({ context }, use) => {
    await accept(context);
    await use(context);
  },
  baseURL: async ({ runningShop }, use) => use(runningShop.shopUrl),
});

/** A page of the shop on which nothing tracks by itself. */
export const QUIET_PAGE = '/about';

/** Waits until the tracker itself, not its stub, is on the page, and open. */
export const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => {
    const tracker = globalThis.keepsend;
    if (!tracker || 'q' in tracker) return false;
    const { storage } = await tracker.inspect();
    return storage !== 'none';
  });

export { expect };
