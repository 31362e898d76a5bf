import { createHash } from 'node:crypto';

/** What one private key may do. */
export interface KeyGrant {
  /** Scopes such as `events:write`, or `all`. */
  readonly scopes: readonly string[] | 'all';
  /** A revoked key is answered like a wrong one. */
  readonly revoked: boolean;
}

/** A private key with what it may do; what is left out is the usual: everything. */
export interface KeyOptions {
  readonly key: string;
  readonly scopes?: readonly string[] | 'all' | undefined;
  readonly revoked?: boolean | undefined;
}

/** A key as it is shown: never more than its last four characters. */
export interface ShownKey extends KeyGrant {
  /** Tells it from others: the beginning of its digest. */
  readonly id: string;
  readonly ending: string;
}

/**
 * The keys with something special about them. Every other one of the right form may do everything.
 * Only digests are kept, and only in memory: a key is never stored.
 */
export interface Keys {
  set(options: KeyOptions): ShownKey;
  find(key: string): KeyGrant;
  list(): readonly ShownKey[];
  /** Back to those at the start. */
  reset(): void;
}

/** What a key may do of which nothing special is known. */
export const EVERYTHING: KeyGrant = { scopes: 'all', revoked: false };

/** Stands for a secret where it must not be kept. */
export const digestKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url');

/** Tells a key from others, however short they are, and shows nothing of it. */
export const showKeyId = (key: string): string => digestKey(key).slice(0, 8);

/** The end of a key, for people to recognise it; of a short one nothing. */
export const showKeyEnding = (key: string): string => (key.length < 12 ? '' : key.slice(-4));

/** Keys as they are at the start. */
export const createKeys = (atStart: readonly KeyOptions[]): Keys => {
  const grants = new Map<string, ShownKey>();
  const set = ({ key, scopes = 'all', revoked = false }: KeyOptions) => {
    const shown = { id: showKeyId(key), ending: showKeyEnding(key), scopes, revoked };
    grants.set(digestKey(key), shown);
    return shown;
  };
  const reset = () => {
    grants.clear();
    for (const options of atStart) set(options);
  };
  reset();
  return {
    set,
    find: (key) => (grants.size === 0 ? EVERYTHING : (grants.get(digestKey(key)) ?? EVERYTHING)),
    list: () => [...grants.values()],
    reset,
  };
};
