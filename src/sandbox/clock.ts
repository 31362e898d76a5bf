/** How a clock stands: moved by an offset, or stopped at a moment. Both in milliseconds. */
export type ClockState = { readonly offsetMs: number } | { readonly stoppedAt: number };

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
export const createClock = (real: () => number): Clock => {
  let state: ClockState = { offsetMs: 0 };
  const now = () => ('stoppedAt' in state ? state.stoppedAt : real() + state.offsetMs);
  const set = (next: ClockState) => {
    state = next;
  };
  return {
    now,
    state: () => state,
    set,
    moveTo: (time) => set('stoppedAt' in state ? { stoppedAt: time } : { offsetMs: time - real() }),
    stop: () => set({ stoppedAt: now() }),
    start: () => set({ offsetMs: now() - real() }),
    reset: () => set({ offsetMs: 0 }),
  };
};
