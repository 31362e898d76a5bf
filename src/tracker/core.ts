import { EVENTS_PATH } from '../protocol/paths.js';
import type { WireEvent } from '../protocol/wire.js';
import { findUnderWay, type Parcel, packEntries, sealParcel } from './batch.js';
import type { Doubt } from './bridge.js';
import type { Inspector } from './dispatch.js';
import { createIdMaker, firstIdAt } from './event-id.js';
import { createIdentity, type Identity } from './identity.js';
import { createKeeper, type Keeper } from './keeper.js';
import { createListeners, type Listeners } from './listeners.js';
import { DOUBT } from './outbox.js';
import type { EventState, Storage, TrackerOptions } from './tracker.js';

/** What the parts of a tracker share, the ones that are loaded later included. */
export interface Core extends Listeners {
  /** Where batches go. */
  readonly url: string;
  readonly keeper: Keeper;
  readonly identity: Identity;
  /** What happened to this page's events, oldest first; once somebody has asked. */
  recent?: EventState[];
  /** What is on the wire and arrives even if the page is left now. */
  bytesUnderWay: number;
  /** The next try after a failure of ours, as far as this page knows. */
  nextAttemptMs: number;
  /** Takes back what the browser was to send if the page died. */
  cancelLater?: () => void;
  createId(timeMs?: number): string;
  /** Whether the visitor agrees, at this moment. */
  isOpen(): boolean;
  inspector(): Promise<Inspector>;
  /** Tells the other tabs that something changed; with `denied`, that consent is gone. */
  nudge(consent?: 'denied'): void;
  /** Writes down, before it leaves or with it, that a batch is on its way. */
  note(parcel: Parcel, atMs?: number): Promise<unknown>;
  findUnderWay: typeof findUnderWay;
  packEntries: typeof packEntries;
  sealParcel: typeof sealParcel;
  firstIdAt: typeof firstIdAt;
  /** Keeps an event as the present visitor's. */
  keep(event: WireEvent, bytes: number): Promise<Storage>;
}

export const createCore = (
  { route, debug }: TrackerOptions,
  isOpen: () => boolean,
  inspector: Core['inspector'],
  nudge: Core['nudge'],
): Core => {
  const createId = createIdMaker();
  const { on, emit } = createListeners();
  const keeper = createKeeper((cause) =>
    emit('error', { detail: `In memory only: ${cause}`, cause }),
  );
  const identity = createIdentity(keeper, createId, nudge);
  if (debug) {
    for (const name of ['accepted', 'rejected', 'error'] as const) {
      on(name, (detail) => console.log('[keepsend]', name, detail));
    }
  }

  return {
    url: route.replace(/\/$/, '') + EVENTS_PATH,
    keeper,
    identity,
    createId,
    isOpen,
    inspector,
    on,
    emit,
    bytesUnderWay: 0,
    nextAttemptMs: 0,
    nudge,
    note: ({ batch, ids }, atMs = Date.now()) => {
      keeper.doubts.set(batch, { ids, atMs });
      // Begun in one task, both are one transaction.
      const marked = keeper.mark(ids.at(-1));
      const doubt: Doubt = { ids, atMs: Date.now() };
      return Promise.all([marked, keeper.attempt(() => keeper.outbox.put(DOUBT + batch, doubt))]);
    },
    findUnderWay,
    packEntries,
    sealParcel,
    firstIdAt,
    keep: async (event, bytes) => {
      const kept = await keeper.keep({ event, visitor: identity.wire(), bytes });
      emit('kept', { id: event.id, kept });
      return kept;
    },
  };
};
