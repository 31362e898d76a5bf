import type { Page } from '@playwright/test';
import { callsOf, isSeatKnown } from './calls-of.ts';
import { createCast, type Seat } from './cast.ts';
import type { Home } from './home.ts';
import { type Call, judge, type Violation } from './judge.ts';
import type { Traffic } from './line.ts';
import { live } from './live.ts';
import type { Scenario } from './scenario.ts';
import { metricOf, playOut, settled } from './script.ts';
import type { Stand } from './stand.ts';
import { planTracks } from './steps.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** What one scenario came to. */
export interface Outcome {
  scenario: Scenario;
  violations: Violation[];
  calls: number;
  /** Of the calls, those that had to arrive. */
  kept: number;
  recorded: number;
  traffic: Traffic;
  /** What is wrong with what arrived after it was judged. */
  judgeAgain(): Promise<Violation[]>;
}

/** Comes back, tracks once more, and waits until nothing waits. */
const comeBack = async (
  visitor: Visitor,
  page: Page,
  seat: Seat | undefined,
): Promise<{ calls: Call[]; violations: Violation[] }> => {
  const script = { tab: 'after', steps: seat ? planTracks(1, 'small') : [], isSafe: true };
  if (seat) await playOut(visitor, page, script);
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

const nothingMore = async (): Promise<Violation[]> => [];

const liveAndJudge = async (
  scenario: Scenario,
  stand: Stand,
  visitor: Visitor,
): Promise<Outcome> => {
  const { scripts, page } = await live(scenario, visitor);
  const cast = createCast();
  const calls = scripts.flatMap((script) => callsOf(script, visitor.reports.all, cast));
  const isKnown = scripts.every((script) => isSeatKnown(script, visitor.reports.all));
  const back = await comeBack(visitor, page, isKnown ? cast.seat() : undefined);
  await visitor.line.idle();
  calls.push(...back.calls);
  const records = await stand.records(metricOf(visitor));
  const violations = judge(calls, records);
  return {
    scenario,
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

/**
 * Lives a scenario through and judges it. The visitor's name must be new to the stand. What cannot be
 * lived through is a violation like any other: a tracker may hold a page up.
 */
export const tryScenario = async (
  scenario: Scenario,
  stand: Stand,
  name: string,
  home: Home,
): Promise<Outcome> => {
  const visitor = createVisitor(stand, name, home);
  try {
    return await liveAndJudge(scenario, stand, visitor);
  } catch (error) {
    const { traffic } = visitor.line;
    const violations: Violation[] = [{ kind: 'stuck', detail: String(error) }];
    const nothing = { calls: 0, kept: 0, recorded: 0 };
    return { scenario, violations, ...nothing, traffic, judgeAgain: nothingMore };
  } finally {
    await visitor.leave();
  }
};
