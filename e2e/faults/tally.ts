import type { Account, Outcome } from './trial.ts';

/** What many visits came to, in one line. */
export const describeAccounts = (accounts: readonly Account[]): string => {
  const sum = (pick: (account: Account) => number): number =>
    accounts.reduce((total, account) => total + pick(account), 0);
  const count = (kind: string): number =>
    sum(({ violations }) => violations.filter((violation) => violation.kind === kind).length);
  const wrong = ['lost', 'doubled', 'altered', 'wrong person', 'out of order', 'stuck']
    .filter(count)
    .map((kind) => `${count(kind)} ${kind}`);
  return [
    `${accounts.length} visits (${wrong.join(', ') || 'nothing lost, doubled or altered'})`,
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
