import type { WindowCounter } from '../window-counter.js';
import { createBoundedMap } from './bounded-map.js';
import { giveBack, HOUR_MS } from './budgets.js';

const WEEK_MS = 7 * 24 * HOUR_MS;
/** Identities of whom this process need not ask again. */
const MAX_SEEN = 20_000;

/** One or two weeks, by the digest itself: not everybody is new again at the same moment. */
const memoryOf = (digest: string): number =>
  Math.round(WEEK_MS * (1 + Number.parseInt(digest.slice(0, 6), 16) / 0x1000000));

/** Which identities were there before. All are digests. */
export const createSeenIdentities = (counters: WindowCounter) => {
  const known = createBoundedMap<true>(MAX_SEEN);
  return {
    /** Those that were never seen, which are seen from now on. */
    findNew: async (identities: readonly string[]): Promise<string[]> => {
      const found = await Promise.all(
        identities.map(async (digest) => {
          if (known.get(digest)) return [];
          const { isWithin } = await counters.take(`seen ${digest}`, 1, memoryOf(digest));
          return isWithin ? [digest] : [];
        }),
      );
      return found.flat();
    },
    /** They were not let in: as if they had never come. */
    forget: (identities: readonly string[]): Promise<unknown> =>
      Promise.all(
        identities.map((digest) => giveBack(counters, `seen ${digest}`, memoryOf(digest))),
      ),
    /** They were let in: nobody need be asked of them again. */
    keep: (identities: readonly string[]): void => {
      for (const digest of identities) known.set(digest, true);
    },
  };
};
