/** `skipped`: it could not be looked at, or nobody asked for it. */
export type State = 'ok' | 'warn' | 'fail' | 'skipped';

/** What one check saw. */
export interface Finding {
  /** For programs; it stays the same. */
  readonly check: string;
  readonly state: State;
  /** What was seen, in a line. */
  readonly seen: string;
  /** What to do, in a line. */
  readonly advice?: string | undefined;
}

export const ok = (check: string, seen: string): Finding => ({ check, state: 'ok', seen });

export const warn = (check: string, seen: string, advice: string): Finding => ({
  check,
  state: 'warn',
  seen,
  advice,
});

export const fail = (check: string, seen: string, advice: string): Finding => ({
  check,
  state: 'fail',
  seen,
  advice,
});

export const skip = (check: string, seen: string, advice?: string): Finding => ({
  check,
  state: 'skipped',
  seen,
  ...(advice !== undefined && { advice }),
});
