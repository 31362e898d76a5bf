import type { Page } from '@playwright/test';
import type { Accounts } from '../../dist/types/tracker/index.js';
import { type Ending, type Play, play } from './play.ts';
import type { Step } from './steps.ts';
import type { Visitor } from './visitor.ts';

/** What a tab was told to call. */
export interface Script {
  tab: string;
  steps: Step[];
  /** Whether the tracker promises to keep every call of it, and not only those it said it kept. */
  isSafe: boolean;
}

const SETTLED_MS = 20_000;
/** Each visitor's events have a metric of their own. */
export const metricOf = (visitor: Visitor): string => `Tested ${visitor.name}`;

/** Lets a tab make its calls. */
export const begin = (
  visitor: Visitor,
  page: Page,
  { tab, steps }: Script,
  isSpread: boolean,
  ending: Ending,
): Promise<void> => {
  const given: Play = { tab, steps, metric: metricOf(visitor), isSpread, ending };
  return page.evaluate(play, given);
};

/** Lets a tab make its calls, and waits until each has resolved. */
export const playOut = async (visitor: Visitor, page: Page, script: Script): Promise<void> => {
  await begin(visitor, page, script, false, 'stay');
  const isDone = await visitor.reports.heard(
    ({ tab, said }) => tab === script.tab && said === 'done',
    SETTLED_MS,
  );
  if (!isDone) throw new Error(`Calls of ${script.tab} did not resolve in ${SETTLED_MS} ms`);
};

/** Resolves once the tracker says that nothing waits, to its accounts. */
export const settled = (page: Page, timeoutMs = 45_000): Promise<Accounts> =>
  page.evaluate(async (untilMs) => {
    for (;;) {
      const { accounts } = await keepsend.inspect();
      if (accounts.waiting === 0) return accounts;
      if (Date.now() > untilMs) throw new Error(`${accounts.waiting} still wait`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, Date.now() + timeoutMs);
