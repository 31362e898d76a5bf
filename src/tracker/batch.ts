import { MAX_BATCH_EVENTS, WIRE_VERSION } from '../protocol/limits.js';
import type { WireBatch, WireEvent, WireVisitor } from '../protocol/wire.js';
import type { Doubt } from './bridge.js';

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
  dropped: { [reason: string]: number } | undefined;
}

/** How long a batch may be under way before anybody asks what became of it. */
const GRACE_MS = 10_000;

/** Events that are on their way in some batch: sent again now, they would arrive twice. */
export const findUnderWay = (doubts: ReadonlyMap<string, Doubt>): Set<string> =>
  new Set(
    [...doubts.values()].flatMap(({ ids, atMs }) => (atMs > Date.now() - GRACE_MS ? ids : [])),
  );

/** Room for all of a batch but its events. */
const ENVELOPE_BYTES = 2_000;

/** The first entries that belong to one person and fit into one batch; at least one if there is any. */
export const packEntries = (
  entries: readonly Entry[],
  maxBytes: number,
  maxEvents = MAX_BATCH_EVENTS,
): Entry[] => {
  const person = JSON.stringify(entries[0]?.visitor);
  let bytes = ENVELOPE_BYTES;
  const end = entries.findIndex((entry, index) => {
    bytes += entry.bytes + 1;
    const isFull = index > 0 && (bytes > maxBytes || index >= maxEvents);
    return isFull || JSON.stringify(entry.visitor) !== person;
  });
  return entries.slice(0, end < 0 ? undefined : end);
};

/** Addresses packed entries to the route. `attempted` is the newest id that may have been sent before. */
export const sealParcel = (
  entries: readonly Entry[],
  batch: string,
  attempted: string,
  dropped?: { [reason: string]: number },
): Parcel | undefined => {
  const [first] = entries;
  if (!first) return undefined;
  const events = entries.map(({ event }) => event);
  const body: WireBatch = {
    v: WIRE_VERSION,
    sent_at: new Date().toISOString(),
    batch,
    visitor: first.visitor,
    events,
    resend: events.some(({ id }) => id <= attempted) || undefined,
    dropped,
  };
  return {
    batch,
    visitor: first.visitor,
    ids: events.map(({ id }) => id),
    events,
    body: JSON.stringify(body),
    dropped,
  };
};
