import { EVENTS_PATH } from '../protocol/paths.js';
import type { WireEvent } from '../protocol/wire.js';
import { type Parcel, packEntries, sealParcel } from './batch.js';
import type { Inspector } from './dispatch.js';
import { createIdMaker, firstIdAt } from './event-id.js';
import { createIdentity, type Identity } from './identity.js';
import { createKeeper, type Keeper } from './keeper.js';
import { createListeners, type Listeners } from './listeners.js';
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
  parcel?: Parcel | undefined;
  createId(timeMs?: number): string;
  /** Whether the visitor agrees, at this moment. */
  isOpen(): boolean;
  inspector(): Promise<Inspector>;
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
): Core => {
  const createId = createIdMaker();
  const { on, emit } = createListeners();
  const keeper = createKeeper((cause) =>
    emit('error', { detail: `In memory only: ${cause}`, cause }),
  );
  const identity = createIdentity(keeper, createId);
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
