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
export declare const EVERYTHING: KeyGrant;
/** Stands for a secret where it must not be kept. */
export declare const digestKey: (key: string) => string;
/** Tells a key from others, however short they are, and shows nothing of it. */
export declare const showKeyId: (key: string) => string;
/** The end of a key, for people to recognise it; of a short one nothing. */
export declare const showKeyEnding: (key: string) => string;
/** Keys as they are at the start. */
export declare const createKeys: (atStart: readonly KeyOptions[]) => Keys;
