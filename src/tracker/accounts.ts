import type { Keeper } from './keeper.js';
import { ACCOUNTS } from './outbox.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';

type Counts = StoredAccounts['lost'];

const addCounts = (left: Counts, right: Counts): Counts => {
  const sum = { ...left };
  for (const reason in right) sum[reason] = (sum[reason] ?? 0) + (right[reason] ?? 0);
  return sum;
};

export const addAccounts = (left: StoredAccounts, right: StoredAccounts): StoredAccounts => ({
  accepted: left.accepted + right.accepted,
  rejected: left.rejected + right.rejected,
  lost: addCounts(left.lost, right.lost),
  untold: addCounts(left.untold, right.untold),
});

/** What the route has not been told yet, of all pages and of this page's memory. */
export const untoldOf = (
  { unstored }: Keeper,
  stored: StoredAccounts = emptyAccounts(),
): Counts | undefined => {
  const counts = Object.entries(addCounts(stored.untold, unstored.untold));
  const untold = counts.filter(([, number]) => number > 0);
  return untold.length ? Object.fromEntries(untold) : undefined;
};

/** Takes what was told off what is to be told; gives back what was not among it. */
const confirm = ({ untold }: StoredAccounts, told: Counts): Counts => {
  const rest: Counts = {};
  for (const reason in told) {
    const left = (untold[reason] ?? 0) - (told[reason] ?? 0);
    untold[reason] = Math.max(0, left);
    rest[reason] = Math.max(0, -left);
  }
  return rest;
};

/**
 * Forgets these entries, `post`s for each that was still there, confirms what was `told`, deletes
 * the other `keys` and closes the accounts: one transaction. What only memory has is forgotten and
 * posted there. Resolves to whether nothing of them can come back: not so when storage cannot forget.
 */
export const settle = async (
  keeper: Keeper,
  ids: string[],
  post: (accounts: StoredAccounts, id: string) => void,
  told: Counts = {},
  keys: string[] = [],
): Promise<boolean> => {
  const { outbox, attempt, own, unstored } = keeper;
  const done = await attempt(() =>
    outbox.run('readwrite', async (objects) => {
      const accounts: StoredAccounts =
        (await outbox.request(objects.get(ACCOUNTS))) ?? emptyAccounts();
      const found = new Set<unknown>(
        await Promise.all(ids.map((id) => outbox.request(objects.getKey(id)))),
      );
      for (const id of ids) {
        if (!found.has(id)) continue;
        objects.delete(id);
        post(accounts, id);
      }
      for (const key of keys) objects.delete(key);
      const rest = confirm(accounts, told);
      objects.put(accounts, ACCOUNTS);
      await outbox.request(objects.transaction);
      return { found, rest };
    }),
  );
  let isSettled = true;
  for (const id of ids) {
    const mine = own.get(id);
    if (!mine || mine.isStored) isSettled = false;
    else if (!done?.found.has(id)) post(unstored, id);
    keeper.drop(id);
  }
  confirm(unstored, done?.rest ?? told);
  return isSettled || Boolean(done);
};
