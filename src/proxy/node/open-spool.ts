import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DEAD_LETTER_TABLE } from '../queued/dead-letter-table.js';
import { explainSpool } from './explain-spool.js';

/** 'keeq' in ASCII, so that `file` and keepsend know a spool from any other database. */
const APPLICATION_ID = 0x6b656571;
/** A later release may add tables and columns; what it writes in another way has another number. */
const VERSION = 1;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, sent_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL,
  was_taken INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_due ON messages (due_ms, id);
${DEAD_LETTER_TABLE};`;

const numberOf = (database: DatabaseSync, pragma: string): unknown =>
  database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];

const demandOurs = (database: DatabaseSync): void => {
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
    tables: number;
  };
  if (tables && numberOf(database, 'application_id') !== APPLICATION_ID)
    throw new Error("it is somebody else's database; name another file");
  if (tables && numberOf(database, 'user_version') !== VERSION)
    throw new Error('another release of keepsend wrote it; start that one until it is empty');
};

/** What was overwritten would else be found out by chance, after more was entrusted to it. */
const demandWhole = (database: DatabaseSync): void => {
  const { quick_check: word } = database.prepare('PRAGMA quick_check(1)').get() ?? {};
  if (word !== 'ok') throw Object.assign(new Error(String(word)), { errcode: 11 });
};

/** It holds people's addresses. Whatever SQLite puts beside it has the same mode. */
const makePrivate = (path: string): void => closeSync(openSync(path, 'a', 0o600));

/**
 * Opens a spool, and makes it where there is none. What is committed there survives the process,
 * its `SIGKILL` and a power cut.
 * @throws {Error} in one sentence that names the file, what is wrong and what to do.
 */
export const openSpool = (path: string, onFailure = (): void => {}): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    makePrivate(path);
    database = new DatabaseSync(path, { timeout: 1_000 });
    demandOurs(database);
    demandWhole(database);
    database.exec(
      `PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
       PRAGMA journal_size_limit = 16000000;
       PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; ${SCHEMA}`,
    );
    return database;
  } catch (error) {
    database?.close();
    onFailure();
    throw explainSpool(path, error);
  }
};

/**
 * Makes this process the spool's only consumer until it ends, however it ends: two would send twice
 * as fast as Klaviyo allows.
 * @throws {Error} when there is another.
 */
export const claimSpool = (path: string): DatabaseSync => {
  let lock: DatabaseSync | undefined;
  try {
    makePrivate(`${path}.lock`);
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw explainSpool(path, error);
  }
};
