import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { killBrowser, launchOptions } from '../e2e/support/browser.ts';
import { type Collector, startCollector } from './collector.ts';
import type { Peer } from './peers.ts';

/** A page settles so long before anything is tracked: every peer has loaded what it loads. */
export const SETTLE_MS = 1_000;
/** What a visitor's next visit is given to bring the rest. */
export const VISIT_MS = 16_000;

/** The page's side of every peer, see `bench/pages`. */
declare global {
  var bench: {
    start(): Promise<void>;
    ready: Promise<void>;
    track(n: string, pad?: string): void;
  };
}

interface Tracking {
  /** The first event's number, 0 when none is given. */
  from?: number;
  padBytes?: number;
  /** Where the page goes in the same task. */
  thenGo?: string;
  /** The poison goes before the event of this number. */
  poisonAt?: number;
}

/** One visitor before one peer: what the rows are played on. */
export interface Stage {
  collector: Collector;
  /** Opens a page, waits for the peer and lets it settle. */
  open(): Promise<Page>;
  /** Tracks so many events in one task. */
  track(page: Page, count: number, how?: Tracking): Promise<void>;
  setOffline(isOffline: boolean): Promise<void>;
  /** The browser is closed or killed, and the same visitor starts it again. */
  restart(how: 'close' | 'kill'): Promise<void>;
  /** Faults end, the visitor comes back, one more event is tracked, and the rest gets its time. */
  revisit(): Promise<void>;
  /** How many of the row's events had arrived before the visitor came back. */
  before?: number;
}

/** Tracks in one task of the page. */
export const trackIn = (page: Page, count: number, how: Tracking = {}): Promise<void> =>
  page
    .evaluate(
      ({ count, from = 0, padBytes = 0, thenGo, poisonAt }) => {
        const pad = padBytes ? 'x'.repeat(padBytes) : undefined;
        for (let n = from; n < from + count; n += 1) {
          if (n === poisonAt) bench.track('bench-poison');
          bench.track(`bench-${n}`, pad);
        }
        if (thenGo) location.href = thenGo;
      },
      { count, ...how },
    )
    .catch((error) => {
      // The page that could have answered is gone.
      if (!how.thenGo || !/navigation|destroyed/.test(String(error))) throw error;
    });

/** How many of the events `bench-0` to `bench-{count - 1}` the collector has taken. */
export const countTaken = ({ taken }: Collector, count: number): number =>
  Array.from({ length: count }, (_, n) => taken.has(`bench-${n}`)).filter(Boolean).length;

/** Opens the page of a peer; `ready` is the peer's own word that it has loaded. */
const openPeer = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => bench.ready);
  await sleep(SETTLE_MS);
  return page;
};

/** Sets a visitor up, in the shared browser or, where it must die, in one of his own. */
export const withStage = async <Result>(
  peer: Peer,
  events: number,
  shared: Browser | undefined,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> => {
  const collector = await startCollector(peer);
  const profile = shared ? undefined : mkdtempSync(join(tmpdir(), 'keepsend-bench-'));
  const launch = () =>
    shared?.newContext() ?? chromium.launchPersistentContext(profile ?? '', launchOptions);
  let context = await launch();
  const stage: Stage = {
    collector,
    open: () => openPeer(context, collector.url),
    track: trackIn,
    setOffline: async (isOffline) => {
      collector.fault = { isDown: isOffline };
      await context.setOffline(isOffline);
    },
    restart: async (how) => {
      if (how === 'kill' && profile) killBrowser(profile);
      await context.close().catch(() => {});
      context = await launch();
    },
    revisit: async () => {
      stage.before = countTaken(collector, events);
      collector.fault = {};
      const page = await stage.open();
      await page.evaluate(() => bench.track('bench-extra'));
      await sleep(VISIT_MS);
    },
  };
  try {
    return await play(stage);
  } finally {
    await context.close().catch(() => {});
    collector.close();
    if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};
