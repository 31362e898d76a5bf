import type { Database } from '../store/database.js';
import { type EventRow } from '../store/events.js';
/** One page of events and the cursors of its neighbours. */
export interface EventPage {
    readonly rows: readonly EventRow[];
    readonly next: string | undefined;
    readonly previous: string | undefined;
}
/** The page of events a request asks for. A page back is read in reverse and turned round. */
export declare const readEventPage: (database: Database, url: URL, largest: number) => EventPage;
