export interface PageSignals {
    /** The page is hidden or left: the last moment one can rely on. */
    onLeave(): void;
    /** The page is seen again, or came back from the back/forward cache. */
    onReturn(): void;
    /** The browser believes it is online again. */
    onOnline(): unknown;
}
/**
 * `pagehide` comes before `visibilitychange` as a page is left, and a phone may kill a hidden page
 * without another word: both are heard. Never `unload`, which costs the back/forward cache.
 */
export declare const listenToPage: ({ onLeave, onReturn, onOnline }: PageSignals) => void;
