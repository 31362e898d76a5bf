import { CLOCK_TOLERANCE_MS } from '../protocol/limits.js';
import type { WireEvent } from '../protocol/wire.js';

/** The moment a batch left by the visitor's clock, and arrived by the route's. */
export interface Clocks {
  sentAtMs: number;
  receivedAtMs: number;
}

/** As `Date` writes it, and so does the tracker. */
const AS_WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The event with its time by the route's clock. A visitor's clock that is off by more than a slow
 * network explains is corrected by the difference at the moment of sending; what is in the future
 * all the same becomes as late as a clock may be off.
 */
export const correctTime = <Event extends WireEvent>(
  event: Event,
  { sentAtMs, receivedAtMs }: Clocks,
): Event => {
  const skewMs = receivedAtMs - sentAtMs;
  const givenMs = Date.parse(event.time);
  const correctedMs = givenMs + (Math.abs(skewMs) > CLOCK_TOLERANCE_MS ? skewMs : 0);
  const timeMs = Math.min(correctedMs, receivedAtMs + CLOCK_TOLERANCE_MS);
  if (timeMs === givenMs && AS_WRITTEN.test(event.time)) return event;
  return { ...event, time: new Date(timeMs).toISOString() };
};
