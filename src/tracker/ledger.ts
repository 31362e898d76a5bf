import { MAX_BATCH_BYTES } from '../protocol/limits.js';
import type { WireAnswer, WireEvent } from '../protocol/wire.js';
import { settle, untoldOf } from './accounts.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
import { ACCOUNTS, ATTEMPTED, DOUBT, NEXT_ATTEMPT, PAUSED_UNTIL } from './outbox.js';
import { readEntries } from './read-outbox.js';
import type { StoredAccounts } from './stored-accounts.js';

/** A pause beyond these comes from a clock that was wrong. */
const MAX_PAUSE_MS = 60 * 60 * 1000;
const MAX_BACKOFF_MS = 60 * 1000;

/** What an event is called in lists. */
export const nameEvent = (event: WireEvent | undefined): string =>
  event && 'metric' in event ? event.metric : 'identify';

const read = <Value>({ outbox, attempt }: Keeper, key: string): Promise<Value | undefined> =>
  attempt(() => outbox.get<Value>(key));

/** How long to leave the route alone, in milliseconds: as it asked, or for the failures of any tab. */
export const readPauseMs = async (core: Core, isUrgent: boolean): Promise<number> => {
  const { keeper } = core;
  const [until = 0, next = core.nextAttemptMs] = await Promise.all([
    read<number>(keeper, PAUSED_UNTIL),
    read<number>(keeper, NEXT_ATTEMPT),
  ]);
  keeper.pausedUntilMs = Math.max(until, keeper.pausedUntilMs);
  core.nextAttemptMs = next;
  const isWithin = (ms: number, maxMs: number): number => (ms > 0 && ms < maxMs ? ms : 0);
  const nowMs = Date.now();
  return Math.max(
    isWithin(keeper.pausedUntilMs - nowMs, MAX_PAUSE_MS),
    isUrgent ? 0 : isWithin(next - nowMs, MAX_BACKOFF_MS),
  );
};

/**
 * The oldest entries of one person that are neither on their way nor put `aside`, sealed; they stay
 * until they are settled.
 */
export const takeParcel = async (
  core: Core,
  maxEvents: number,
  aside: ReadonlySet<string> = new Set(),
): Promise<Parcel | undefined> => {
  const { keeper, packEntries, sealParcel } = core;
  const underWay = core.findUnderWay(keeper.doubts);
  const limit = maxEvents + underWay.size + aside.size;
  const [entries, mark = '', accounts] = await Promise.all([
    readEntries(keeper, limit),
    read<string>(keeper, ATTEMPTED),
    read<StoredAccounts>(keeper, ACCOUNTS),
  ]);
  if (mark > keeper.attempted) keeper.attempted = mark;
  const listed = new Set(entries.map(({ event }) => event.id));
  // Another tab has delivered what was stored and sent and is in the outbox no more.
  for (const [id, { isStored }] of keeper.own) {
    if (isStored && entries.length < limit && id <= mark && !listed.has(id)) keeper.drop(id);
  }
  const free = entries.filter(({ event: { id } }) => !underWay.has(id) && !aside.has(id));
  const packed = packEntries(free, MAX_BATCH_BYTES, maxEvents);
  const dropped = untoldOf(keeper, accounts);
  return sealParcel(packed, core.createId(), keeper.attempted, dropped);
};

/** A batch whose fate is known; of another page's, only its ids and what is left of its events. */
type Answered = Pick<Parcel, 'batch' | 'ids' | 'events'> & Partial<Parcel>;

/** A fresh visitor is confirmed by the route, which may know him by its cookie under an older id. */
const confirmVisitor = async (
  { identity }: Core,
  parcel: Answered,
  answer: WireAnswer,
): Promise<void> => {
  // In another tab he may have said who he is since.
  if (answer.visitor) await identity.refresh();
  const { fresh, ...visitor } = identity.known()?.visitor ?? { anonymous_id: '' };
  const { anonymous_id } = answer.visitor ?? visitor;
  if (!fresh || visitor.anonymous_id !== parcel.visitor?.anonymous_id) return;
  const outcome = anonymous_id === visitor.anonymous_id ? 'first' : 'known';
  identity.adopt({ visitor: { ...visitor, anonymous_id }, outcome, kinds: [] });
};

/**
 * Forgets what was answered and tells each fate. Resolves to whether anything was settled: not so
 * when storage cannot forget, or the same events would leave again and again without a pause.
 */
export const settleParcel = async (
  core: Core,
  parcel: Answered,
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
    [DOUBT + parcel.batch],
  );
  keeper.doubts.delete(parcel.batch);
  await confirmVisitor(core, parcel, answer);
  for (const { id, status, code = 'rejected', pointer = '', detail = '' } of results) {
    const metric = nameEvent(parcel.events.find((event) => event.id === id));
    if (status === 'rejected') core.emit('rejected', { id, metric, code, pointer, detail });
    else core.emit('accepted', { id, metric });
  }
  return results.length > 0 && isSettled;
};

/** Leaves the route alone for so long, on the next pages too, because it asked for it. */
export const pause = async ({ keeper }: Core, delayMs: number): Promise<void> => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};

/** When any tab may try again, after failures that nobody asked us to wait for. */
export const backOff = async (core: Core, delayMs: number): Promise<void> => {
  core.nextAttemptMs = delayMs && Date.now() + delayMs;
  await core.keeper.attempt(() => core.keeper.outbox.put(NEXT_ATTEMPT, core.nextAttemptMs));
};
