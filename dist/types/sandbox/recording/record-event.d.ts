import type { EventAttributes } from '../checks/event-requests.js';
import type { Database } from '../store/database.js';
import { type Lane } from '../store/events.js';
/** Where an event came from: the same for all events of a request. */
export interface Arrival {
    readonly lane: Lane;
    readonly revision: string;
    /** When the request came, in milliseconds. */
    readonly now: number;
}
/** One checked event, with the JSON body that would send it alone. */
export interface IncomingEvent {
    readonly attributes: EventAttributes;
    readonly sent: string;
}
/** What became of an event. Only a bulk job cares: it fails whole on a repeated unique_id. */
export type Outcome = 'recorded' | 'repeated-id' | 'same-second' | 'nobody';
/** Records that a 202 came to nothing, which the real service keeps to itself. */
export declare const dropEvent: (database: Database, { attributes, sent }: IncomingEvent, { lane, now }: Arrival, reason: string, profileId?: string | null) => void;
/** Records an event, unless its key is taken: the first one processed wins (documented). */
export declare const recordEvent: (database: Database, profileId: string, incoming: IncomingEvent, arrival: Arrival) => Outcome;
