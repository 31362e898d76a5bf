import type { DatabaseSync } from 'node:sqlite';

/** Room that stays in the file for what comes next: 16 MB. */
const KEPT_PAGES = 4_096;
/** Given back at once: a few milliseconds of work. */
const STEP_PAGES = 1_000;

/** Gives some of the file's empty room back to the disk; whether there was none left to give. */
export type Shrink = () => boolean;

export const createShrink = (database: DatabaseSync): Shrink => {
  const free = database.prepare('PRAGMA freelist_count');
  let isShrinking = false;
  return () => {
    try {
      const spare = Number(free.get()?.freelist_count) - KEPT_PAGES;
      if (spare > 0) {
        isShrinking = true;
        database.exec(`PRAGMA incremental_vacuum(${Math.min(STEP_PAGES, spare)})`);
        return false;
      }
      if (isShrinking) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Whoever has something to lose by it hears of it.
    }
    isShrinking = false;
    return true;
  };
};
