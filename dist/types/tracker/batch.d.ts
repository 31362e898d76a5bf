import type { WireEvent, WireVisitor } from '../protocol/wire.js';
/** An event in the outbox, with the person who was there when it was tracked. */
export interface Entry {
    event: WireEvent;
    visitor: WireVisitor;
    /** The event as JSON, in UTF-8 bytes. */
    bytes: number;
}
/** A batch ready to leave. */
export interface Parcel {
    batch: string;
    visitor: WireVisitor;
    ids: string[];
    events: WireEvent[];
    body: string;
    /** The loss this batch reports. */
    dropped: {
        [reason: string]: number;
    } | undefined;
}
/** The first entries that belong to one person and fit into one batch; at least one if there is any. */
export declare const packEntries: (entries: readonly Entry[], maxBytes: number, maxEvents?: number) => Entry[];
/** Addresses packed entries to the route. `attempted` is the newest id that may have been sent before. */
export declare const sealParcel: (entries: readonly Entry[], batch: string, attempted: string, dropped?: {
    [reason: string]: number;
}) => Parcel | undefined;
