// Long random visits, each a chain of faults that nobody waits out. Ends after `--minutes`, or by
// Ctrl-C, with the totals; exits with 1 when anything was lost, doubled or altered.
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { launchOptions } from '../support/browser.ts';
import { sampleScenarios } from './generate.ts';
import { ownHome, shareHome } from './home.ts';
import { live } from './live.ts';
import {
  type Death,
  describeScenario,
  endsBrowser,
  isGentle,
  isLate,
  type Scenario,
} from './scenario.ts';
import type { Script } from './script.ts';
import { startStand } from './stand.ts';
import { describeAccounts } from './tally.ts';
import { type Account, conclude, fail } from './trial.ts';
import { createVisitor } from './visitor.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    visitors: { type: 'string', default: '3' },
  },
});
const seed = Number(values.seed);
const endMs = Date.now() + Number(values.minutes) * 60_000;
const MOST_ACTS = 6;
/** Tabs that stay open from one act to the next. */
const MOST_TABS = 3;

/** Whether every call about the person has come to its end before the page dies. */
const isCertain = (scenario: Scenario): boolean =>
  isLate(scenario) ||
  // A page that dies halfway never says what it would have said last.
  (isGentle(scenario) &&
    !(scenario.moment === 'during a write' && scenario.person === 'identified after'));

/** What a visitor lives through, one after the other. */
const planLife = (life: number): Scenario[] =>
  sampleScenarios(seed + life, 1 + (life % MOST_ACTS)).map((scenario, act) => ({
    ...scenario,
    // Met once; and whose events these are must be known for certain as the next act begins.
    visitor: act === 0 ? scenario.visitor : 'new',
    person: isCertain(scenario) ? scenario.person : 'nobody known',
  }));

const stand = await startStand();
const browser = await chromium.launch({ ...launchOptions, handleSIGINT: false });
const accounts: Account[] = [];
const deaths = new Map<Death, number>();
let lives = 0;
let isOver = false;

/** One visitor's life, and his events' account. */
const liveThrough = async (life: number): Promise<void> => {
  const acts = planLife(life);
  const home = acts.some(endsBrowser) ? ownHome() : shareHome(browser);
  const visitor = createVisitor(stand, `life${life}`, home);
  const scripts: Script[] = [];
  let account: Account;
  try {
    let page = await visitor.open();
    for (const [index, scenario] of acts.entries()) {
      if (Date.now() > endMs) break;
      for (const tab of visitor.tabs().slice(0, -MOST_TABS)) await tab.close();
      const lived = await live(scenario, visitor, `act${index}-`);
      scripts.push(...lived.scripts);
      page = lived.page;
      deaths.set(scenario.death, (deaths.get(scenario.death) ?? 0) + 1);
    }
    account = await conclude(stand, visitor, scripts, page);
  } catch (error) {
    account = fail(visitor, error);
  } finally {
    await visitor.leave();
  }
  if (isOver) return;
  accounts.push(account);
  for (const { kind, detail } of account.violations) console.log(`life ${life} ${kind}: ${detail}`);
  if (account.violations.length) for (const act of acts) console.log(`  ${describeScenario(act)}`);
};

const takeLives = async (): Promise<void> => {
  while (!isOver && Date.now() < endMs) await liveThrough(lives++);
};

const report = async (): Promise<void> => {
  for (const account of accounts) account.violations.push(...(await account.judgeAgain()));
  console.log(`\nseed ${seed}: ${describeAccounts(accounts)}`);
  console.log([...deaths].map(([death, count]) => `${death} ${count}`).join(', '));
};

const stop = async (): Promise<void> => {
  if (isOver) return;
  isOver = true;
  await report();
  await browser.close();
  await stand.close();
  process.exit(accounts.some(({ violations }) => violations.length) ? 1 : 0);
};

process.removeAllListeners('SIGINT').on('SIGINT', stop);
const progress = setInterval(() => console.log(describeAccounts(accounts)), 30_000);
await Promise.all(Array.from({ length: Number(values.visitors) }, takeLives));
clearInterval(progress);
await stop();
