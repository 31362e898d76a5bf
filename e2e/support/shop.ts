import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Shop, startShop } from '../../demo/server/start-shop.ts';
import { createPages, type Pages } from './pages.ts';
import { createSandboxView, type SandboxView } from './sandbox-view.ts';
import { createWire, type Wire } from './wire.ts';

type BeforeRoute = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;

export interface TestShop extends Shop {
  /** What the local Klaviyo recorded. */
  sandbox: SandboxView;
  /** Pages of the test's own; cleared before each test. */
  pages: Pages;
  /** What was posted to the route since the test began. */
  wire: Wire;
  /** Lets a test stand between the page and the route; cleared before each test. */
  intercept(handler: BeforeRoute | undefined): void;
  /** Refuses what the visitors of any other test still send. */
  expectOnly(testId: string): void;
}

/** The cookie that marks a test's visitors. */
const MARK = 'visitor-of';

/** A page of the test before may still be sending its last words when the next test has begun. */
const isStray = ({ headers, method }: IncomingMessage, testId: string): boolean => {
  const mark = new RegExp(`${MARK}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
  return method === 'POST' && mark !== undefined && mark !== testId;
};

const refuse = (outgoing: ServerResponse): boolean => {
  outgoing.writeHead(503).end();
  return true;
};

interface Fixtures {
  testId: string;
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
      const stand: { testId: string; handler?: BeforeRoute | undefined } = { testId: '' };
      const pages = createPages(() => `${MARK}=${stand.testId}; Path=/; SameSite=Lax`);
      const wire = createWire();
      const shop = await startShop({
        port: 0,
        sandboxPort: 0,
        beforeRoute: async (incoming, outgoing) => {
          if (isStray(incoming, stand.testId)) return refuse(outgoing);
          wire.record(incoming);
          if (pages.answer(incoming, outgoing)) return true;
          return (await stand.handler?.(incoming, outgoing)) ?? false;
        },
      });
      const intercept = (handler: BeforeRoute | undefined): void => {
        stand.handler = handler;
      };
      const expectOnly = (testId: string): void => {
        stand.testId = testId;
        pages.clear();
        wire.clear();
      };
      const sandbox = createSandboxView(shop.sandboxUrl);
      await use({ ...shop, sandbox, pages, wire, intercept, expectOnly });
      await shop.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
  testId: async ({}, use) => use(randomUUID()),
  shop: [
    async ({ runningShop, testId }, use) => {
      runningShop.intercept(undefined);
      runningShop.expectOnly(testId);
      await runningShop.idle();
      await runningShop.sandbox.reset();
      await use(runningShop);
    },
    { auto: true },
  ],
  context: async ({ context, runningShop, testId }, use) => {
    await context.addCookies([{ name: MARK, value: testId, url: runningShop.shopUrl }]);
    await accept(context);
    await use(context);
  },
  baseURL: async ({ runningShop }, use) => use(runningShop.shopUrl),
});

/** A page of the shop on which nothing tracks by itself. */
export const QUIET_PAGE = '/about';

/**
 * Waits until the tracker itself, not its stub, is on the page, and open. In the page: to
 * `waitForFunction` a promise is true, whatever it will resolve to.
 */
export const ready = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const isOpen = async (): Promise<boolean> => {
      const tracker = globalThis.keepsend;
      if (!tracker || 'q' in tracker) return false;
      return (await tracker.inspect()).storage !== 'none';
    };
    while (!(await isOpen())) await new Promise((resolve) => setTimeout(resolve, 10));
  });

export { expect };
