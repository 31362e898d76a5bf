/**
 * What has changed; the reader asks for the rest. `everything`: rows are gone, as after a reset, so
 * whatever was read before counts for nothing.
 */
export type Change =
  | 'events'
  | 'people'
  | 'rejects'
  | 'drops'
  | 'requests'
  | 'faults'
  | 'clock'
  | 'settings'
  | 'resources'
  | 'deliveries'
  | 'everything';

/** Tells everybody who listens that something changed. */
export interface Feed {
  publish(...changes: readonly Change[]): void;
  /** Returns the function that ends it. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
}

/** A feed without listeners. */
export const createFeed = (): Feed => {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  return {
    publish: (...changes) => {
      for (const listener of listeners) listener(changes);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
