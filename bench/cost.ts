import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { startCollector } from './collector.ts';
import { median } from './figures.ts';
import { BASE_PATH } from './keepsend-route.ts';
import { pageFile } from './page-files.ts';
import type { Peer } from './peers.ts';
import type { Cost } from './results.ts';
import { SETTLE_MS } from './stage.ts';

const GROUPS = 20;
/** The slowed processor pauses now and then for long: the mean of a group has its share of that. */
const CALLS = 20;

/** Everything the page runs, as one script each. */
const scriptsOf = async (peer: Peer, url: string): Promise<string[]> => {
  const own =
    peer.name === 'keepsend' ? [await (await fetch(`${url}${BASE_PATH}/m.js`)).text()] : [];
  return [...own, pageFile(`/bench/${peer.name}.js`) ?? ''];
};

/** Evaluates the scripts and starts the peer; how long the main thread was kept. */
const timeInit = async ([scripts, route]: [string[], string]): Promise<number> => {
  const elements = scripts.map((text) => {
    const element = document.createElement('script');
    element.textContent = text;
    element.dataset.route = route;
    return element;
  });
  const startMs = performance.now();
  for (const element of elements) document.head.append(element);
  const ready = bench.start();
  const endMs = performance.now();
  await ready;
  return endMs - startMs;
};

/** The length of each call, group by group. */
const timeTrack = async ([groups, calls]: [number, number]): Promise<number[][]> => {
  const times: number[][] = [];
  for (let group = 0; group < groups; group += 1) {
    const marks = [performance.now()];
    for (let call = 0; call < calls; call += 1) {
      bench.track(`bench-${group * calls + call}`);
      marks.push(performance.now());
    }
    times.push(marks.slice(1).map((mark, at) => mark - (marks[at] ?? 0)));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times;
};

/** What a peer's start and its `track()` cost the main thread, the processor slowed so many times. */
export const measureCost = async (
  peer: Peer,
  slowdown: number,
  browser: Browser,
): Promise<Cost> => {
  const collector = await startCollector(peer);
  const context = await browser.newContext();
  try {
    const scripts = await scriptsOf(peer, collector.url);
    const page = await context.newPage();
    await page.goto(`${collector.url}/plain?isolated`);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const initMs = await page.evaluate(timeInit, [scripts, BASE_PATH] as [string[], string]);
    await sleep(SETTLE_MS);
    const times = await page.evaluate(timeTrack, [GROUPS, CALLS] as [number, number]);
    const meanOf = (group: number[]): number => group.reduce((sum, ms) => sum + ms) / CALLS;
    return { initMs, trackMs: median(times.map(meanOf)), callMs: median(times.flat()) };
  } finally {
    await context.close();
    collector.close();
  }
};
