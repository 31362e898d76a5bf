/**
 * Runs `work` while no other tab does. Where there are no locks, or they are blocked with the
 * rest of storage, it just runs: a second sender repeats events, and repeats are harmless.
 *
 * The lock is let go as the page is left: held any longer, it would cost the page its place in the
 * back/forward cache as soon as the next page asks for it.
 */
export declare const withLock: (work: () => Promise<void>) => Promise<void>;
