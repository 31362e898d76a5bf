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
