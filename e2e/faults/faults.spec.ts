import { test as base, expect } from '@playwright/test';
import { coverPairs, FOUND, sampleScenarios } from './generate.ts';
import { ownHome, shareHome } from './home.ts';
import { inTurns } from './in-turns.ts';
import { describeScenario, endsBrowser, type Scenario } from './scenario.ts';
import { shrinkScenario } from './shrink.ts';
import { type Stand, startStand } from './stand.ts';
import { describeAccounts, describeRepeats } from './tally.ts';
import { type Outcome, tryScenario } from './trial.ts';

const { KEEPSEND_FAULT_SEED, KEEPSEND_FAULT_RUNS, KEEPSEND_FAULT_SCENARIO } = process.env;
const seed = Number(KEEPSEND_FAULT_SEED ?? 1);
/** Most of a scenario's time is waiting. */
const WIDTH = 3;

const chooseScenarios = (): Scenario[] => {
  if (KEEPSEND_FAULT_SCENARIO) return [JSON.parse(KEEPSEND_FAULT_SCENARIO) as Scenario];
  if (KEEPSEND_FAULT_RUNS) return sampleScenarios(seed, Number(KEEPSEND_FAULT_RUNS));
  return [...FOUND, ...coverPairs(seed)];
};

const replayCommand = (scenario: Scenario): string =>
  `KEEPSEND_FAULT_SCENARIO='${JSON.stringify(scenario)}' npx playwright test -c e2e faults/faults.spec`;

const test = base.extend<object, { stand: Stand }>({
  stand: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function wants from its parameter.
    async ({}, use) => {
      const stand = await startStand();
      await use(stand);
      await stand.close();
    },
    { scope: 'worker' },
  ],
});
test.setTimeout(10 * 60_000);

type Try = (scenario: Scenario) => Promise<Outcome>;

/** Tries all; what was violated is made as simple as it gets, and told with the way to see it again. */
const expectNoViolation = async (scenarios: readonly Scenario[], tryOne: Try): Promise<void> => {
  const outcomes = await inTurns(scenarios, WIDTH, tryOne);
  for (const outcome of outcomes) outcome.violations.push(...(await outcome.judgeAgain()));
  console.log(`seed ${seed}: ${describeAccounts(outcomes)}`);
  for (const line of describeRepeats(outcomes)) console.log(`  ${line}`);
  const worst = outcomes.find(({ violations }) => violations.length);
  if (!worst) return;
  const isViolated = async (one: Scenario): Promise<boolean> =>
    (await tryOne(one)).violations.length > 0;
  const simplest = await shrinkScenario(worst.scenario, isViolated);
  const told = outcomes
    .filter(({ violations }) => violations.length)
    .flatMap(({ scenario, violations }) => [
      describeScenario(scenario),
      ...violations.map(({ kind, detail }) => `  ${kind}: ${detail}`),
    ]);
  expect(
    told,
    `simplest: ${describeScenario(simplest)}\nagain: ${replayCommand(simplest)}`,
  ).toEqual([]);
};

const all = chooseScenarios();
const gentle = all.filter((scenario) => !endsBrowser(scenario));
const fatal = all.filter(endsBrowser);
let visits = 0;

test(`loses, doubles and alters nothing in ${gentle.length} deaths of pages`, async ({
  browser,
  stand,
}) => {
  await expectNoViolation(gentle, (scenario) =>
    tryScenario(scenario, stand, `visitor${visits++}`, shareHome(browser)),
  );
});

test(`loses, doubles and alters nothing in ${fatal.length} deaths of the browser`, async ({
  stand,
}) => {
  await expectNoViolation(fatal, (scenario) =>
    tryScenario(scenario, stand, `visitor${visits++}`, ownHome()),
  );
});
