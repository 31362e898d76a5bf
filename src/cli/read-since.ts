import { UsageError } from './usage-error.js';

const UNITS_MS: { readonly [unit: string]: number } = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A day, or a moment with a time zone. */
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** Whether there is such a day: `Date` takes February 30 for March 2. */
const isIso = (text: string): boolean => {
  const day = new Date(text.slice(0, 10));
  return ISO.test(text) && day.toJSON()?.slice(0, 10) === text.slice(0, 10);
};

/**
 * The moment that `30m`, `24h`, `7d`, `4w`, `2026-07-15` (midnight UTC) or ISO 8601 names.
 * @throws {UsageError} when it names none.
 */
export const readSince = (text: string, nowMs: number): Date => {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const ago = UNITS_MS[unit];
  const date = ago === undefined ? new Date(text) : new Date(nowMs - Number(count) * ago);
  // Before 1970 nobody had events; that far back also leads beyond what a text can say.
  if ((ago !== undefined || isIso(text)) && date.getTime() >= 0) return date;
  throw new UsageError(
    `--since takes 30m, 24h, 7d, 4w, 2026-07-15 or 2026-07-15T09:00:00Z; what came is '${text}'`,
  );
};
