import fc from 'fast-check';
import {
  DATABASES,
  DEATHS,
  MOMENTS,
  NETWORKS,
  PERSONS,
  REMAINS_MS,
  type Scenario,
  SIZES,
  TABS,
  VISITORS,
} from './scenario.ts';

const MAX_EVENTS = 40;

/** One of a list whose values go from simple to nasty, so that shrinking finds the simplest. */
const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> =>
  fc.nat({ max: values.length - 1 }).map(
    (index) => values[index] as T,
    (value) => values.indexOf(value as T),
  );

/** Any scenario. Values of it can be shrunk without knowing how they were made. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  moment: oneOf(MOMENTS),
  death: oneOf(DEATHS),
  network: oneOf(NETWORKS),
  tabs: oneOf(TABS),
  events: fc.integer({ min: 1, max: MAX_EVENTS }),
  size: oneOf(SIZES),
  person: oneOf(PERSONS),
  visitor: oneOf(VISITORS),
  database: oneOf(DATABASES),
  remainsMs: oneOf(REMAINS_MS),
});

export const sampleScenarios = (seed: number, count: number): Scenario[] =>
  fc.sample(anyScenario, { seed, numRuns: count });

type Choice = Partial<Scenario>;

const PAIRED: { [Name in keyof Scenario]?: readonly unknown[] } = {
  moment: MOMENTS,
  death: DEATHS,
  network: NETWORKS,
  tabs: TABS,
  visitor: VISITORS,
  database: DATABASES,
};

/** Every two values that can meet. */
const allPairs = (): Choice[] => {
  const dimensions = Object.entries(PAIRED);
  return dimensions.flatMap(([left, leftValues], index) =>
    dimensions
      .slice(index + 1)
      .flatMap(([right, rightValues]) =>
        leftValues.flatMap((a) => rightValues.map((b) => ({ [left]: a, [right]: b }))),
      ),
  );
};

const holds = (scenario: Scenario, choice: Choice): boolean =>
  Object.entries(choice).every(([name, value]) => scenario[name as keyof Scenario] === value);

/**
 * Chromium ends a page in the middle of its `pagehide` when its writes stand in the way of other
 * tabs': not always, so this is tried more than once.
 */
const endedMidway: Scenario = {
  moment: 'during a write',
  death: 'navigation',
  network: 'offline',
  tabs: 5,
  events: 7,
  size: 'small',
  person: 'reset between',
  visitor: 'new',
  database: 'busy',
  remainsMs: 300,
};

/** What long runs have found, tried ever since. */
export const FOUND: readonly Scenario[] = [endedMidway, endedMidway, endedMidway];

/** Of this many, the one that covers most is taken. */
const CANDIDATES = 60;

/** Few scenarios in which every two values of moment, death, network, tabs, visitor and database meet. */
export const coverPairs = (seed: number): Scenario[] => {
  const chosen: Scenario[] = [];
  let open = allPairs();
  while (open.length) {
    const [pair] = open;
    const candidates = sampleScenarios(seed + chosen.length, CANDIDATES).map((scenario) => ({
      ...scenario,
      ...pair,
    }));
    const gains = candidates.map((one) => open.filter((choice) => holds(one, choice)).length);
    const best = candidates[gains.indexOf(Math.max(...gains))] as Scenario;
    chosen.push(best);
    open = open.filter((choice) => !holds(best, choice));
  }
  return chosen;
};
