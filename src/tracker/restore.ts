import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import { addAccounts } from './accounts.js';
import { type Bridge, findBridges } from './bridge.js';
import type { Core } from './core.js';
import type { Keeper } from './keeper.js';
import { ACCOUNTS, DOUBT } from './outbox.js';
import { isEntry, listUnstored } from './read-outbox.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';

/** What pages left in localStorage; what anybody else may have written there is nothing. */
const readBridges = (keys: string[]): Bridge => {
  const all: Bridge = { entries: [], doubts: [] };
  for (const key of keys) {
    try {
      const { entries, doubts } = JSON.parse(localStorage.getItem(key) ?? '') as Bridge;
      all.entries.push(...entries.filter(isEntry));
      all.doubts.push(...doubts.filter(([batch, { ids }]) => batch && ids[0]));
    } catch {}
  }
  return all;
};

/** Counts of this page's memory that are in storage now are counted there. */
const forgetCounts = (unstored: StoredAccounts, moved: StoredAccounts): void => {
  unstored.accepted -= moved.accepted;
  unstored.rejected -= moved.rejected;
  for (const name of ['lost', 'untold'] as const) {
    for (const reason in moved[name]) {
      unstored[name][reason] = (unstored[name][reason] ?? 0) - (moved[name][reason] ?? 0);
    }
  }
};

/** As after a successful `keep`: stored, and no more in memory than a closing page could send. */
const markStored = (keeper: Keeper, ids: string[]): void => {
  let bytes = 0;
  for (const [id, record] of keeper.own) {
    record.isStored ||= ids.includes(id);
    bytes += record.entry.bytes;
    if (record.isStored && bytes > MAX_BEACON_BYTES) keeper.drop(id);
  }
};

/**
 * Puts into the outbox, in one transaction, what should be there and is not: what pages have left in
 * localStorage, and the events and numbers of this page's memory. Where storage still fails, memory
 * takes over what was left.
 */
export const restore = async ({ keeper, identity }: Core): Promise<void> => {
  const { outbox, attempt, unstored, doubts } = keeper;
  const own = listUnstored(keeper).map(({ entry }) => entry);
  const moved = addAccounts(emptyAccounts(), unstored);
  let keys = findBridges();
  let left = readBridges(keys);
  const isRestored = await attempt(() =>
    outbox.run('readwrite', async (objects) => {
      const stored: StoredAccounts | undefined = await outbox.request(objects.get(ACCOUNTS));
      // Read again: the transaction of another tab that came to this too may be over since.
      keys = findBridges();
      left = readBridges(keys);
      for (const entry of [...own, ...left.entries]) objects.put(entry, entry.event.id);
      for (const [batch, { ids, atMs }] of [...doubts, ...left.doubts]) {
        objects.put({ ids, atMs: Math.min(atMs, Date.now()) }, DOUBT + batch);
      }
      objects.put(addAccounts(stored ?? emptyAccounts(), moved), ACCOUNTS);
      await outbox.request(objects.transaction);
      return true;
    }),
  );
  if (isRestored) {
    keeper.storage = 'indexeddb';
    forgetCounts(unstored, moved);
    markStored(
      keeper,
      own.map(({ event }) => event.id),
    );
    // Who the visitor is may be known to this page alone, too.
    await identity.refresh();
  } else {
    for (const [batch, doubt] of left.doubts) doubts.set(batch, doubt);
    const fresh = left.entries.filter(({ event }) => !keeper.own.has(event.id));
    await Promise.all(fresh.map(keeper.keep));
  }
  for (const key of keys) localStorage.removeItem(key);
  // The page's own record was among them, and a hidden page has no later moment to write it again.
  if (document.hidden) keeper.bridge();
};
