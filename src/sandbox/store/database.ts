import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import { schema, tables } from './schema.js';

/** A value that can be bound to a statement. */
export type Bound = SQLInputValue;

/** One SQLite database with every statement prepared once. Rows come back in the shape the caller names. */
export interface Database {
  get<Row>(sql: string, ...values: Bound[]): Row | undefined;
  all<Row>(sql: string, ...values: Bound[]): Row[];
  run(sql: string, ...values: Bound[]): void;
  /** Everything `work` writes, or, when it throws, nothing. Does not nest. */
  transaction<Result>(work: () => Result): Result;
  reset(): void;
  close(): void;
}

const runTransaction = <Result>(connection: DatabaseSync, work: () => Result): Result => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
};

/** Opens a file, made when it is missing, or `:memory:`. */
export const openDatabase = (file: string): Database => {
  const connection = new DatabaseSync(file);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  connection.exec(schema);
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    get: <Row>(sql: string, ...values: Bound[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Bound[]) => prepare(sql).all(...values) as Row[],
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction: (work) => runTransaction(connection, work),
    reset: () => {
      runTransaction(connection, () => {
        for (const table of tables) connection.exec(`DELETE FROM ${table}`);
      });
    },
    close: () => connection.close(),
  };
};
