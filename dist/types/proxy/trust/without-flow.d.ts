import type { WireEvent } from '../../protocol/wire.js';
/**
 * An event that may carry a mark of the route: it is recorded and starts no flow (Klaviyo's
 * `backfill`). No page can set it, and a queue keeps it.
 */
export type Marked<Event extends WireEvent = WireEvent> = Event & {
    backfill?: true;
};
export declare const withoutFlow: <Event extends WireEvent>(event: Event) => Marked<Event>;
/** Whether an event says who somebody is or was: what joins him to his past, or changes his profile. */
export declare const isIdentification: (event: WireEvent) => boolean;
/** Whether Klaviyo may mail somebody because of it: a profile's traits are no event. */
export declare const mayStartFlow: (event: Marked) => boolean;
