import type { WireResult } from '../protocol/wire.js';
import { createLocalMemory } from './local-memory.js';
import { createSharedMemory } from './shared-memory.js';

/** How long an answer may still be of use to the page that lost it. */
const MEMORY_MS = 60 * 60 * 1000;

/**
 * The answers for batches, for pages that never got theirs. Whoever knows an address may ask for
 * what is there: it holds a batch's id, of which 74 bits are random and only its page knows them.
 */
export interface BatchMemory {
  /** Never rejects: what is forgotten is sent again, which does no harm. `isNear`: in this process alone. */
  remember(address: string, results: readonly WireResult[], isNear?: boolean): Promise<void>;
  /** `isNear`: what this process alone remembers. */
  recall(address: string, isNear?: boolean): Promise<WireResult[] | undefined>;
}

const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

/** Remembers in this process and, where the platform can, in the others of the same place. */
export const createBatchMemory = (): BatchMemory => {
  const local = createLocalMemory(MEMORY_MS);
  const shared = createSharedMemory(MEMORY_MS);
  return {
    remember: async (address, results, isNear) => {
      local.write(address, results);
      if (!isNear) await attempt(() => shared.write(address, JSON.stringify(results)));
    },
    recall: async (address, isNear) => {
      const known = local.read(address);
      if (known || isNear) return known;
      return attempt(async () => {
        const text = await shared.read(address);
        return text === undefined ? undefined : JSON.parse(text);
      });
    },
  };
};

/** Where the answer for a batch stands: on the route's own host and under its own path. */
export const addressOf = (request: Request, batch: string): string => {
  const [path] = request.url.split('?', 1);
  return `${path}/${batch}`;
};
