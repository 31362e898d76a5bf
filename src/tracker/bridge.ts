import type { Entry } from './batch.js';
import { emptyAccounts, type StoredAccounts } from './stored-accounts.js';

/** An event of this page. */
export interface Own {
  entry: Entry;
  /** Committed to the outbox as well; `false` when it was, and the connection has been lost since. */
  isStored?: boolean;
}

/** A batch that left and was not answered for yet. */
export interface Doubt {
  ids: string[];
  /** When it left; 0 once its answer is known to be lost. */
  atMs: number;
}

/** The part of what is known of a visitor that names the record. */
export interface Learned {
  visitor: { anonymous_id: string };
}

/** What a page that could not use the database leaves in localStorage for the next one. */
export interface Bridge {
  entries: Entry[];
  doubts: [batch: string, Doubt][];
  /** What the page has counted. */
  accounts?: StoredAccounts;
  /** Who the visitor is, if the page learned it too late to store it. */
  known?: Learned;
}

/** A fifth of what browsers give an origin: the rest is the shop's. */
const MAX_BRIDGE_BYTES = 1_000_000;

/** Names of the records that pages have left; none where localStorage is blocked. */
export const findBridges = (): string[] => {
  try {
    return Object.keys(localStorage).filter((key) => /^keepsend:/.test(key));
  } catch {
    return [];
  }
};

/**
 * Writes at once what the database does not have, oldest first until the record is full, or takes
 * the record back when there is nothing left to write. Returns the record's name. Never throws.
 */
export const createBridge = (
  own: Map<string, Own>,
  doubts: Map<string, Doubt>,
  accounts: StoredAccounts,
  learned: () => Learned | undefined,
) => {
  let key = '';
  return (isStorable: boolean): string => {
    const entries: Entry[] = [];
    let bytes = 0;
    for (const { entry, isStored } of own.values()) {
      bytes += isStored ? 0 : entry.bytes;
      if (!isStorable && !isStored && bytes < MAX_BRIDGE_BYTES) entries.push(entry);
    }
    try {
      // Another page has it, and counts from there.
      if (key && !localStorage.getItem(key)) Object.assign(accounts, emptyAccounts());
      const [batch] = isStorable ? [] : doubts.keys();
      const known = isStorable ? undefined : learned();
      const name = entries[0]?.event.id ?? batch ?? known?.visitor.anonymous_id;
      if (name) {
        key ||= `keepsend:${name}`;
        const left = [...doubts].map(([batch, { ids, atMs }]) => [
          batch,
          { ids, atMs: Math.min(atMs, Date.now()) },
        ]);
        localStorage.setItem(key, JSON.stringify({ entries, doubts: left, accounts, known }));
      } else if (key) {
        localStorage.removeItem(key);
        key = '';
      }
    } catch {
      // Blocked, or full of the shop's own.
    }
    return key;
  };
};
