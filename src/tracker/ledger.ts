import { MAX_BATCH_BYTES } from '../protocol/limits.js';
import type { WireAnswer, WireEvent } from '../protocol/wire.js';
import { settle, untoldOf } from './accounts.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';
import { ACCOUNTS, ATTEMPTED, PAUSED_UNTIL } from './outbox.js';
import { readEntries } from './read-outbox.js';
import type { StoredAccounts } from './stored-accounts.js';

/** A pause beyond this comes from a clock that was wrong. */
const MAX_PAUSE_MS = 60 * 60 * 1000;

/** What an event is called in lists. */
export const nameEvent = (event: WireEvent | undefined): string =>
  event && 'metric' in event ? event.metric : 'identify';

export interface Taken {
  parcel?: Parcel | undefined;
  /** Nothing was taken: the route asked to be left alone for so long. */
  pausedMs?: number;
}

/** The oldest entries of one person, sealed; they stay until they are settled. */
export const takeParcel = async (core: Core, maxEvents: number): Promise<Taken> => {
  const { keeper, packEntries, sealParcel } = core;
  const { outbox, attempt } = keeper;
  const [entries, mark = '', until = 0, accounts] = await Promise.all([
    readEntries(keeper, maxEvents),
    attempt(() => outbox.get<string>(ATTEMPTED)),
    attempt(() => outbox.get<number>(PAUSED_UNTIL)),
    attempt(() => outbox.get<StoredAccounts>(ACCOUNTS)),
  ]);
  keeper.pausedUntilMs = Math.max(until, keeper.pausedUntilMs);
  const pausedMs = keeper.pausedUntilMs - Date.now();
  if (pausedMs > 0 && pausedMs < MAX_PAUSE_MS) return { pausedMs };
  if (mark > keeper.attempted) keeper.attempted = mark;
  const listed = new Set(entries.map(({ event }) => event.id));
  // Another tab has delivered what was stored and sent and is in the outbox no more.
  for (const [id, { isStored }] of keeper.own) {
    if (isStored && entries.length < maxEvents && id <= mark && !listed.has(id)) keeper.drop(id);
  }
  const packed = packEntries(entries, MAX_BATCH_BYTES, maxEvents);
  const dropped = untoldOf(keeper, accounts);
  const parcel = sealParcel(packed, core.createId(), keeper.attempted, dropped);
  await keeper.mark(parcel?.ids.at(-1));
  return { parcel };
};

/** A fresh visitor is confirmed by the route, which may know him by its cookie under an older id. */
const confirmVisitor = async (
  { identity }: Core,
  parcel: Parcel,
  answer: WireAnswer,
): Promise<void> => {
  // In another tab he may have said who he is since.
  if (answer.visitor) await identity.refresh();
  const { fresh, ...visitor } = identity.known()?.visitor ?? { anonymous_id: '' };
  const { anonymous_id } = answer.visitor ?? visitor;
  if (!fresh || visitor.anonymous_id !== parcel.visitor.anonymous_id) return;
  const outcome = anonymous_id === visitor.anonymous_id ? 'first' : 'known';
  identity.adopt({ visitor: { ...visitor, anonymous_id }, outcome, kinds: [] });
};

/**
 * Forgets what was answered and tells each fate. Resolves to whether anything was settled: not so
 * when storage cannot forget, or the same events would leave again and again without a pause.
 */
export const settleParcel = async (
  core: Core,
  parcel: Parcel,
  answer: WireAnswer,
): Promise<boolean> => {
  const { keeper } = core;
  const results = answer.results.filter(
    (result) => result && result.status !== 'held' && parcel.ids.includes(result.id),
  );
  const fates = new Map(results.map(({ id, status }) => [id, status]));
  const nameOf = (id: string) => (fates.get(id) === 'rejected' ? 'rejected' : 'accepted');
  const isSettled = await settle(
    keeper,
    [...fates.keys()],
    (accounts, id) => {
      accounts[nameOf(id)] += 1;
    },
    parcel.dropped,
  );
  await confirmVisitor(core, parcel, answer);
  for (const { id, status, code = 'rejected', pointer = '', detail = '' } of results) {
    const metric = nameEvent(parcel.events.find((event) => event.id === id));
    if (status === 'rejected') core.emit('rejected', { id, metric, code, pointer, detail });
    else core.emit('accepted', { id, metric });
  }
  return results.length > 0 && isSettled;
};

/** Leaves the route alone for so long, on the next pages too. */
export const pause = async ({ keeper }: Core, delayMs: number): Promise<void> => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};
