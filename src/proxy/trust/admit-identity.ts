import type { Delay } from '../fate.js';
import type { LogEntry } from '../route-options.js';
import { createWindowCounter, type WindowCounter } from '../window-counter.js';
import { createBoundedMap } from './bounded-map.js';
import { type Budgets, HOUR_MS } from './budgets.js';

const WEEK_MS = 7 * 24 * HOUR_MS;
/** Identities of whom this process need not ask again. */
const MAX_SEEN = 20_000;

/** One or two weeks, by the key itself: not everybody is new again at the same moment. */
const memoryOf = (key: string): number =>
  Math.round(WEEK_MS * (1 + Number.parseInt(key.slice(0, 6), 16) / 0x1000000));

interface Spent {
  budget: keyof Budgets;
  key: string;
}

/**
 * Admits a visitor by his identities, unless too many are new: then the wait until the hour ends.
 * One who is new costs 1, however many identifiers he has: they are one profile.
 */
export type AdmitIdentity = (
  identities: readonly string[],
  /** A digest of where he comes from, where that is known. */
  network: string | undefined,
) => Promise<Delay | undefined>;

/** The first that is over each hour is told to the log, for the operator. */
export const createAdmitIdentity = (
  budgets: Required<Budgets>,
  counters: WindowCounter,
  log: (entry: LogEntry) => void,
): AdmitIdentity => {
  const seen = createBoundedMap<true>(MAX_SEEN);
  const told = createWindowCounter();

  const tell = async (budget: keyof Budgets): Promise<void> => {
    const { isWithin } = await told.take(budget, 1, HOUR_MS);
    if (!isWithin) return;
    const detail = 'More identities are new than this allows; pages keep their events';
    log({ at: 'budget', budget, limit: budgets[budget], detail });
  };
  const findUnseen = async (identities: readonly string[]): Promise<string[]> => {
    const unseen = await Promise.all(
      identities.map(async (key) => {
        if (seen.get(key)) return [];
        const { isWithin } = await counters.take(`seen ${key}`, 1, memoryOf(key));
        return isWithin ? [key] : [];
      }),
    );
    return unseen.flat();
  };
  const giveBack = (key: string, windowMs: number) =>
    counters.take(key, Number.MAX_SAFE_INTEGER, windowMs, -1);

  return async (identities, network) => {
    const costs = [
      { budget: 'newIdentitiesPerAddressPerHour', key: network && `new ${network}` },
      { budget: 'newIdentitiesPerHour', key: 'new' },
    ].filter(
      (cost): cost is Spent => !!cost.key && budgets[cost.budget as keyof Budgets] < Infinity,
    );
    if (!costs.length || identities.every((key) => seen.get(key))) return undefined;
    const unseen = await findUnseen(identities);
    const spent: Spent[] = [];
    for (const cost of unseen.length ? costs : []) {
      const { isWithin, retryAfterMs } = await counters.take(
        cost.key,
        budgets[cost.budget],
        HOUR_MS,
      );
      if (isWithin) {
        spent.push(cost);
        continue;
      }
      await Promise.all([
        ...unseen.map((key) => giveBack(`seen ${key}`, memoryOf(key))),
        ...spent.map(({ key }) => giveBack(key, HOUR_MS)),
        tell(cost.budget),
      ]);
      const detail = 'Too many visitors are new at once; keep the events and try again';
      return { retryAfterMs, status: 0, code: 'new_identities', detail };
    }
    for (const key of identities) seen.set(key, true);
    return undefined;
  };
};
