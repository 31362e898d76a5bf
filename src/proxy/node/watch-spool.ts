import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { explainSpool, LostSpool, movedSpool } from './explain-spool.js';

/** What failed is left alone for so long: trying it again may cost as much. */
const PAUSE_MS = 1_000;

/** What is wrong with a spool, as far as anybody has noticed. */
export interface SpoolWatch {
  /**
   * Does what reads or writes the file.
   * @throws {Error} what SQLite said, in one sentence.
   */
  guard<Result>(work: () => Result): Result;
  /** @throws {Error} when nothing more shall be taken now. */
  demandFit(): void;
  /** The same, and as long as what failed last was not done since. */
  check(): void;
}

/** Room on the disk of a file; some file systems do not tell. */
const freeBytesAt = (path: string): number => {
  const { blocks, bavail, bsize } = statfsSync(dirname(path));
  return blocks ? bavail * bsize : Number.POSITIVE_INFINITY;
};

/**
 * Watches over the spool at `path`, which is open. The last `minFreeBytes` of the disk are for what
 * it holds already: to send it, something has to be written.
 */
export const watchSpool = (path: string, minFreeBytes: number): SpoolWatch => {
  const { ino } = statSync(path);
  let trouble: Error | undefined;
  let troubledAtMs = Number.NEGATIVE_INFINITY;

  const demandFit = (): void => {
    if (statSync(path, { throwIfNoEntry: false })?.ino !== ino) trouble = movedSpool(path);
    const isFresh = Math.abs(Date.now() - troubledAtMs) < PAUSE_MS;
    if (trouble && (isFresh || trouble instanceof LostSpool)) throw trouble;
    if (minFreeBytes && freeBytesAt(path) < minFreeBytes)
      throw new Error(
        `spool ${path} takes nothing: its disk has less than ${minFreeBytes} bytes left (minFreeBytes); make room`,
      );
  };
  return {
    guard: (work) => {
      try {
        const result = work();
        if (!(trouble instanceof LostSpool)) trouble = undefined;
        return result;
      } catch (error) {
        troubledAtMs = Date.now();
        // Once lost, it stays lost, whatever works by chance.
        if (!(trouble instanceof LostSpool)) trouble = explainSpool(path, error);
        throw trouble;
      }
    },
    demandFit,
    check: () => {
      if (trouble) throw trouble;
      demandFit();
    },
  };
};
