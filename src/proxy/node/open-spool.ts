import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DEAD_LETTER_TABLE } from '../queued/dead-letter-table.js';
import { explainSpool } from './explain-spool.js';
import { inTransaction } from './in-transaction.js';

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

/** What a file remembers, from before its first table on. */
const FORMAT = 'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;';
/** What each connection has to be told. */
const SETTINGS = 'PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16000000;';
const MARK = `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`;

const numberOf = (database: DatabaseSync, pragma: string): unknown =>
  database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];

/** Whether it is ours, and not an empty one that is to become so. */
const isOurs = (database: DatabaseSync): boolean => {
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
    tables: number;
  };
  if (tables && numberOf(database, 'application_id') !== APPLICATION_ID)
    throw new Error("it is somebody else's database; name another file");
  if (tables && numberOf(database, 'user_version') !== VERSION)
    throw new Error('another release of keepsend wrote it; start that one until it is empty');
  return tables > 0;
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
    const isNew = !isOurs(database);
    demandWhole(database);
    database.exec((isNew ? FORMAT : '') + SETTINGS);
    const one = database;
    // Writes nothing where all is there already: dead letters can be seen while the disk is full.
    inTransaction(one, () => one.exec((isNew ? MARK : '') + SCHEMA));
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
