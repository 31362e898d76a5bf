import type { DatabaseSync } from 'node:sqlite';

/** Room that stays in the file for what comes next: 16 MB. */
const KEPT_PAGES = 4_096;
/** Given back at once: a few milliseconds of work. */
const STEP_PAGES = 1_000;
/** SQLite's number for a file that is made smaller when it is told to. */
const INCREMENTAL = 2;

/** Gives some of the file's empty room back to the disk; whether there was none left to give. */
export type Shrink = () => boolean;

export const createShrink = (database: DatabaseSync): Shrink => {
  const free = database.prepare('PRAGMA freelist_count');
  // A file that was made without it keeps the size it has.
  const isAble = database.prepare('PRAGMA auto_vacuum').get()?.auto_vacuum === INCREMENTAL;
  let isShrinking = false;
  return () => {
    try {
      const spare = Number(free.get()?.freelist_count) - KEPT_PAGES;
      if (isAble && spare > 0) {
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
