import { MAX_AGE_MS } from '../protocol/limits.js';
import type { Entry } from './batch.js';
import { findBridges, type Own } from './bridge.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
import { END_OF_IDS } from './outbox.js';

/**
 * Whether a value is an event as this release stores them. A page of an older or later release may
 * share the outbox: what is not understood is neither sent nor given up, whoever wrote it will.
 */
export const isEntry = (value: Partial<Entry> | null | undefined): value is Entry => {
  const { event, visitor, bytes = 0 } = value ?? {};
  const id: unknown = event?.id;
  return typeof id === 'string' && id < END_OF_IDS && Boolean(visitor) && bytes > 0;
};

/** What only memory has, oldest first. */
export const listUnstored = ({ own }: Keeper): Own[] =>
  [...own.values()].filter(({ isStored }) => !isStored);

const readStored = async (
  { outbox, attempt }: Keeper,
  limit: number,
  after: string,
): Promise<Entry[]> => {
  const found: Entry[] = [];
  let from: IDBValidKey | undefined = after;
  // What is not understood must not stand in the way of what comes behind it.
  while (from !== undefined && found.length < limit) {
    const range = IDBKeyRange.bound(from, END_OF_IDS, true);
    const read = await attempt(() =>
      outbox.run('readonly', (objects) =>
        Promise.all([
          outbox.request(objects.getAllKeys(range, limit)),
          outbox.request<unknown[]>(objects.getAll(range, limit)),
        ]),
      ),
    );
    const [keys, values] = read ?? [[], []];
    for (const [index, value] of values.entries()) {
      if (isEntry(value as Entry) && (value as Entry).event.id === keys[index])
        found.push(value as Entry);
    }
    from = keys.length === limit ? keys.at(-1) : undefined;
  }
  return found.slice(0, limit);
};

/** Entries oldest first, those after `after`; the ones that only memory has come with the first page. */
export const readEntries = async (keeper: Keeper, limit: number, after = ''): Promise<Entry[]> => {
  const stored = await readStored(keeper, limit, after);
  // Storage may have taken late what it had been given up for.
  for (const { event } of stored) Object.assign(keeper.own.get(event.id) ?? {}, { isStored: true });
  const inMemory = after ? [] : listUnstored(keeper).map(({ entry }) => entry);
  return [...stored, ...inMemory].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
};

/** How many events are in the outbox; what only memory has is not among them. */
export const countStored = async (keeper: Keeper, objects: IDBObjectStore): Promise<number> => {
  const { outbox } = keeper;
  // Storage may have taken late what it had been given up for.
  const late = listUnstored(keeper).map(async (record) => {
    const key = await outbox.request(objects.getKey(record.entry.event.id));
    if (key !== undefined) record.isStored = true;
  });
  const range = IDBKeyRange.upperBound(END_OF_IDS);
  const [count] = await Promise.all([outbox.request(objects.count(range)), ...late]);
  return count;
};

/** How many wait, in the outbox and in memory. */
export const countEntries = async (keeper: Keeper): Promise<number> => {
  const { outbox, attempt } = keeper;
  const stored = await attempt(() =>
    outbox.run('readonly', (objects) => countStored(keeper, objects)),
  );
  return (stored ?? 0) + listUnstored(keeper).length;
};

/** So few events are within every limit but that of age. */
const FEW = 25;

/** Whether a look at the whole outbox is worth its while. */
export const mayExceedLimits = async ({ keeper, firstIdAt }: Core): Promise<boolean> => {
  // Where nothing can be deleted there is nothing to look for.
  if (keeper.storage === 'memory') return false;
  const [oldest] = await readEntries(keeper, 1);
  const isOld = oldest && oldest.event.id < firstIdAt(Date.now() - MAX_AGE_MS);
  return isOld === true || (await countEntries(keeper)) > FEW;
};

/** Whether there is anything that the outbox should have and has not. */
export const mayRestore = ({ keeper }: Core): boolean =>
  keeper.storage === 'memory' || listUnstored(keeper).length + findBridges().length > 0;
