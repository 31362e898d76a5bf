/** How a clock stands: moved by an offset, or stopped at a moment. Both in milliseconds. */
export type ClockState = {
    readonly offsetMs: number;
} | {
    readonly stoppedAt: number;
};
/** A clock that can be moved: times, windows and retirements of the sandbox follow it. */
export interface Clock {
    /** Milliseconds since 1970. */
    now(): number;
    state(): ClockState;
    set(state: ClockState): void;
    /** Shows another time; goes on from there, or stays there when it is stopped. */
    moveTo(now: number): void;
    stop(): void;
    /** Goes on from where it stopped. */
    start(): void;
    /** Shows the real time again. */
    reset(): void;
}
/** A clock on top of a real one, not moved yet. */
export declare const createClock: (real: () => number) => Clock;
