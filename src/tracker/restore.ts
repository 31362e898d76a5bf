import { MAX_BEACON_BYTES } from '../protocol/limits.js';
import { change } from './accounts.js';
import { type Bridge, findBridges, type Own } from './bridge.js';
import type { Core } from './core.js';
import { isKnown, type Known, lastChange } from './identity.js';
import type { Keeper } from './keeper.js';
import { ACCOUNTS, ATTEMPTED, DOUBT, VISITOR } from './outbox.js';
import { isEntry, listUnstored } from './read-outbox.js';
import { emptyAccounts } from './stored-accounts.js';

/** What pages left in localStorage; what anybody else may have written there is nothing. */
const readBridges = (keys: string[]) => {
  const known: Known[] = [];
  const all: Required<Omit<Bridge, 'known'>> = {
    entries: [],
    doubts: [],
    accounts: emptyAccounts(),
  };
  for (const key of keys) {
    try {
      const bridge = JSON.parse(localStorage.getItem(key) ?? '') as Bridge;
      const { entries, doubts, accounts } = bridge;
      if (isKnown(bridge.known)) known.push(bridge.known);
      all.entries.push(...entries.filter(isEntry));
      all.doubts.push(
        ...doubts.filter(([batch, { ids }]) => batch && Array.isArray(ids) && ids[0]),
      );
      if (accounts) change(all.accounts, accounts);
    } catch {}
  }
  return { ...all, known };
};

/** The newest id that may have been sent before: of what was left in doubt, or as it was noted. */
const newestSent = (doubts: Bridge['doubts'], noted = ''): string =>
  [noted, ...doubts.flatMap(([, { ids }]) => ids)].sort().at(-1) as string;

/** As after a successful `keep`: stored, and no more in memory than a closing page could send. */
const markStored = (keeper: Keeper, stored: ReadonlySet<Own>): void => {
  let bytes = 0;
  for (const [id, record] of keeper.own) {
    if (stored.has(record)) record.isStored = true;
    bytes += record.entry.bytes;
    if (record.isStored && bytes > MAX_BEACON_BYTES) keeper.drop(id);
  }
};

/**
 * Puts into the outbox, in one transaction, what should be there and is not: what pages have left in
 * localStorage, and the events and numbers of this page's memory. Where storage still fails, memory
 * takes over what was left.
 */
export const restore = async ({ keeper, identity, isOpen }: Core): Promise<void> => {
  const { outbox, attempt, unstored, doubts } = keeper;
  // What memory alone has survives a crash while storage makes us wait.
  const mine = keeper.bridge();
  let keys: string[] = [];
  const read = () => {
    keys = findBridges().filter((key) => key !== mine);
    return readBridges(keys);
  };
  const counted = change(emptyAccounts(), unstored);
  const stored = await attempt(() =>
    outbox.run('readwrite', async (objects) => {
      // Consent may go while storage makes us wait, and all of this with it.
      if (!isOpen()) return;
      const accounts = (await outbox.request(objects.get(ACCOUNTS))) ?? emptyAccounts();
      const noted: string | undefined = await outbox.request(objects.get(ATTEMPTED));
      // Not before: the transaction of another tab that came to this too may be over since.
      const left = read();
      const own = listUnstored(keeper);
      const entries = [...own.map(({ entry }) => entry), ...left.entries];
      for (const entry of entries) objects.put(entry, entry.event.id);
      const inDoubt = [...doubts, ...left.doubts];
      for (const [batch, { ids, atMs }] of inDoubt) {
        objects.put({ ids, atMs: Math.min(atMs, Date.now()) }, DOUBT + batch);
      }
      objects.put(newestSent(inDoubt, noted), ATTEMPTED);
      // This page may have been open before another learned more.
      for (const known of left.known) {
        const stored = await outbox.request(objects.get(VISITOR));
        if (!isKnown(stored) || lastChange(known) > lastChange(stored)) objects.put(known, VISITOR);
      }
      objects.put(change(change(accounts, counted), left.accounts), ACCOUNTS);
      await outbox.request(objects.transaction);
      return own;
    }),
  );
  if (stored) {
    keeper.storage = 'indexeddb';
    change(unstored, counted, -1);
    markStored(keeper, new Set(stored));
    // Who the visitor is may be known to this page alone, too.
    await identity.refresh();
  } else {
    const left = read();
    change(unstored, left.accounts);
    for (const [batch, doubt] of left.doubts) doubts.set(batch, doubt);
    keeper.attempted = newestSent(left.doubts, keeper.attempted);
    const fresh = left.entries.filter(({ event }) => !keeper.own.has(event.id));
    await Promise.all(fresh.map(keeper.keep));
  }
  for (const key of keys) localStorage.removeItem(key);
  // Stored, nothing stays there; taken over by memory alone, it does.
  keeper.bridge();
};
