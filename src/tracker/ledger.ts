import { MAX_AGE_MS, MAX_BATCH_BYTES } from '../protocol/limits.js';
import type { WireAnswer } from '../protocol/wire.js';
import type { Entry, Parcel } from './batch.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
import { ACCOUNTS, ATTEMPTED, END_OF_IDS, PAUSED_UNTIL } from './outbox.js';

/** More events than this, or bytes, and the oldest give way. */
const MAX_ENTRIES = 10_000;
const MAX_TOTAL_BYTES = 5_000_000;
/** Read at a time, so that a full outbox never stands in memory whole. */
const PAGE = 500;
/** A pause beyond this comes from a clock that was wrong. */
const MAX_PAUSE_MS = 60 * 60 * 1000;

/** Numbers that outlive the page; they change in the transaction that changes the entries. */
export interface StoredAccounts {
  accepted: number;
  rejected: number;
  lost: { [reason: string]: number };
  /** Of `lost`, what the route has not been told yet. */
  untold: { [reason: string]: number };
}

export const emptyAccounts = (): StoredAccounts => ({
  accepted: 0,
  rejected: 0,
  lost: {},
  untold: {},
});

/** Before every id. */
const FIRST = '0';

/** Entries oldest first, those after `after`; the ones that only memory has come with the first page. */
export const readEntries = async (
  { own, outbox, attempt }: Keeper,
  limit: number,
  after = '',
): Promise<Entry[]> => {
  const range = IDBKeyRange.bound(after, END_OF_IDS, true);
  const stored: Entry[] =
    (await attempt(() =>
      outbox.run('readonly', (objects) => outbox.request(objects.getAll(range, limit))),
    )) ?? [];
  // Storage may have taken late what it had been given up for.
  for (const { event } of stored) Object.assign(own.get(event.id) ?? {}, { isStored: true });
  if (after) return stored;
  const unstored = [...own.values()].filter(({ isStored }) => !isStored);
  return [...stored, ...unstored.map(({ entry }) => entry)].sort((a, b) =>
    a.event.id < b.event.id ? -1 : 1,
  );
};

/** How many wait, in the outbox and in memory. */
export const countEntries = async ({ own, outbox, attempt }: Keeper): Promise<number> => {
  const stored = await attempt(() =>
    outbox.run('readonly', (objects) =>
      outbox.request(objects.count(IDBKeyRange.upperBound(END_OF_IDS))),
    ),
  );
  return (stored ?? 0) + [...own.values()].filter(({ isStored }) => !isStored).length;
};

/** Removes the entries that are still there, `post`s for each, and closes the accounts: one transaction. */
const settle = (
  { outbox, attempt }: Keeper,
  ids: string[],
  post: (accounts: StoredAccounts, id: string) => void,
  told: { [reason: string]: number } = {},
): Promise<unknown> =>
  attempt(() =>
    outbox.run('readwrite', async (objects) => {
      const accounts: StoredAccounts =
        (await outbox.request(objects.get(ACCOUNTS))) ?? emptyAccounts();
      const found = await Promise.all(ids.map((id) => outbox.request(objects.getKey(id))));
      for (const id of new Set(found)) {
        if (!id) continue;
        objects.delete(id);
        post(accounts, id as string);
      }
      for (const reason in told) {
        accounts.untold[reason] = (accounts.untold[reason] ?? 0) - (told[reason] ?? 0);
      }
      objects.put(accounts, ACCOUNTS);
      await outbox.request(objects.transaction);
      return true;
    }),
  );

const lose = (keeper: Keeper, ids: string[], reason: string): unknown =>
  ids.length &&
  settle(keeper, ids, ({ lost, untold }) => {
    lost[reason] = (lost[reason] ?? 0) + 1;
    untold[reason] = (untold[reason] ?? 0) + 1;
  });

/** Gives up what is too old, then the oldest until the rest fits, and counts each by its reason. */
export const enforceLimits = async ({ keeper, firstIdAt }: Core): Promise<void> => {
  const sizes: { id: string; bytes: number }[] = [];
  for (let after: string | undefined = FIRST; after; after = sizes.at(-1)?.id) {
    const page = await readEntries(keeper, PAGE, after);
    if (!page.length) break;
    sizes.push(...page.map(({ event: { id }, bytes }) => ({ id, bytes })));
  }
  const oldest = firstIdAt(Date.now() - MAX_AGE_MS);
  const recent = sizes.filter(({ id }) => id > oldest);
  let bytes = recent.reduce((sum, size) => sum + size.bytes, 0);
  let excess = 0;
  while (recent.length - excess > MAX_ENTRIES || bytes > MAX_TOTAL_BYTES) {
    bytes -= recent[excess++]?.bytes ?? 0;
  }
  await lose(
    keeper,
    sizes.slice(0, sizes.length - recent.length).map(({ id }) => id),
    'expired',
  );
  await lose(
    keeper,
    recent.slice(0, excess).map(({ id }) => id),
    'full',
  );
};

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
  const packed = packEntries(entries, MAX_BATCH_BYTES, maxEvents);
  const untold = Object.entries(accounts?.untold ?? {}).filter(([, number]) => number > 0);
  const dropped = untold.length ? Object.fromEntries(untold) : undefined;
  const parcel = sealParcel(packed, core.createId(), keeper.attempted, dropped);
  await keeper.mark(parcel?.ids.at(-1));
  return { parcel };
};

/** A fresh visitor is confirmed by the route, which may know him by its cookie under an older id. */
const confirmVisitor = ({ identity }: Core, parcel: Parcel, answer: WireAnswer): void => {
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
  const { keeper, recent } = core;
  const results = answer.results.filter(
    ({ id, status }) => status !== 'held' && parcel.ids.includes(id),
  );
  const rejected = new Set(
    results.flatMap(({ id, status }) => (status === 'rejected' ? [id] : [])),
  );
  const nameOf = (id: string) => (rejected.has(id) ? 'rejected' : 'accepted');
  let isStored: unknown;
  for (const { id } of results) {
    const own = keeper.own.get(id);
    if (own && !own.isStored) keeper.unstored[nameOf(id)] += 1;
    else isStored = true;
    keeper.drop(id);
  }
  const isSettled = await settle(
    keeper,
    results.map(({ id }) => id),
    (accounts, id) => {
      accounts[nameOf(id)] += 1;
    },
    parcel.dropped,
  );
  confirmVisitor(core, parcel, answer);
  for (const { id, status, code = 'rejected', pointer = '', detail = '' } of results) {
    const state = recent.find((known) => known.id === id);
    const metric = state?.metric ?? '';
    Object.assign(state ?? {}, { state: status, detail });
    if (status === 'rejected') core.reject({ id, metric, code, pointer, detail });
    else core.emit('accepted', { id, metric });
  }
  core.emit('change', undefined);
  return results.length > 0 && Boolean(isSettled || !isStored);
};

/** Leaves the route alone for so long, on the next pages too. */
export const pause = async ({ keeper }: Core, delayMs: number): Promise<void> => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};
