import type { Delay } from '../fate.js';
import type { LogEntry } from '../route-options.js';
import { createWindowCounter, type WindowCounter } from '../window-counter.js';
import { type Budgets, HOUR_MS } from './budgets.js';
import { createSeenIdentities } from './seen-identities.js';

/** One that is new, in one of the budgets it costs. */
interface Cost {
  budget: keyof Budgets;
  /** Made only when somebody is new: most are not. */
  makeKey: () => Promise<string>;
}

/**
 * Admits a visitor by his identities, unless too many are new: then the wait until the hour ends.
 * One who is new costs 1, however many identifiers he has: they are one profile.
 */
export type AdmitIdentity = (
  identities: readonly string[],
  /** Makes a digest of where he comes from, where that is known. */
  digestNetwork: (() => Promise<string>) | undefined,
) => Promise<Delay | undefined>;

const DETAIL = 'Too many visitors are new at once; keep the events and try again';

/** The first over a budget in each hour is told to the log, for the operator. */
export const createAdmitIdentity = (
  budgets: Required<Budgets>,
  counters: WindowCounter,
  log: (entry: LogEntry) => void,
): AdmitIdentity => {
  const seen = createSeenIdentities(counters);
  const told = createWindowCounter();

  const tell = async (budget: keyof Budgets): Promise<void> => {
    const { isWithin } = await told.take(budget, 1, HOUR_MS);
    if (!isWithin) return;
    const detail = 'More identities are new than this allows; pages keep their events';
    log({ at: 'budget', budget, limit: budgets[budget], detail });
  };
  /** The one address first, so that it uses up nobody else's budget. */
  const costsOf = (digestNetwork: (() => Promise<string>) | undefined): Cost[] => {
    const byAddress = digestNetwork && (async () => `new ${await digestNetwork()}`);
    const costs: Cost[] = [
      ...(byAddress
        ? [{ budget: 'newIdentitiesPerAddressPerHour', makeKey: byAddress } as const]
        : []),
      { budget: 'newIdentitiesPerHour', makeKey: async () => 'new' },
    ];
    return costs.filter(({ budget }) => budgets[budget] < Number.POSITIVE_INFINITY);
  };
  /** The first budget that is used up, and the wait. */
  const pay = async (costs: readonly Cost[]) => {
    for (const { budget, makeKey } of costs) {
      const key = await makeKey();
      const { isWithin, retryAfterMs } = await counters.take(key, budgets[budget], HOUR_MS);
      if (!isWithin) return { budget, retryAfterMs };
    }
    return undefined;
  };

  return async (identities, digestNetwork) => {
    const costs = costsOf(digestNetwork);
    if (!costs.length) return undefined;
    const strangers = await seen.findNew(identities);
    const refused = strangers.length ? await pay(costs) : undefined;
    if (!refused) {
      // Not before he has paid: his other tab would come in as one who was seen.
      await seen.keep(identities, strangers);
      return undefined;
    }
    await tell(refused.budget);
    const { retryAfterMs } = refused;
    return { retryAfterMs, status: 0, code: 'new_identities', detail: DETAIL };
  };
};
