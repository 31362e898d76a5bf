import type { Page } from '@playwright/test';
import type { RecordedEvent } from '../support/sandbox-view.ts';
import { callsOf, isSeatKnown } from './calls-of.ts';
import { createCast, type Seat } from './cast.ts';
import type { Home } from './home.ts';
import { type Call, judge, type Violation } from './judge.ts';
import type { Traffic } from './line.ts';
import { live } from './live.ts';
import type { Scenario } from './scenario.ts';
import { metricOf, playOut, type Script, settled } from './script.ts';
import { sleep } from './sleep.ts';
import type { Stand } from './stand.ts';
import { planTracks } from './steps.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** What a visitor's events came to. */
export interface Account {
  violations: Violation[];
  calls: number;
  /** Of the calls, those that had to arrive. */
  kept: number;
  recorded: number;
  traffic: Traffic;
  /** What is wrong with what arrived after it was judged. */
  judgeAgain(): Promise<Violation[]>;
}

/** What one scenario came to. */
export interface Outcome extends Account {
  scenario: Scenario;
}

/** Comes back, tracks once more, and waits until nothing waits. */
const comeBack = async (
  visitor: Visitor,
  page: Page,
  seat: Seat | undefined,
): Promise<{ calls: Call[]; violations: Violation[] }> => {
  // A page whose storage does not answer knows nobody, and cannot know better.
  const isStored = (await page.evaluate(() => keepsend.inspect())).storage === 'indexeddb';
  const steps = seat && isStored ? planTracks(1, 'small') : [];
  const script = { tab: 'after', steps, isSafe: true };
  if (steps.length) await playOut(visitor, page, script);
  const cast = { seat: () => seat as Seat, apply: () => {} };
  const calls = callsOf(script, visitor.reports.all, cast);
  try {
    const { rejected, lost } = await settled(page);
    const isClean = rejected === 0 && Object.values(lost).every((count) => count === 0);
    const detail = `the tracker's accounts: ${rejected} rejected, lost ${JSON.stringify(lost)}`;
    return { calls, violations: isClean ? [] : [{ kind: 'lost', detail }] };
  } catch {
    const state = await page.evaluate(async () => JSON.stringify(await keepsend.inspect()));
    return { calls, violations: [{ kind: 'stuck', detail: state.slice(0, 2_000) }] };
  }
};

/** A page whose storage does not answer just now may say that nothing waits; nothing is lost by that. */
const LATE_MS = 40_000;

/** What is recorded, once all that must be is there, or too late. */
const waitForRecords = async (
  stand: Stand,
  visitor: Visitor,
  calls: readonly Call[],
): Promise<RecordedEvent[]> => {
  const untilMs = Date.now() + LATE_MS;
  for (;;) {
    await visitor.line.idle();
    const records = await stand.records(metricOf(visitor));
    const isLost = judge(calls, records).some(({ kind }) => kind === 'lost');
    if (!isLost || Date.now() > untilMs) return records;
    await sleep(250);
  }
};

/** Comes back for the last time, and judges all the visitor did. */
export const conclude = async (
  stand: Stand,
  visitor: Visitor,
  scripts: readonly Script[],
  page: Page,
): Promise<Account> => {
  const cast = createCast();
  const calls = scripts.flatMap((script) => callsOf(script, visitor.reports.all, cast));
  const isKnown = scripts.every((script) => isSeatKnown(script, visitor.reports.all));
  const back = await comeBack(visitor, page, isKnown ? cast.seat() : undefined);
  calls.push(...back.calls);
  const records = await waitForRecords(stand, visitor, calls);
  const violations = judge(calls, records);
  return {
    violations: [...back.violations, ...violations],
    calls: calls.length,
    kept: calls.filter(({ mustArrive }) => mustArrive).length,
    recorded: records.length,
    traffic: visitor.line.traffic,
    judgeAgain: async () => {
      const later = judge(calls, await stand.records(metricOf(visitor)));
      return later.length > violations.length ? later : [];
    },
  };
};

/** What cannot be lived through is a violation like any other: a tracker may hold a page up. */
export const fail = ({ line }: Visitor, error: unknown): Account => ({
  violations: [{ kind: 'stuck', detail: String(error) }],
  calls: 0,
  kept: 0,
  recorded: 0,
  traffic: line.traffic,
  judgeAgain: async () => [],
});

/** Lives a scenario through and judges it. The visitor's name must be new to the stand. */
export const tryScenario = async (
  scenario: Scenario,
  stand: Stand,
  name: string,
  home: Home,
): Promise<Outcome> => {
  const visitor = createVisitor(stand, name, home);
  try {
    const { scripts, page } = await live(scenario, visitor);
    return { scenario, ...(await conclude(stand, visitor, scripts, page)) };
  } catch (error) {
    return { scenario, ...fail(visitor, error) };
  } finally {
    await visitor.leave();
  }
};
