/** Whether one more was within its limit, and when the next would be. */
export interface Taken {
    isWithin: boolean;
    /** Until the window ends and counting begins anew, in milliseconds; 0 when this one was within. */
    retryAfterMs: number;
}
/** Counts by key in windows of time that follow each other. */
export interface WindowCounter {
    /**
     * Counts `cost` (default 1) for a key unless that is more than `limit` within a window of
     * `windowMs`; what is refused is not counted. A cost below 0 gives back what was taken, and one of 0
     * only asks: it leaves nothing behind. Keys may be seen by whoever keeps the counts, so an identifier
     * has to be a digest.
     */
    take(key: string, limit: number, windowMs: number, cost?: number): Promise<Taken>;
}
/** What is counted of one key. */
export interface Window {
    endMs: number;
    count: number;
}
/** The window that is now: the known one, or another that begins with nothing. */
export declare const currentWindow: (known: Window | undefined, windowMs: number, nowMs: number) => Window;
/** Counts within a window, where its limit allows. */
export declare const takeFrom: (window: Window, limit: number, cost: number, nowMs: number) => Taken;
/** Counts in memory: exact for one process, forgotten with it. At most `maxKeys` windows are held; the oldest give way. */
export declare const createWindowCounter: (maxKeys?: number) => WindowCounter;
