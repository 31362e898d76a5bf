import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { ready } from '../support/shop.ts';
import type { Home } from './home.ts';
import type { Line } from './line.ts';
import { createReports, type Reports } from './reports.ts';
import type { Death } from './scenario.ts';
import { type Stand, VISITOR_COOKIE } from './stand.ts';

/** Somebody with a browser, a name that marks all he does, and a line to the route. */
export interface Visitor {
  readonly name: string;
  readonly line: Line;
  readonly reports: Reports;
  /** Tabs that are open, the oldest first. */
  tabs(): Page[];
  /** Opens the shop in a new tab and waits for the tracker; starts the browser if it was killed. */
  open(): Promise<Page>;
  setOffline(isOffline: boolean): Promise<void>;
  /** Lets a tab die, and what dies with it. `isDying`: the page itself leaves for the next one. */
  die(tab: Page, death: Death, isDying?: boolean): Promise<void>;
  leave(): Promise<void>;
}

/** A page that neither answers nor goes must not hold up everything. */
const DEATH_MS = 10_000;

const gone = (page: Page): Promise<unknown> =>
  page.isClosed() ? Promise.resolve() : page.waitForEvent('close', { timeout: DEATH_MS });

const crash = async (page: Page, session: CDPSession | undefined): Promise<void> => {
  const crashed = page.waitForEvent('crash', { timeout: DEATH_MS });
  void session?.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
};

/** Resolves when the next page is there, or the browser's own page that says why it is not. */
const navigate = async (page: Page, isDying: boolean): Promise<void> => {
  const arrived = page.waitForEvent('framenavigated', { timeout: DEATH_MS });
  if (!isDying) {
    await page.evaluate(() => {
      location.href = '/next';
    });
  }
  await arrived;
};

/** As a hand on the mouse does: the page hears that it goes. */
const close = async (page: Page): Promise<void> => {
  const closed = gone(page);
  await page.close({ runBeforeUnload: true });
  await closed;
};

const isChromium = (context: BrowserContext): boolean =>
  context.browser()?.browserType().name() !== 'firefox';

export const createVisitor = (stand: Stand, name: string, home: Home): Visitor => {
  const line = stand.line(name);
  const reports = createReports();
  let context: BrowserContext | undefined;
  let pages: Page[] = [];
  // Opened beforehand: a page in the middle of a task lets no debugger in.
  const sessions = new WeakMap<Page, CDPSession>();

  const enter = async (): Promise<BrowserContext> => {
    const entered = await home.enter();
    if (entered !== context) {
      context = entered;
      reports.listen(entered);
      await entered.addCookies([{ name: VISITOR_COOKIE, value: name, url: stand.url }]);
    }
    return entered;
  };

  return {
    name,
    line,
    reports,
    tabs: () => pages.filter((page) => !page.isClosed()),
    open: async () => {
      const entered = await enter();
      const page = await entered.newPage();
      pages.push(page);
      if (isChromium(entered)) sessions.set(page, await entered.newCDPSession(page));
      await page.goto(stand.url);
      await ready(page);
      return page;
    },
    setOffline: async (isOffline) => context?.setOffline(isOffline),
    die: async (tab, death, isDying = false) => {
      if (death === 'navigation') return navigate(tab, isDying);
      if (death === 'tab closed') return close(tab);
      if (death === 'renderer crash') return crash(tab, sessions.get(tab));
      if (death === 'window closed') {
        const others = pages.filter((page) => page !== tab && !page.isClosed());
        await Promise.all([close(tab), ...others.map((page) => close(page))]);
        return;
      }
      await home.kill(death);
      pages = [];
      context = undefined;
    },
    leave: () => home.remove(),
  };
};
