import { type SQLInputValue } from 'node:sqlite';
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
/** Opens a file, made when it is missing, or `:memory:`. */
export declare const openDatabase: (file: string) => Database;
