import type { WindowCounter } from '../window-counter.js';
import { createBoundedMap } from './bounded-map.js';
import { HOUR_MS } from './budgets.js';

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
    /** Those that were never seen. To ask leaves no trace: strangers may make up any number. */
    findNew: async (identities: readonly string[]): Promise<string[]> => {
      const found = await Promise.all(
        identities.map(async (digest) => {
          if (known.get(digest)) return [];
          const { isWithin } = await counters.take(`seen ${digest}`, 0, memoryOf(digest), 0);
          return isWithin ? [digest] : [];
        }),
      );
      return found.flat();
    },
    /** They were let in, and some of them are seen from now on: nobody need be asked of them again. */
    keep: async (identities: readonly string[], strangers: readonly string[]): Promise<void> => {
      for (const digest of identities) known.set(digest, true);
      await Promise.all(
        strangers.map((digest) => counters.take(`seen ${digest}`, 1, memoryOf(digest))),
      );
    },
  };
};
