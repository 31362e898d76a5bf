import { type Rejection, reject } from '../verdict.js';

/** Klaviyo takes no earlier time (revision 2026-07-15). */
const EARLIEST = '1990-01-01T00:00:00.000Z';

/** Refuses an event of a time that Klaviyo does not take; of one as `Date` writes it, which sorts as text. */
export const checkTime = ({ id, time }: { id: string; time: string }): Rejection | undefined =>
  time < EARLIEST
    ? reject(id, 'time_invalid', '/time', 'Klaviyo takes no time before 1990')
    : undefined;
