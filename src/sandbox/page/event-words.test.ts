import { expect, test } from 'vitest';

import { toCurl } from './curl.js';
import { wordDelay } from './delay.js';
import { moveBy } from './move-by.js';
import { namePerson } from './person-name.js';
import { toResend } from './resend.js';

const profile = { data: { type: 'profile', attributes: { email: 'ada@example.com' } } };
const metric = { data: { type: 'metric', attributes: { name: 'Viewed Product' } } };
const properties = { ProductName: "Potter's cup" };
const created = { data: { type: 'event', attributes: { properties, metric, profile } } };

test('sends an event again to the endpoint it came by', () => {
  expect(toResend({ lane: 'create_event', sent: created }, 'create')).toEqual({
    path: '/api/events',
    body: created,
    hasKey: true,
  });
  expect(toResend({ lane: 'internal', sent: {} }, 'create')).toBeUndefined();
});

test('turns an event into a bulk job and back', () => {
  const bulk = toResend({ lane: 'create_event', sent: created }, 'bulk');
  const back = toResend({ lane: 'bulk', sent: bulk?.body }, 'create');

  expect(bulk?.path).toBe('/api/event-bulk-create-jobs');
  expect(JSON.stringify(bulk?.body)).toContain('"type":"event-bulk-create-job"');
  expect(back?.body).toEqual(created);
});

test('moves the meta of a profile to where each endpoint wants it', () => {
  const meta = { patch_properties: { unset: 'x' } };
  const attributes = { ...profile.data.attributes, meta };
  const sent = {
    data: {
      type: 'event',
      attributes: { properties, metric, profile: { data: { type: 'profile', attributes } } },
    },
  };
  const bulk = toResend({ lane: 'create_event', sent }, 'bulk');

  expect(JSON.stringify(bulk?.body)).toContain('"ada@example.com"},"meta":{"patch');
  expect(toResend({ lane: 'bulk', sent: bulk?.body }, 'create')?.body).toEqual(sent);
});

test('makes no bulk job of a shape that bulk never had', () => {
  const flat = { data: { type: 'event', attributes: { metric: { name: 'x' }, profile: {} } } };
  expect(toResend({ lane: 'create_event', sent: flat }, 'bulk')).toBeUndefined();
});

test('quotes what it gives a shell', () => {
  const curl = toCurl({ path: '/api/events', body: properties, hasKey: true }, 'r', 'http://box');
  expect(curl).toContain(`--data-raw '{"ProductName":"Potter'\\''s cup"}'`);
  expect(curl).toContain("-H 'Authorization: Klaviyo-API-Key pk_sandbox'");
});

test('a browser names the company and no key', () => {
  const curl = toCurl({ path: '/client/events', body: {}, hasKey: false }, 'r', 'http://box');
  expect(curl).toContain("'http://box/client/events?company_id=SANDBX'");
  expect(curl).not.toContain('pk_');
});

test('tells how long an event waited, in its largest unit', () => {
  const time = '2026-11-20T10:00:00Z';
  expect(wordDelay(time, '2026-11-20T10:03:10.000Z')).toBe('3 min');
  expect(wordDelay(time, '2026-11-22T11:00:00Z')).toBe('2 d');
  expect(wordDelay(time, '2026-11-20T10:00:01.900Z')).toBeUndefined();
});

test('calls a person by the best name there is', () => {
  expect(namePerson({ id: 'p', email: null, external_id: '42' })).toBe('external id 42');
  expect(namePerson({ id: 'p', anonymous_ids: ['018f3a1e-9f3c21ab'] })).toBe('anonymous …9f3c21ab');
});

test('keys move within a list and no further', () => {
  const move = (key: string, from: number) => moveBy(key, from, 100, 10);
  expect([move('ArrowDown', 98), move('ArrowDown', 99), move('ArrowUp', 0)]).toEqual([99, 99, 0]);
  expect([move('PageDown', 95), move('PageUp', 5), move('Home', 50), move('End', 50)]).toEqual([
    99, 0, 0, 99,
  ]);
  expect([move('a', 5), move('ArrowDown', Number.NaN), moveBy('End', 0, 0, 10)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
