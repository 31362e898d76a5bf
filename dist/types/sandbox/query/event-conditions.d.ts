import type { Bound } from '../store/database.js';
import { type Condition } from './filter.js';
/** Part of a WHERE clause with the values it binds. */
export interface Clause {
    readonly sql: string;
    readonly values: readonly Bound[];
}
/** A condition of get_events as SQL, or a 400 for one the endpoint does not know. */
export declare const eventClause: (condition: Condition) => Clause;
