import { readText } from '../protocol/identifier.js';
import { MAX_EVENT_BYTES, MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { demand, limit } from '../protocol/problem.js';
import type { WireEvent, WireTrack } from '../protocol/wire.js';
import { copyJson, demandObject } from './copy-json.js';
import type { TrackOptions } from './tracker.js';

const encoder = new TextEncoder();

/** The UTF-8 bytes of an event as it will travel. @throws {Problem} when they are too many. */
export const measureEvent = (event: WireEvent): number => {
  const bytes = encoder.encode(JSON.stringify(event)).length;
  limit('event_too_large', '', bytes, MAX_EVENT_BYTES);
  return bytes;
};

/**
 * An event as it will travel, a copy of what was passed at this moment. `$value` and `$event_id`
 * are Klaviyo's habit of putting an event's own fields among its properties.
 * @throws {Problem} when JSON cannot carry it; what else Klaviyo demands is the route's to judge.
 */
export const prepareEvent = (
  id: string,
  metric: unknown,
  given: object | null | undefined,
  { value, currency, uniqueId, time }: TrackOptions,
  nowMs: number,
): WireTrack => {
  const properties = given ?? {};
  demandObject(properties, '/properties');
  const {
    $value = value,
    $event_id = uniqueId,
    ...rest
  } = { ...properties } as {
    [key: string]: unknown;
  };
  const timeMs = Number(time ?? nowMs);
  demand(Math.abs(timeMs) <= 8.64e15, 'time_invalid', '/time', 'Pass milliseconds or a Date');
  return copyJson(
    {
      id,
      metric: readText('/metric', metric, 'metric_invalid', MAX_METRIC_LENGTH),
      time: new Date(timeMs).toISOString(),
      properties: rest,
      ...($value != null && { value: $value }),
      ...(currency && { value_currency: currency }),
      ...($event_id != null && { unique_id: $event_id }),
    },
    '',
  ) as unknown as WireTrack;
};
