import type { DeadLetter } from '../index.js';
/** Which dead letters; all of what is given must fit. */
export interface DeadLetterFilter {
    id?: string | undefined;
    metric?: string | undefined;
    code?: string | undefined;
    /** Those that died then or later. */
    since?: Date | undefined;
    /** Those that died earlier. */
    before?: Date | undefined;
}
/** A row of the table of dead letters. */
export interface DeadLetterRow {
    id: string;
    at: string;
    code: string;
    pointer: string | null;
    detail: string | null;
    event: string;
    visitor: string;
}
export declare const toLetter: (row: DeadLetterRow) => DeadLetter;
/** The conditions of a filter, with a `?` for each of the values. */
export declare const toConditions: (filter: DeadLetterFilter) => {
    conditions: string[];
    values: string[];
};
