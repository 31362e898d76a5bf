import { MAX_AGE_MS } from '../protocol/limits.js';
import type { Entry } from './batch.js';
import { findBridges, type Own } from './bridge.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
import { END_OF_IDS } from './outbox.js';

const ask = <T>(
  { outbox, attempt }: Keeper,
  question: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> =>
  attempt(() => outbox.run('readonly', (objects) => outbox.request(question(objects))));

/** What only memory has, oldest first. */
export const listUnstored = ({ own }: Keeper): Own[] =>
  [...own.values()].filter(({ isStored }) => !isStored);

/** Entries oldest first, those after `after`; the ones that only memory has come with the first page. */
export const readEntries = async (keeper: Keeper, limit: number, after = ''): Promise<Entry[]> => {
  const range = IDBKeyRange.bound(after, END_OF_IDS, true);
  const stored: Entry[] = (await ask(keeper, (objects) => objects.getAll(range, limit))) ?? [];
  // Storage may have taken late what it had been given up for.
  for (const { event } of stored) Object.assign(keeper.own.get(event.id) ?? {}, { isStored: true });
  const inMemory = after ? [] : listUnstored(keeper).map(({ entry }) => entry);
  return [...stored, ...inMemory].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
};

/** How many wait, in the outbox and in memory. */
export const countEntries = async (keeper: Keeper): Promise<number> => {
  const range = IDBKeyRange.upperBound(END_OF_IDS);
  return (
    ((await ask(keeper, (objects) => objects.count(range))) ?? 0) + listUnstored(keeper).length
  );
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
