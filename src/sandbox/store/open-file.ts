import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { schema } from './schema.js';

// 'keep' in ASCII, so that `file` and the sandbox recognise its own.
const APPLICATION_ID = 0x6b656570;

// A file of another schema cannot be read; its number tells before anything is written.
const VERSION = createHash('sha256').update(schema).digest().readUInt32BE() >>> 1;

const reasons: Record<number, string> = {
  5: 'another process uses it',
  8: 'it is read-only',
  13: 'the disk is full',
  14: 'it cannot be opened, perhaps because its folder does not exist',
  26: 'it is no SQLite file',
};

// An import of a module that is not there would fail before anybody could say why.
const findSqlite = () => {
  const sqlite = process.getBuiltinModule?.('node:sqlite');
  if (sqlite !== undefined) return sqlite;
  throw new Error(`The sandbox needs Node 22.13 or newer; this is ${process.versions.node}.`);
};

const isFolder = (file: string) => statSync(file, { throwIfNoEntry: false })?.isDirectory();

const explain = (file: string, error: unknown): Error => {
  const { errcode, message } = error as Error & { errcode?: number };
  // The upper bits only refine the lowest eight.
  const why = isFolder(file) ? 'it is a folder' : (reasons[(errcode ?? 0) & 0xff] ?? message);
  return new Error(`The data file ${file} cannot be used: ${why.replace(/\.$/, '')}.`, {
    cause: error,
  });
};

const readNumber = (connection: DatabaseSync, name: 'user_version' | 'application_id') =>
  Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

const isEmpty = (connection: DatabaseSync) =>
  connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const refuseOthers = (connection: DatabaseSync): void => {
  if (isEmpty(connection)) return;
  if (readNumber(connection, 'application_id') !== APPLICATION_ID)
    throw new Error("it holds somebody else's tables; choose another file");
  if (readNumber(connection, 'user_version') !== VERSION)
    throw new Error('another version of the sandbox wrote it; remove it or choose another file');
};

/**
 * Opens a file, made when it is missing, or `:memory:`. A commit survives the death of the process
 * (WAL; only the machine's own death could undo the latest), and no second process gets in.
 * Throws an error of one sentence when the file cannot be used.
 */
export const openFile = (file: string): DatabaseSync => {
  const { DatabaseSync } = findSqlite();
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file);
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;');
    refuseOthers(connection);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    connection.exec(`${schema};
      PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`);
    return connection;
  } catch (error) {
    connection?.close();
    throw explain(file, error);
  }
};
