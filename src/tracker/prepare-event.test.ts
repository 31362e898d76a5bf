import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_EVENT_BYTES } from '../protocol/limits.js';
import { type Problem, readProblem } from '../protocol/problem.js';
import { measureEvent, prepareEvent } from './prepare-event.js';
import type { TrackOptions } from './tracker.js';

const NOW = Date.UTC(2026, 10, 1, 12);
const prepare = (properties?: unknown, options: unknown = {}, metric: unknown = 'Viewed Product') =>
  prepareEvent('id', metric, properties as object, options as TrackOptions, NOW);

const problemOf = (work: () => unknown): Problem => {
  try {
    work();
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error('was taken');
};

test('makes an event of a name alone', () => {
  const event = { id: 'id', metric: 'Viewed Product', time: '2026-11-01T12:00:00.000Z' };

  expect(prepare()).toEqual({ ...event, properties: {} });
  expect(prepare(null)).toEqual({ ...event, properties: {} });
});

test('lifts $value and $event_id out of the properties', () => {
  expect(prepare({ $value: 9.99, $event_id: 'order-7', ItemNames: ['Cup'] })).toMatchObject({
    properties: { ItemNames: ['Cup'] },
    value: 9.99,
    unique_id: 'order-7',
  });
});

test('takes the value, the currency and the id from the options', () => {
  const event = prepare({}, { value: 0, currency: 'EUR', uniqueId: 'order-7' });

  expect(event).toMatchObject({ value: 0, value_currency: 'EUR', unique_id: 'order-7' });
});

test('lets $value and $event_id outweigh the options', () => {
  expect(prepare({ $value: 1, $event_id: 'a' }, { value: 2, uniqueId: 'b' })).toMatchObject({
    value: 1,
    unique_id: 'a',
  });
});

test('leaves out a value and an id that are null', () => {
  const event = JSON.parse(JSON.stringify(prepare({ $value: null, $event_id: null })));

  expect(Object.keys(event)).toEqual(['id', 'metric', 'time', 'properties']);
});

test('does not touch the properties it was given', () => {
  const properties = Object.freeze({ $value: 1, $event_id: 'a', Items: Object.freeze([1]) });
  prepare(properties);

  expect(properties).toEqual({ $value: 1, $event_id: 'a', Items: [1] });
});

test('is not changed by what the shop does with its object afterwards', () => {
  const properties = { Items: [{ price: 1 }] };
  const event = prepare(properties);
  properties.Items.push({ price: 2 });

  expect(event.properties).toEqual({ Items: [{ price: 1 }] });
});

test('takes the time as a number, as a Date, or as now', () => {
  const timeOf = (time: unknown) => prepare({}, { time }).time;

  expect(timeOf(NOW - 1_000)).toBe('2026-11-01T11:59:59.000Z');
  expect(timeOf(new Date(NOW - 1_000))).toBe('2026-11-01T11:59:59.000Z');
  expect(timeOf(undefined)).toBe('2026-11-01T12:00:00.000Z');
  expect(timeOf(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(timeOf(NOW + 0.6)).toBe('2026-11-01T12:00:00.000Z');
});

test.each([Number.NaN, new Date('never'), Number.POSITIVE_INFINITY, 8.64e15 + 1, 'yesterday', {}])(
  'refuses %s as a time',
  (time) => {
    expect(problemOf(() => prepare({}, { time }))).toMatchObject({
      code: 'time_invalid',
      pointer: '/time',
    });
  },
);

test.each([undefined, null, '', '   ', {}, [], true, 'x'.repeat(128), () => {}, Symbol('x')])(
  'refuses %s as the name of an event',
  (metric) => {
    expect(problemOf(() => prepareEvent('id', metric, {}, {}, NOW))).toMatchObject({
      code: 'metric_invalid',
      pointer: '/metric',
    });
  },
);

test('trims the name of an event', () => {
  expect(prepare({}, {}, ' Viewed Product ').metric).toBe('Viewed Product');
});

test.each([
  ['a text', 'ProductName'],
  ['a list', []],
  ['a number', 5],
  ['a Date', new Date()],
  ['a Map', new Map()],
  ['a function', () => {}],
])('refuses %s instead of properties', (_, properties) => {
  expect(problemOf(() => prepare(properties))).toMatchObject({
    code: 'not_json',
    pointer: '/properties',
  });
});

test('says where among the properties a value cannot travel', () => {
  const pointerOf = (properties: object) => problemOf(() => prepare(properties)).pointer;

  expect(pointerOf({ Items: [{ added: new Date() }] })).toBe('/properties/Items/0/added');
  expect(pointerOf({ 'a/b': undefined })).toBe('/properties/a~1b');
  expect(pointerOf({ $value: Number.NaN })).toBe('/value');
  expect(pointerOf({ $event_id: Symbol('x') })).toBe('/unique_id');
});

test('refuses 401 properties and takes 400', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n]));

  expect(problemOf(() => prepare(many(401)))).toMatchObject({
    code: 'too_many_properties',
    pointer: '/properties',
    message: 'The limit is 400, this is 401',
  });
  expect(prepare(many(400)).properties).toEqual(many(400));
});

test('takes ten levels of properties at most', () => {
  const nested = (depth: number): object => (depth ? { a: nested(depth - 1) } : {});

  expect(prepare(nested(9)).properties).toEqual(nested(9));
  expect(problemOf(() => prepare(nested(10)))).toMatchObject({ code: 'too_deep' });
});

test('gives what a throwing getter threw as a refusal', () => {
  const properties = {
    get price() {
      throw new Error('not yet');
    },
  };

  expect(readProblem(problemOf(() => prepare(properties)))).toEqual({
    code: 'not_json',
    detail: 'not yet',
  });
});

test('measures an event in the bytes that travel, and refuses what no batch can hold', () => {
  const event = prepare({ name: 'Tasse für Käthe 🫖' });
  const fill = (bytes: number) =>
    prepare({ name: 'x'.repeat(bytes - measureEvent(prepare({ name: '' }))) });

  expect(measureEvent(event)).toBe(new TextEncoder().encode(JSON.stringify(event)).length);
  expect(measureEvent(fill(MAX_EVENT_BYTES))).toBe(MAX_EVENT_BYTES);
  expect(problemOf(() => measureEvent(fill(MAX_EVENT_BYTES + 1)))).toMatchObject({
    code: 'event_too_large',
  });
  const chinese = prepare({ name: '茶'.repeat(90_000) });
  expect(problemOf(() => measureEvent(chinese)).code).toBe('event_too_large');
});

test('carries any JSON properties unchanged', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (properties) => {
      const { $value: _, $event_id: __, ...rest } = properties;
      expect(JSON.stringify(prepare(properties).properties)).toBe(JSON.stringify(rest));
    }),
  );
});
