import type { Keeper } from './keeper.js';
import { ACCOUNTS } from './outbox.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';

type Counts = StoredAccounts['lost'];

/** Adds to a number of each kind, or with `sign` -1 takes from it. */
export const change = (accounts: StoredAccounts, by: StoredAccounts, sign = 1): StoredAccounts => {
  accounts.accepted += sign * by.accepted;
  accounts.rejected += sign * by.rejected;
  for (const name of ['lost', 'untold'] as const) {
    for (const reason in by[name]) {
      accounts[name][reason] = (accounts[name][reason] ?? 0) + sign * (by[name][reason] ?? 0);
    }
  }
  return accounts;
};

/** What the route has not been told yet, of all pages and of this page's memory. */
export const untoldOf = (
  { unstored }: Keeper,
  stored?: StoredAccounts | null,
): Counts | undefined => {
  const sum = change(change(emptyAccounts(), stored ?? emptyAccounts()), unstored);
  const untold = Object.entries(sum.untold).filter(([, number]) => number > 0);
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
 * the other `keys` and closes the accounts: one transaction. A full disk may still let go of what it
 * cannot count; memory counts that, and what only memory has. Resolves to whether nothing of them
 * can come back: not so when storage cannot forget.
 */
export const settle = async (
  keeper: Keeper,
  ids: string[],
  post: (accounts: StoredAccounts, id: string) => void,
  told: Counts = {},
  keys: string[] = [],
): Promise<boolean> => {
  const { outbox, attempt, own, unstored } = keeper;
  const close = (isCounted: boolean) =>
    attempt(() =>
      outbox.run('readwrite', async (objects) => {
        const stored = isCounted && (await outbox.request(objects.get(ACCOUNTS)));
        const accounts: StoredAccounts = stored || emptyAccounts();
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
        if (isCounted) objects.put(accounts, ACCOUNTS);
        await outbox.request(objects.transaction);
        return { found, rest, uncounted: isCounted ? emptyAccounts() : accounts };
      }),
    );
  const done = (await close(true)) ?? (await close(false));
  let isSettled = true;
  for (const id of ids) {
    const mine = own.get(id);
    // What storage has or may have is counted there, once it works again.
    if (mine?.isStored !== undefined || !mine) isSettled = false;
    else if (!done?.found.has(id)) post(unstored, id);
    keeper.drop(id);
  }
  if (done) change(unstored, done.uncounted);
  confirm(unstored, done?.rest ?? told);
  return isSettled || Boolean(done);
};
