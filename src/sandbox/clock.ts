/** How a clock stands: moved by an offset, or stopped at a moment. Both in milliseconds. */
export type ClockState = { readonly offsetMs: number } | { readonly stoppedAt: number };

/** A clock that can be moved: times, windows and retirements of the sandbox follow it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  state(): ClockState;
  set(state: ClockState): void;
}

/** A clock on top of a real one, not moved yet. */
export const createClock = (real: () => number): Clock => {
  let state: ClockState = { offsetMs: 0 };
  return {
    now: () => ('stoppedAt' in state ? state.stoppedAt : real() + state.offsetMs),
    state: () => state,
    set: (next) => {
      state = next;
    },
  };
};
