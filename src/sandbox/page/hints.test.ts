import { expect, test } from 'vitest';

import { behaviours } from '../contract/behaviours.js';
import { findHints } from './hints.js';

const hints = (detail: string, place = '', status = 400) => findHints({ detail, place, status });

test.each([
  ['The time is before the year 1990.', '/data/attributes/time', 400, 'time-bounds'],
  ['The time is more than a year in the future.', '/data/attributes/time', 400, 'time-bounds'],
  ["'x' is not an ISO 8601 date and time.", '/data/attributes/time', 400, 'time-without-offset'],
  [
    'Times, numbers and booleans stand in a filter without quotes: x.',
    'filter',
    400,
    'filter-quoted-time',
  ],
  ["'equals' is not an allowed filter on 'value'.", 'filter', 400, 'filter-grammar'],
  ['Expected 1 to 1000.', 'page[size]', 400, 'page-size'],
  ['Request was throttled.', '/data', 429, 'rate-windows'],
  ['It exists.', '/data/attributes', 409, 'import-conflict'],
  ['duplicate of event abc: same unique_id', '', 202, 'unique-once'],
  ['duplicate of event abc: same second and no unique_id', '', 202, 'second-once'],
])('cites for %s at %s with %s the rule %s first', (detail, place, status, id) => {
  expect(hints(detail, place, status)?.[0]).toBe(id);
  for (const name of hints(detail, place, status) ?? [])
    expect(behaviours.map((behaviour) => behaviour.id)).toContain(name);
});

test('cites nothing of Klaviyo for what a fault lost, and does not know about the rest', () => {
  expect(hints('lost on the way by the switched-on fault lost-event')).toEqual([]);
  expect(hints('Something else.')).toBeUndefined();
});
