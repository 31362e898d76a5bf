import type { Page } from '@playwright/test';
import { isGentle, isLate, type Scenario } from './scenario.ts';
import { begin, playOut, type Script } from './script.ts';
import { sleep } from './sleep.ts';
import type { Visitor } from './visitor.ts';

/** A request that never comes (offline, a tracker may not even try) must not keep the page alive. */
const MOMENT_MS = 3_000;

type Later = Exclude<Scenario['moment'], 'in the same task'>;

const within = (ms: number, moment: Promise<unknown>): Promise<unknown> =>
  Promise.race([moment, sleep(ms)]);

/** Long enough for a kill to arrive, and for a close. */
const KILL_MS = 3_000;
const CLOSE_MS = 200;

/** Dies before the task that made the calls is over. */
const dieAtOnce = async (
  visitor: Visitor,
  page: Page,
  script: Script,
  scenario: Scenario,
): Promise<void> => {
  if (scenario.death === 'navigation') {
    const dying = visitor.die(page, scenario.death, true);
    void begin(visitor, page, script, false, 'navigate').catch(() => {});
    return dying;
  }
  const blockMs = isGentle(scenario) ? CLOSE_MS : KILL_MS;
  void begin(visitor, page, script, false, { blockMs }).catch(() => {});
  await visitor.reports.heard(({ said, tab }) => said === 'left' && tab === script.tab, MOMENT_MS);
  await visitor.die(page, scenario.death);
};

/** Resolves when the page is to die; it has begun to wait when this is called. */
const moments: {
  [Name in Later]: (
    visitor: Visitor,
    page: Page,
    script: Script,
    isOffline: boolean,
  ) => Promise<unknown>;
} = {
  'during a write': (visitor, _page, { tab, steps }) => {
    const half = Math.floor(steps.filter(({ call }) => call === 'track').length / 2);
    return visitor.reports.heard(
      (report) => report.tab === tab && report.said === 'called' && report.number >= half,
      MOMENT_MS,
    );
  },
  'during the request': ({ line }, page, _script, isOffline) =>
    within(MOMENT_MS, isOffline ? page.waitForEvent('request') : line.next('request')),
  'after the answer': ({ line }, page, _script, isOffline) =>
    within(MOMENT_MS, isOffline ? page.waitForEvent('requestfailed') : line.next('answer')),
  '0 ms after': () => sleep(0),
  '15 ms after': () => sleep(15),
  '100 ms after': () => sleep(100),
  '1000 ms after': () => sleep(1_000),
};

const dieLater = async (
  visitor: Visitor,
  page: Page,
  script: Script,
  scenario: Scenario,
  moment: Later,
): Promise<void> => {
  const comes = moments[moment];
  const isOffline = scenario.network === 'offline';
  if (isLate(scenario)) {
    await playOut(visitor, page, script);
    await comes(visitor, page, script, isOffline);
  } else {
    const coming = comes(visitor, page, script, isOffline).catch(() => {});
    await begin(visitor, page, script, moment === 'during a write', 'stay');
    await coming;
  }
  await visitor.die(page, scenario.death);
};

/** Lets the tab make its calls and die when the scenario says, and as it says. */
export const die = (
  visitor: Visitor,
  page: Page,
  script: Script,
  scenario: Scenario,
): Promise<void> =>
  scenario.moment === 'in the same task'
    ? dieAtOnce(visitor, page, script, scenario)
    : dieLater(visitor, page, script, scenario, scenario.moment);
