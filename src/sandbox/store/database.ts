import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import { openFile } from './open-file.js';
import { tables } from './schema.js';

/** A value that can be bound to a statement. */
export type Bound = SQLInputValue;

/** One SQLite database with every statement prepared once. Rows come back in the shape the caller names. */
export interface Database {
  get<Row>(sql: string, ...values: Bound[]): Row | undefined;
  all<Row>(sql: string, ...values: Bound[]): Row[];
  run(sql: string, ...values: Bound[]): void;
  /** Everything `work` writes, or, when it throws, nothing. Does not nest. */
  transaction<Result>(work: () => Result): Result;
  /** What `work` returns; everything it writes is undone. Does not nest. */
  rehearse<Result>(work: () => Result): Result;
  /** Inside a transaction: when `work` throws, only what it wrote is undone. Does not nest. */
  attempt<Result>(work: () => Result): Result;
  /**
   * A write nobody waits for: it shares a transaction with others of its moment, and is there for
   * every later read.
   */
  later(work: () => void): void;
  /** Empties every table; their keys begin with 1 again. */
  reset(): void;
  close(): void;
}

const surround = <Result>(
  connection: DatabaseSync,
  [begin, end, undo]: readonly [string, string, string],
  work: () => Result,
): Result => {
  connection.exec(begin);
  try {
    const result = work();
    connection.exec(end);
    return result;
  } catch (error) {
    connection.exec(undo);
    throw error;
  }
};

const TRANSACTION = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] as const;
const REHEARSAL = ['BEGIN IMMEDIATE', 'ROLLBACK', 'ROLLBACK'] as const;
const ATTEMPT = [
  'SAVEPOINT attempt',
  'RELEASE attempt',
  'ROLLBACK TO attempt; RELEASE attempt',
] as const;

// Writes that share the next transaction, which comes at the latest when the event loop turns.
const createQueue = (commit: (work: () => void) => void) => {
  let queue: (() => void)[] = [];
  let turn: NodeJS.Immediate | undefined;
  const flush = () => {
    if (queue.length === 0) return;
    const works = queue;
    queue = [];
    clearImmediate(turn);
    turn = undefined;
    commit(() => {
      for (const work of works) work();
    });
  };
  const add = (work: () => void) => {
    queue.push(work);
    turn ??= setImmediate(flush);
  };
  return { add, flush };
};

/** Opens a file, made when it is missing, or `:memory:`. */
export const openDatabase = (file: string): Database => {
  const connection = openFile(file);
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const queue = createQueue((work) => surround(connection, TRANSACTION, work));
  // Inside a transaction the queue stays: what is undone must not take others' writes with it.
  const settled = () => {
    if (!connection.isTransaction) queue.flush();
    return connection;
  };
  const read = (sql: string) => {
    settled();
    return prepare(sql);
  };
  return {
    get: <Row>(sql: string, ...values: Bound[]) => read(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Bound[]) => read(sql).all(...values) as Row[],
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction: (work) => surround(settled(), TRANSACTION, work),
    rehearse: (work) => surround(settled(), REHEARSAL, work),
    attempt: (work) => surround(connection, ATTEMPT, work),
    later: queue.add,
    reset: () => {
      surround(settled(), TRANSACTION, () => {
        for (const table of tables) connection.exec(`DELETE FROM ${table}`);
        connection.exec('DELETE FROM sqlite_sequence');
      });
    },
    close: () => {
      settled();
      connection.close();
    },
  };
};
