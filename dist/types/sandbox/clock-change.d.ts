import type { Clock } from './clock.js';
/** Where to move the clock. Several are done in the order they stand here. */
export interface ClockChange {
    /** Back to the real time, and going. */
    real?: true;
    /** ISO 8601. */
    now?: string;
    /** Milliseconds, forwards or backwards. */
    advanceMs?: number;
    /** Stopped, it shows one moment until it is moved. */
    stopped?: boolean;
}
/** Moves a clock as told, or throws a 400 that points at what cannot be done, and moves nothing. */
export declare const changeClock: (clock: Clock, given: unknown) => void;
/** How a clock stands. */
export declare const showClock: (clock: Clock) => {
    now: string;
    stopped: boolean;
    offsetMs: number | null;
};
