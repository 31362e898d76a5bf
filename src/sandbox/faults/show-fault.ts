import type { Fault } from './fault.js';

/** A fault as it is listed: of its key no more than the end, its times in ISO 8601. */
export const showFault = ({ keyDigest: _, until, ...fault }: Fault) => ({
  ...fault,
  until: until === null ? null : new Date(until).toISOString(),
});
