import { expect, test } from 'vitest';
import { createIdMaker } from './event-id.js';
import { type Call, readCalls } from './read-calls.js';

const ANONYMOUS = '0190a6f0-0000-7000-8000-000000000001';
const TIME_MS = Date.UTC(2026, 10, 1, 12);
const FIRST = { anonymous_id: ANONYMOUS, fresh: true as const };
const createId = createIdMaker();

/** Calls a second apart. */
const callsOf = (...made: [method: string, ...args: unknown[]][]): Call[] =>
  made.map(([method, ...args], second) => [method, args, TIME_MS + second * 1_000, () => {}]);

const read = (...made: [method: string, ...args: unknown[]][]) =>
  readCalls(callsOf(...made), FIRST, 'granted', createId);

/** As a next page finds them. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const events = (...made: [method: string, ...args: unknown[]][]): unknown[] =>
  read(...made).map(({ event }) => plain(event));

const visitors = (...made: [method: string, ...args: unknown[]][]): unknown[] =>
  read(...made).map(({ visitor }) => plain(visitor));

test('makes an event of a track, at the time of the call', () => {
  expect(events(['track', ' Viewed Product ', { Price: 14.5 }])).toStrictEqual([
    {
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      metric: 'Viewed Product',
      time: '2026-11-01T12:00:00.000Z',
      properties: { Price: 14.5 },
    },
  ]);
});

test("takes an event's own fields from its options, or from among its properties", () => {
  const options = { value: 1, currency: 'EUR', uniqueId: 'o-1', time: Date.UTC(2026, 0, 1) };
  const own = { value_currency: 'EUR', time: '2026-01-01T00:00:00.000Z' };
  expect(
    events(
      ['track', 'Added to Cart', undefined, options],
      ['track', 'Added to Cart', { $value: 2, $event_id: 'p-1' }, options],
      ['track', 'Added to Cart', { $value: null, $event_id: null }],
    ),
  ).toMatchObject([
    { ...own, value: 1, unique_id: 'o-1', properties: {} },
    { ...own, value: 2, unique_id: 'p-1', properties: {} },
    { properties: {} },
  ]);
  expect(events(['track', 'A', { $value: null, $event_id: null }])[0]).not.toHaveProperty('value');
});

test('gives ids in the order of the calls', () => {
  const ids = read(['track', 'A'], ['identify', { email: 'a@b.cd' }], ['track', 'B']).map(
    ({ event }) => event.id,
  );
  expect(ids).toHaveLength(3);
  expect([...ids].sort()).toStrictEqual(ids);
});

test('measures an event in the bytes it will have', () => {
  const [entry] = read(['track', 'Größe 👕']);
  expect(entry?.bytes).toBe(new TextEncoder().encode(JSON.stringify(entry?.event)).length);
});

test('gives each event the person who was there', () => {
  expect(
    visitors(['track', 'A'], ['identify', { email: 'a@b.cd', phone_number: null }], ['track', 'B']),
  ).toStrictEqual([FIRST, { ...FIRST, email: 'a@b.cd' }, { ...FIRST, email: 'a@b.cd' }]);
});

test('says who somebody is by an event, with all that was learned of him', () => {
  const all = events(
    ['identify', { first_name: 'Ada' }],
    ['identify', { email: 'a@b.cd', size: 'M' }],
    ['identify', { last_name: 'Lovelace' }],
  );
  expect(all).toMatchObject([
    { traits: { first_name: 'Ada', size: 'M' }, joins: true, time: '2026-11-01T12:00:01.000Z' },
    { traits: { first_name: 'Ada', size: 'M', last_name: 'Lovelace' } },
  ]);
  expect(all[1]).not.toHaveProperty('joins');
});

test('takes another value of an identifier for another person', () => {
  const [one, two, three] = visitors(
    ['identify', { email: 'a@b.cd', external_id: 'c-1' }],
    ['identify', { email: 'b@b.cd' }],
    ['track', 'A'],
  ) as { [name: string]: string }[];
  expect(one).toStrictEqual({ ...FIRST, email: 'a@b.cd', external_id: 'c-1' });
  expect(two).toStrictEqual({ anonymous_id: expect.any(String), email: 'b@b.cd' });
  expect(two?.anonymous_id).not.toBe(ANONYMOUS);
  expect(three).toStrictEqual(two);
});

test('goes on as somebody unknown after a reset', () => {
  const [, second] = visitors(['identify', { email: 'a@b.cd' }], ['reset'], ['track', 'A']) as {
    [name: string]: string;
  }[];
  expect(second).toStrictEqual({ anonymous_id: expect.any(String) });
  expect(second?.anonymous_id).not.toBe(ANONYMOUS);
});

test.each<[string, [string, ...unknown[]]]>([
  ['a reset', ['reset']],
  ['another name', ['identify', { email: 'b@b.cd' }]],
])("does not give one person's traits to the next, after %s", (_, call) => {
  const all = events(['identify', { email: 'a@b.cd', size: 'M' }], call, [
    'identify',
    { email: 'b@b.cd', first_name: 'Bo' },
  ]);
  expect(all.at(-1)).toMatchObject({ traits: { first_name: 'Bo' } });
  expect(all.at(-1)).not.toMatchObject({ traits: { size: 'M' } });
});

test('leaves the link aside once somebody has said who he is', () => {
  const calls = callsOf(['track', 'A'], ['identify', { email: 'a@b.cd' }]);
  const entries = readCalls(calls, { ...FIRST, _kx: 'a.b' }, 'granted', createId);
  expect(entries.map(({ visitor }) => plain(visitor))).toStrictEqual([
    { ...FIRST, _kx: 'a.b' },
    { ...FIRST, email: 'a@b.cd' },
  ]);
});

const cycle: { [key: string]: unknown } = {};
cycle.self = cycle;

test.each<[string, unknown[]]>([
  ['a cycle', ['track', 'A', cycle]],
  ['a big number', ['track', 'A', { at: 1n }]],
  ['a moment that is none', ['track', 'A', {}, { time: Number.NaN }]],
  ['a metric that is none', ['track', 7]],
  ['no metric', ['track']],
  ['options of null', ['track', 'A', {}, null]],
  ['a person of null', ['identify', null]],
  [
    'a getter that throws',
    [
      'track',
      'A',
      {
        get at() {
          throw new Error('no');
        },
      },
    ],
  ],
  ['a call that is no event', ['flush']],
])('leaves out %s alone', (_, call) => {
  const made = [['track', 'B'], call, ['track', 'C']] as [string, ...unknown[]][];
  expect(events(...made)).toMatchObject([{ metric: 'B' }, { metric: 'C' }]);
});

test.each<[string, number, unknown, [string, ...unknown[]][]]>([
  ['nothing while consent is pending', 0, 'pending', [['track', 'A']]],
  ['nothing while it is denied', 0, 'denied', [['track', 'A']]],
  ['nothing while it is what no tool says', 0, 'yes', [['track', 'A']]],
  [
    'all when it was granted in the end',
    1,
    'pending',
    [
      ['track', 'A'],
      ['consent', 'granted'],
    ],
  ],
  [
    'nothing when it was taken back',
    0,
    'granted',
    [
      ['track', 'A'],
      ['consent', 'denied'],
    ],
  ],
  [
    'what came after it was denied and granted',
    1,
    'granted',
    [
      ['track', 'A'],
      ['consent', 'denied'],
      ['track', 'B'],
      ['consent', 'granted'],
      ['track', 'C'],
    ],
  ],
])('reads %s', (_, count, consent, made) => {
  expect(readCalls(callsOf(...made), FIRST, consent, createId)).toHaveLength(count);
});

test('forgets who somebody was when he denies', () => {
  expect(
    visitors(
      ['identify', { email: 'a@b.cd', size: 'M' }],
      ['consent', 'denied'],
      ['consent', 'granted'],
      ['track', 'A'],
    ),
  ).toStrictEqual([FIRST]);
  const [again] = events(
    ['identify', { email: 'a@b.cd', size: 'M' }],
    ['consent', 'denied'],
    ['consent', 'granted'],
    ['identify', { email: 'a@b.cd' }],
  ) as { traits: unknown }[];
  expect(again?.traits).toStrictEqual({});
});
