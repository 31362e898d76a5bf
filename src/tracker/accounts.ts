import type { Keeper } from './keeper.js';
import { ACCOUNTS } from './outbox.js';

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

/** Removes the entries that are still there, `post`s for each, and closes the accounts: one transaction. */
export const settle = (
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
