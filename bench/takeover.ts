import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { Peer } from './peers.ts';
import { type Stage, trackIn, withStage } from './stage.ts';

/** How a tab dies while it is the one that sends. */
export const ENDS = {
  closed: (page: Page) => page.close(),
  // The navigation never ends: its process is gone.
  crashed: async (page: Page) => {
    page.goto('chrome://crash').catch(() => {});
    await page.waitForEvent('crash');
  },
} as const;

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await sleep(2);
};

/** The first tab's request hangs, the second tab's events wait for it; then the first one dies. */
const play = async ({ collector, open }: Stage, end: keyof typeof ENDS): Promise<number> => {
  const [first, second] = [await open(), await open()];
  // The sending half is loaded by what it is needed for first.
  for (const [at, page] of [first, second].entries()) {
    await trackIn(page, 1, { from: at });
    await until(() => collector.taken.has(`bench-${at}`));
  }
  await sleep(2_000);
  collector.fault = { delayMs: 60_000 };
  await trackIn(first, 1, { from: 2 });
  await until(() => collector.taken.has('bench-2'));
  await trackIn(second, 10, { from: 3 });
  // More than what is spared for a fuller batch, so that only the lock is waited for.
  await sleep(3_000);
  collector.fault = {};
  const startMs = performance.now();
  await ENDS[end](first);
  await until(() => collector.taken.has('bench-12'));
  return performance.now() - startMs;
};

/** How long the events of a tab wait when the one that sends dies, in milliseconds. */
export const measureTakeover = (
  peer: Peer,
  end: keyof typeof ENDS,
  browser: Browser,
): Promise<number> => withStage(peer, 13, browser, (stage) => play(stage, end));
