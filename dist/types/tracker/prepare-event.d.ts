import type { WireEvent, WireTrack } from '../protocol/wire.js';
import type { TrackOptions } from './tracker.js';
/** The UTF-8 bytes of an event as it will travel. @throws {Problem} when they are too many. */
export declare const measureEvent: (event: WireEvent) => number;
/**
 * An event as it will travel, a copy of what was passed at this moment. `$value` and `$event_id`
 * are Klaviyo's habit of putting an event's own fields among its properties.
 * @throws {Problem} when JSON cannot carry it; what else Klaviyo demands is the route's to judge.
 */
export declare const prepareEvent: (id: string, metric: unknown, given: object | null | undefined, { value, currency, uniqueId, time }: TrackOptions, nowMs: number) => WireTrack;
