import { EVENTS_PATH } from '../protocol/paths.js';
import type { WireEvent } from '../protocol/wire.js';
import { type Parcel, packEntries, sealParcel } from './batch.js';
import { createIdMaker } from './event-id.js';
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
  /** What happened to this page's events, by id. */
  readonly recent: Map<string, EventState>;
  /** What is on the wire and arrives even if the page is left now. */
  parcel?: Parcel | undefined;
  createId(timeMs?: number): string;
  note(state: EventState): void;
  reject(rejection: Rejection): void;
  packEntries: typeof packEntries;
  sealParcel: typeof sealParcel;
  /** Keeps an event as the present visitor's. */
  keep(event: WireEvent, bytes: number): Promise<Storage>;
}

export const createCore = ({ route, debug }: TrackerOptions): Core => {
  const makeId = createIdMaker();
  const createId = (timeMs = Date.now()): string => makeId(timeMs);
  const { on, emit } = createListeners();
  const say = (...words: unknown[]): void => {
    if (debug) console.log('[keepsend]', ...words);
  };
  const keeper = createKeeper((cause) => {
    say('kept in memory only', cause);
    emit('error', { detail: `Kept in memory only: ${cause}`, cause });
  });
  const identity = createIdentity(keeper, createId);
  const recent = new Map<string, EventState>();

  const note = (state: EventState): void => {
    recent.set(state.id, state);
    const [oldest = ''] = recent.keys();
    if (recent.size > MAX_RECENT) recent.delete(oldest);
    say(state.state, state.metric, state.detail);
    emit('change', undefined);
  };

  return {
    url: route.replace(/\/$/, '') + EVENTS_PATH,
    keeper,
    identity,
    recent,
    createId,
    on,
    emit,
    note,
    reject: (rejection) => {
      say('rejected', rejection);
      emit('rejected', rejection);
    },
    packEntries,
    sealParcel,
    keep: async (event, bytes) => {
      const kept = await keeper.keep({ event, visitor: identity.wire(), bytes });
      const state = recent.get(event.id);
      if (state?.state === 'held') note({ ...state, state: 'kept' });
      return kept;
    },
  };
};
