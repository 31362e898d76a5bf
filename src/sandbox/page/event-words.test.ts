import { expect, test } from 'vitest';

import { toCurl } from './curl.js';
import { wordDelay } from './delay.js';
import { matches } from './matches.js';
import { namePerson } from './person-name.js';
import type { SandboxEvent } from './sandbox-data.js';
import { summarise } from './summary.js';

const event: SandboxEvent = {
  id: 'e1',
  metric: 'Viewed Product',
  profile: { id: 'p1', email: 'ada@example.com' },
  properties: { ProductName: "Potter's cup" },
  value: 24,
  value_currency: 'EUR',
  unique_id: null,
  time: '2026-11-20T10:00:00Z',
  time_sent: null,
  received_at: '2026-11-20T10:03:10.000Z',
  backfill: false,
  revision: '2026-07-15',
  lane: 'create_event',
  sent: { name: "Potter's cup" },
};

test('says what an event is about', () => {
  expect(summarise(event)).toBe("Potter's cup · €24.00");
  expect(summarise({ ...event, properties: {}, value: null })).toBe('');
  expect(summarise({ ...event, properties: { ItemNames: ['a', 'b'] }, value_currency: null })).toBe(
    'a, b · 24',
  );
});

test('finds an event by words from its metric, its person and its properties', () => {
  expect(matches(event, 'viewed ADA potter')).toBe(true);
  expect(matches(event, 'viewed bob')).toBe(false);
  expect(matches(event, '  ')).toBe(true);
});

test('quotes what it gives a shell', () => {
  expect(toCurl(event, 'http://box')).toContain(`--data-raw '{"name":"Potter'\\''s cup"}'`);
  expect(toCurl({ ...event, lane: 'bulk' }, 'http://box')).toContain('/api/event-bulk-create-jobs');
});

test('tells how long an event waited, in its largest unit', () => {
  expect(wordDelay(event.time, event.received_at)).toBe('3 min');
  expect(wordDelay(event.time, '2026-11-22T11:00:00Z')).toBe('2 d');
  expect(wordDelay(event.time, '2026-11-20T10:00:01.900Z')).toBeUndefined();
});

test('calls a person by the best name there is', () => {
  expect(namePerson({ id: 'p', email: null, external_id: '42' })).toBe('external id 42');
  expect(namePerson({ id: 'p', anonymous_ids: ['018f3a1e-9f3c21ab'] })).toBe('anonymous …9f3c21ab');
});
