import { EVENTS_PATH } from '../protocol/paths.js';
import type { WireEvent } from '../protocol/wire.js';
import { type Parcel, packEntries, sealParcel } from './batch.js';
import { createIdMaker, firstIdAt } from './event-id.js';
import { createIdentity, type Identity } from './identity.js';
import { createKeeper, type Keeper } from './keeper.js';
import { createListeners, type Listeners } from './listeners.js';
import type { EventState, Rejection, Storage, TrackerOptions } from './tracker.js';

/** What a person can still take in of one page; older fates are in the shop's reports. */
const MAX_RECENT = 50;

/** What the parts of a tracker share, the ones that are loaded later included. */
export interface Core extends Listeners {
  /** Where batches go. */
  readonly url: string;
  readonly keeper: Keeper;
  readonly identity: Identity;
  /** What happened to this page's events, oldest first. */
  readonly recent: EventState[];
  /** What is on the wire and arrives even if the page is left now. */
  parcel?: Parcel | undefined;
  createId(timeMs?: number): string;
  /** Begins to follow an event. */
  note(id: string, metric: string, time?: string): EventState;
  reject(rejection: Rejection): void;
  packEntries: typeof packEntries;
  sealParcel: typeof sealParcel;
  firstIdAt: typeof firstIdAt;
  /** Keeps an event as the present visitor's. */
  keep(event: WireEvent, bytes: number): Promise<Storage>;
}

export const createCore = ({ route, debug }: TrackerOptions): Core => {
  const createId = createIdMaker();
  const { on, emit } = createListeners();
  const keeper = createKeeper((cause) =>
    emit('error', { detail: `In memory only: ${cause}`, cause }),
  );
  const identity = createIdentity(keeper, createId);
  const recent: EventState[] = [];
  if (debug) {
    for (const name of ['accepted', 'rejected', 'error'] as const) {
      on(name, (detail) => console.log('[keepsend]', name, detail));
    }
  }

  return {
    url: route.replace(/\/$/, '') + EVENTS_PATH,
    keeper,
    identity,
    recent,
    createId,
    on,
    emit,
    note: (id, metric, time = new Date().toISOString()) => {
      const state: EventState = { id, metric, time, state: 'held' };
      if (recent.push(state) > MAX_RECENT) recent.shift();
      emit('change', undefined);
      return state;
    },
    reject: (rejection) => emit('rejected', rejection),
    packEntries,
    sealParcel,
    firstIdAt,
    keep: async (event, bytes) => {
      const kept = await keeper.keep({ event, visitor: identity.wire(), bytes });
      for (const state of recent) {
        if (state.id === event.id && state.state === 'held') state.state = 'kept';
      }
      emit('change', undefined);
      return kept;
    },
  };
};
