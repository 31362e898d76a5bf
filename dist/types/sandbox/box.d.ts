import type { Faults } from './faults.js';
import type { Feed } from './feed.js';
import type { Database } from './store/database.js';
/** Everything one sandbox holds; two in one process share nothing. */
export interface Box {
    readonly database: Database;
    readonly feed: Feed;
    readonly faults: Faults;
    /** Milliseconds since 1970. */
    readonly now: () => number;
}
/** An answer before it is turned into HTTP; without a body it is sent empty. */
export interface Answer {
    readonly status: number;
    readonly body?: unknown;
}
