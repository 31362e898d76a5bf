import { readText } from '../protocol/identifier.js';
import { MAX_EVENT_BYTES, MAX_METRIC_LENGTH } from '../protocol/limits.js';
import { demand, limit } from '../protocol/problem.js';
import type { Json, WireEvent, WireTrack } from '../protocol/wire.js';
import { copyJson, demandObject } from './copy-json.js';
import type { TrackOptions } from './tracker.js';

const encoder = new TextEncoder();

/** The UTF-8 bytes of an event as it will travel. @throws {Problem} when they are too many. */
export const measureEvent = (event: WireEvent): number => {
  const text = JSON.stringify(event);
  // Most events are ASCII, and encoding is the slower part of all that is done with them.
  const bytes = /[^\0-\x7f]/.test(text) ? encoder.encode(text).length : text.length;
  limit('event_too_large', '', bytes, MAX_EVENT_BYTES);
  return bytes;
};

/** A field that may be missing. What it has to be is the route's to judge. */
const copyOwn = (value: unknown, pointer: string): Json | undefined =>
  value == null ? undefined : copyJson(value, pointer, 1);

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
  } = properties as { [key: string]: unknown };
  const timeMs = Number(time ?? nowMs);
  demand(Math.abs(timeMs) <= 8.64e15, 'time_invalid', '/time', 'Pass milliseconds or a Date');
  return {
    id,
    metric: readText('/metric', metric, 'metric_invalid', MAX_METRIC_LENGTH),
    time: new Date(timeMs).toISOString(),
    properties: copyJson(rest, '/properties', 1),
    value: copyOwn($value, '/value'),
    value_currency: copyOwn(currency || undefined, '/value_currency'),
    unique_id: copyOwn($event_id, '/unique_id'),
  } as WireTrack;
};
