import type { Outcome } from './trial.ts';

/** What many scenarios came to, in one line. */
export const describeOutcomes = (outcomes: readonly Outcome[]): string => {
  const sum = (pick: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const failed = outcomes.filter(({ violations }) => violations.length).length;
  return [
    `${outcomes.length} scenarios, ${failed} violated`,
    `${sum(({ calls }) => calls)} events tracked`,
    `${sum(({ kept }) => kept)} kept`,
    `${sum(({ recorded }) => recorded)} recorded`,
    `${sum(({ traffic }) => traffic.batches)} batches`,
    `${sum(({ traffic }) => traffic.repeats)} events handed over again`,
  ].join(', ');
};

/** Events the route was given more than once, by death and network; most first. */
export const describeRepeats = (outcomes: readonly Outcome[]): string[] => {
  const counts = new Map<string, { repeats: number; scenarios: number }>();
  for (const { scenario, traffic } of outcomes) {
    const name = `${scenario.death}, network ${scenario.network}`;
    const { repeats, scenarios } = counts.get(name) ?? { repeats: 0, scenarios: 0 };
    counts.set(name, { repeats: repeats + traffic.repeats, scenarios: scenarios + 1 });
  }
  return [...counts]
    .filter(([, { repeats }]) => repeats > 0)
    .sort(([, a], [, b]) => b.repeats - a.repeats)
    .map(([name, { repeats, scenarios }]) => `${repeats} again in ${scenarios}: ${name}`);
};
