import { setTimeout as sleep } from 'node:timers/promises';
import { leavePageHidden } from './hidden.ts';
import { type Stage, VISIT_MS } from './stage.ts';

/** One thing that happens to a visitor. */
export interface Row {
  number: number;
  title: string;
  /** Good events tracked: what should arrive, once each. */
  events: number;
  /** The browser must close or die in it, so it has one of its own. */
  ownBrowser?: true;
  play(stage: Stage): Promise<void>;
}

type Play = Row['play'];

/** A closing page's last requests are over before a fault ends. */
const LAST_WORDS_MS = 2_000;

const DOWN = { isDown: true };

const close =
  (events: number, padBytes = 0): Play =>
  async (stage) => {
    const page = await stage.open();
    await stage.track(page, events, { padBytes });
    await page.close();
    await sleep(3_000);
    await stage.revisit();
  };

const navigate =
  (events: number, thenGo: string, delayMs = 0): Play =>
  async (stage) => {
    const page = await stage.open();
    stage.collector.fault = { delayMs };
    await stage.track(page, events, { thenGo });
    await sleep(4_000);
    await page.close();
    await stage.revisit();
  };

/** The page stays, the fault ends after a while, and nothing but the peer's own patience helps. */
const stay =
  (events: number, fault: Stage['collector']['fault'], faultMs: number, thenMs = VISIT_MS): Play =>
  async (stage) => {
    const page = await stage.open();
    stage.collector.fault = { ...fault };
    await stage.track(page, events);
    await sleep(faultMs);
    stage.collector.fault = {};
    await sleep(thenMs);
  };

const killed =
  (events: number, afterMs: number, isOffline: boolean): Play =>
  async (stage) => {
    const page = await stage.open();
    if (isOffline) await stage.setOffline(true);
    stage.collector.fault = DOWN;
    await stage.track(page, events);
    await sleep(afterMs);
    await stage.restart('kill');
    await stage.revisit();
  };

const closedOffline =
  (events: number, restarts: boolean): Play =>
  async (stage) => {
    const page = await stage.open();
    await stage.setOffline(true);
    await stage.track(page, events);
    await sleep(1_000);
    if (!restarts) await page.close();
    await sleep(LAST_WORDS_MS);
    if (restarts) await stage.restart('close');
    else await stage.setOffline(false);
    await stage.revisit();
  };

const poisoned =
  (events: number): Play =>
  async (stage) => {
    const page = await stage.open();
    stage.collector.fault = { hasPoison: true };
    await stage.track(page, events, { poisonAt: events / 2 - (events % 2) / 2 });
    await sleep(VISIT_MS);
  };

const unreachable: Play = async (stage) => {
  const page = await stage.open();
  stage.collector.fault = DOWN;
  await stage.track(page, 10);
  await sleep(3_000);
  await page.close();
  await sleep(LAST_WORDS_MS);
  await stage.revisit();
};

const twoTabsClosed: Play = async (stage) => {
  const pages = [await stage.open(), await stage.open()] as const;
  stage.collector.fault = DOWN;
  await Promise.all(pages.map((page, at) => stage.track(page, 10, { from: at * 10 })));
  await sleep(2_000);
  for (const page of pages) await page.close();
  await sleep(LAST_WORDS_MS);
  await stage.revisit();
};

const twoTabsOnline: Play = async (stage) => {
  const pages = [await stage.open(), await stage.open()] as const;
  await stage.setOffline(true);
  await Promise.all(pages.map((page, at) => stage.track(page, 25, { from: at * 25 })));
  await sleep(2_000);
  await stage.setOffline(false);
  await sleep(VISIT_MS);
};

const answersLost: Play = async (stage) => {
  const page = await stage.open();
  stage.collector.fault = { loseAnswers: 3 };
  await stage.track(page, 50);
  await sleep(VISIT_MS);
};

type Line = [title: string, events: number, play: Play, ownBrowser?: true];

const lines: Line[] = [
  ['3 events, tab closed at once', 3, close(3)],
  [
    '12 events, then navigation in the same task; answers take 300 ms',
    12,
    navigate(12, '/plain', 300),
  ],
  ['10 events, endpoint unreachable, tab closed after 3 s', 10, unreachable],
  ['10 events, endpoint down 45 s, page stays', 10, stay(10, DOWN, 45_000, 35_000)],
  ['10 events offline, tab closed, online, next visit', 10, closedOffline(10, false)],
  ['two tabs of 10 events, endpoint down, both closed', 20, twoTabsClosed],
  ['10 events, endpoint down, browser killed after 0.5 s', 10, killed(10, 500, false), true],
  ['10 events, endpoint down, browser killed after 8 s', 10, killed(10, 8_000, false), true],
  ['10 events and one that is always refused with 400', 10, poisoned(10)],
  ['30 events of 5 kB, tab closed at once', 30, close(30, 5_000)],
  [
    '5 events, 429 with Retry-After 6 for 6.5 s',
    5,
    stay(5, { status: 429, retryAfterSeconds: 6 }, 6_500),
  ],
  ['5 events, 503 for 8 s', 5, stay(5, { status: 503 }, 8_000)],
  ['5 events, tab hidden, then seen again', 5, leavePageHidden],
  ['50 events, page stays 10 s', 50, stay(50, {}, 0, 10_000)],
  [
    '50 events, then navigation in the same task to a slow page',
    50,
    navigate(50, '/plain?delay=1000'),
  ],
  ['... to an instant page', 50, navigate(50, '/plain')],
  ['... to an instant page that tracks too', 50, navigate(50, '/')],
  ['50 events, tab closed at once', 50, close(50)],
  ['50 events offline, tab closed, online, next visit', 50, closedOffline(50, false)],
  ['50 events offline, browser closed, online, next visit', 50, closedOffline(50, true), true],
  ['50 events offline, browser killed after 100 ms', 50, killed(50, 100, true), true],
  ['... after 1 s', 50, killed(50, 1_000, true), true],
  ['... after 7 s', 50, killed(50, 7_000, true), true],
  ['50 events, 503 for 10 s', 50, stay(50, { status: 503 }, 10_000)],
  [
    '50 events, 429 with Retry-After 5 for 10 s',
    50,
    stay(50, { status: 429, retryAfterSeconds: 5 }, 10_000),
  ],
  ['49 events and one that is always refused with 400', 49, poisoned(49)],
  ['two tabs of 25 events, offline, online together', 50, twoTabsOnline],
  ['50 events, the first 3 answers lost', 50, answersLost],
];

/** Every row of the table, numbered from 1. */
export const ROWS: readonly Row[] = lines.map(([title, events, play, ownBrowser], at) => ({
  number: at + 1,
  title,
  events,
  play,
  ...(ownBrowser && { ownBrowser }),
}));
