import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Collector } from './collector.ts';
import type { Peer } from './peers.ts';
import type { Drain } from './results.ts';
import { countTaken, type Stage, trackIn, withStage } from './stage.ts';

/** Nothing more is coming when nothing has come for so long. */
const SILENCE_MS = 12_000;

declare global {
  var longTasks: number[];
}

/** Notes every long task of a page from its first moment on. */
const watchLongTasks = (): void => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
};

/** A few at a time, as a page would, so that the loop itself is no long task. */
const trackPaced = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    bench.track(`bench-${n}`);
    if (n % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const heapOf = async (context: BrowserContext, page: Page): Promise<number> => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
};

const lastArrivalMs = ({ seen }: Collector): number =>
  seen.findLast(({ labels, isTaken }) => isTaken && labels.size > 0)?.atMs ?? performance.now();

const untilQuiet = async (collector: Collector, count: number, startMs: number): Promise<void> => {
  for (;;) {
    await sleep(100);
    const idleMs = performance.now() - Math.max(startMs, lastArrivalMs(collector));
    if (countTaken(collector, count) === count && idleMs > 2_000) return;
    if (idleMs > SILENCE_MS && performance.now() - startMs > SILENCE_MS) return;
  }
};

const finish = async ({ collector }: Stage, page: Page, count: number, startMs: number) => {
  await untilQuiet(collector, count, startMs);
  const tasks = await page.evaluate(() => longTasks);
  const labels = Array.from({ length: count }, (_, n) => collector.taken.get(`bench-${n}`) ?? 0);
  return {
    arrived: countTaken(collector, count),
    duplicated: labels.reduce((sum, times) => sum + Math.max(0, times - 1), 0),
    ms: Math.round(lastArrivalMs(collector) - startMs),
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
  };
};

/** What a peer's page does not survive: it had grown too large for the browser. */
const CRASHED: Drain = {
  arrived: 0,
  duplicated: 0,
  ms: 0,
  longTasks: 0,
  longestTaskMs: 0,
  hasCrashed: true,
};

const orCrashed = (error: unknown): Drain => {
  if (!/crashed/.test(String(error))) throw error;
  return CRASHED;
};

/** Tracked while the endpoint is down; then it is there again and the visitor comes back. */
export const drainKept = (peer: Peer, count: number, browser: Browser): Promise<Drain> =>
  withStage(peer, count, browser, async (stage) => {
    const before = await stage.open();
    const context = before.context();
    stage.collector.fault = { isDown: true };
    await before.evaluate(trackPaced, count - 1);
    await sleep(5_000);
    const waiting = await heapOf(context, before);
    const empty = await context.newPage();
    await empty.goto(`${stage.collector.url}/plain`);
    const heapBytes = waiting - (await heapOf(context, empty));
    await before.close();
    await empty.close();
    stage.collector.fault = {};
    await context.addInitScript(watchLongTasks);
    const startMs = performance.now();
    const page = await context.newPage();
    await page.goto(stage.collector.url);
    await page.evaluate(() => bench.ready);
    // Some bring what waits only when there is something new.
    await trackIn(page, 1, { from: count - 1 });
    return { ...(await finish(stage, page, count, startMs)), heapBytes };
  }).catch(orCrashed);

/** Tracked while the endpoint is there, for peers that do not keep so many. */
export const drainAtOnce = (peer: Peer, count: number, browser: Browser): Promise<Drain> =>
  withStage(peer, count, browser, async (stage) => {
    const page = await stage.open();
    await page.evaluate(watchLongTasks);
    const startMs = performance.now();
    await page.evaluate(trackPaced, count);
    return finish(stage, page, count, startMs);
  });
