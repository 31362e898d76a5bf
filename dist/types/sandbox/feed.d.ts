/** What has changed; the reader asks for the rest. */
export type Change = 'events' | 'people' | 'rejects' | 'drops' | 'requests' | 'faults';
/** Tells everybody who listens that something changed. */
export interface Feed {
    publish(...changes: readonly Change[]): void;
    /** Returns the function that ends it. */
    subscribe(listener: (changes: readonly Change[]) => void): () => void;
}
/** A feed without listeners. */
export declare const createFeed: () => Feed;
