import { type Rejection, reject } from '../verdict.js';

/** Klaviyo takes no earlier time (revision 2026-07-15). */
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/** Refuses an event of a time that Klaviyo does not take. */
export const checkTime = ({ id, time }: { id: string; time: string }): Rejection | undefined =>
  Date.parse(time) < EARLIEST_MS
    ? reject(id, 'time_invalid', '/time', 'Klaviyo takes no time before 1990')
    : undefined;
