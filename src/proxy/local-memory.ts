import type { WireResult } from '../protocol/wire.js';

const MAX_BATCHES = 1_000;
/** All that is remembered together: a page may have long reasons for a hundred rejections. */
const MAX_CHARACTERS = 5_000_000;
/** Of an address, and of a result without a reason. */
const ENTRY_CHARACTERS = 200;
const RESULT_CHARACTERS = 100;

interface Entry {
  results: readonly WireResult[];
  characters: number;
  untilMs: number;
}

const sizeOfResult = ({ pointer = '', detail = '' }: WireResult): number =>
  RESULT_CHARACTERS + pointer.length + detail.length;

/** About: nothing is written out only to be measured. */
const measure = (results: readonly WireResult[]): number =>
  results.reduce((sum, result) => sum + sizeOfResult(result), ENTRY_CHARACTERS);

/** What this process remembers; the oldest gives way. */
export const createLocalMemory = (maxAgeMs: number) => {
  const entries = new Map<string, Entry>();
  let total = 0;
  const forget = (address: string): void => {
    const known = entries.get(address);
    if (!known) return;
    total -= known.characters;
    entries.delete(address);
  };
  return {
    write: (address: string, results: readonly WireResult[]): void => {
      forget(address);
      const characters = measure(results);
      entries.set(address, { results, characters, untilMs: Date.now() + maxAgeMs });
      total += characters;
      if (entries.size <= MAX_BATCHES && total <= MAX_CHARACTERS) return;
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_BATCHES && total <= MAX_CHARACTERS) break;
        forget(oldest);
      }
    },
    read: (address: string): WireResult[] | undefined => {
      const { results, untilMs } = entries.get(address) ?? { untilMs: 0 };
      return results && untilMs > Date.now() ? [...results] : undefined;
    },
  };
};
