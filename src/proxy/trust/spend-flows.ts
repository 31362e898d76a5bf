import type { WireResult } from '../../protocol/wire.js';
import type { IsLate } from '../late.js';
import type { WindowCounter } from '../window-counter.js';
import { createBoundedMap } from './bounded-map.js';
import { giveBack, HOUR_MS } from './budgets.js';
import { type Marked, mayStartFlow, withoutFlow } from './without-flow.js';

const MAX_LINKS = 20_000;

/** Whose budget a batch is of. */
export interface Spender {
  /** What was typed in: the recipients. Digests, because others may count by them. */
  recipients: readonly string[];
  /** What else names the same person: from now on it reaches the recipients too. */
  others: readonly string[];
}

export interface Spending {
  /** Those beyond the budget are marked. */
  events: readonly Marked[];
  /** What Klaviyo did not take, or has already, costs nothing. */
  giveBack(results: readonly WireResult[]): Promise<void>;
}

/**
 * Counts the events that may start flows for a recipient whom nobody verified. Klaviyo joins whatever
 * one event names, so events that go on by the anonymous id or the link alone are counted too, as
 * long as this process remembers that they were named together.
 */
export const createSpendFlows = (limit: number, counters: WindowCounter, isLate: IsLate) => {
  const links = createBoundedMap<readonly string[]>(MAX_LINKS);

  const findRecipients = ({ recipients, others }: Spender): readonly string[] => {
    const linked = others.flatMap((other) => links.get(other) ?? []);
    if (!recipients.length && !linked.length) return linked;
    const all = [...new Set([...recipients, ...linked])].slice(0, 6);
    if (recipients.length) for (const other of others) links.set(other, all);
    return all;
  };
  /** As many of those wanted as are left. */
  const takeUpTo = async (key: string, wanted: number): Promise<number> => {
    let taken = 0;
    for (let step = wanted; step >= 1; step >>= 1) {
      while (taken + step <= wanted) {
        if (!(await counters.take(key, limit, HOUR_MS, step)).isWithin) break;
        taken += step;
      }
    }
    return taken;
  };

  return async (spender: Spender, events: readonly Marked[]): Promise<Spending> => {
    // Late events join a person as others do.
    const keys = limit < Infinity ? findRecipients(spender) : [];
    if (!keys.length) return { events, giveBack: async () => {} };
    const capable = events.filter(
      (event) => mayStartFlow(event) && !('metric' in event && isLate(event)),
    );
    const takes = await Promise.all(
      keys.map(async (recipient) => {
        const key = `recipient ${recipient}`;
        return { key, taken: await takeUpTo(key, capable.length) };
      }),
    );
    const granted = Math.min(capable.length, ...takes.map(({ taken }) => taken));
    const beyond = new Set(capable.slice(granted));
    const giveBackUnused = async (results: readonly WireResult[]): Promise<void> => {
      // A page may give two events one id: then whichever was taken has cost what was counted.
      const unused = capable.slice(0, granted).map(({ id }) => id);
      for (const { id, status } of results)
        if (status === 'accepted' && unused.includes(id)) unused.splice(unused.indexOf(id), 1);
      for (const { key, taken } of takes) {
        const excess = taken - granted + unused.length;
        if (excess) await giveBack(counters, key, HOUR_MS, excess);
      }
    };
    return {
      events: events.map((event) => (beyond.has(event) ? withoutFlow(event) : event)),
      giveBack: giveBackUnused,
    };
  };
};
