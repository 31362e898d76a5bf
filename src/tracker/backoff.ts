const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;
/** A route that is asked this often learns nothing new; one that says more means it, up to an hour. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * Full jitter: anywhere between nothing and a ceiling that doubles with every failure in a row, so
 * that the visitors of a shop that was down do not all come back at once.
 */
export const delayBefore = (failures: number, random: () => number = Math.random): number =>
  random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));

/** `Retry-After` in milliseconds, given in seconds or as a date (RFC 9110, 10.2.3). */
export const readRetryAfterMs = (
  headers: Headers,
  nowMs: number = Date.now(),
): number | undefined => {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
};
