import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  batchOf,
  type Fields,
  identifyOf,
  NAMED_VISITOR,
  startRoute,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 7, 1, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const judge = async (event: Fields, fields: Fields = {}, options = {}) => {
  const { send, asked } = startRoute(undefined, options);
  const { status, body } = await send(batchOf([event], fields));
  return { status, result: body.results?.[0], asked };
};

test('rejects the bad one among ten alone, with code and pointer', async () => {
  const { send, asked } = startRoute();
  const events = tracksOf(10);
  events[4] = trackOf(5, { value: 'free' });
  const { status, body } = await send(batchOf(events));
  expect(status).toBe(202);
  expect(body.results).toHaveLength(10);
  for (const result of body.results) {
    expect(result).toStrictEqual(
      result.id === uuid(5)
        ? {
            id: uuid(5),
            status: 'rejected',
            code: 'value_invalid',
            pointer: '/value',
            detail: 'Pass a finite number',
          }
        : { id: result.id, status: 'accepted' },
    );
  }
  expect(asked).toHaveLength(9);
});

test('answers 202 when every event is bad, and asks nobody', async () => {
  const { send, asked } = startRoute();
  const events = [trackOf(1, { metric: '' }), trackOf(2, { metric: '' })];
  const { status, body } = await send(batchOf(events));
  expect(status).toBe(202);
  expect(body.results.map(({ code }: Fields) => code)).toStrictEqual([
    'metric_invalid',
    'metric_invalid',
  ]);
  expect(asked).toStrictEqual([]);
});

const text = (length: number): string => 'x'.repeat(length);
const list = (length: number): number[] => Array(length).fill(0);
const keys = (count: number): Fields =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
const levels = (count: number): Fields => (count === 1 ? {} : { a: levels(count - 1) });

describe('takes an event with', () => {
  test.each<[string, Fields]>([
    ['a metric of 127 characters', { metric: text(127) }],
    ['400 properties', { properties: keys(400) }],
    ['400 properties deep inside', { properties: { a: keys(400) } }],
    ['a text of 100,000 bytes', { properties: { a: text(100_000) } }],
    ['a text of 99,999 bytes in 33,333 characters', { properties: { a: '語'.repeat(33_333) } }],
    ['a list of 4,000 items', { properties: { a: list(4_000) } }],
    ['ten levels', { properties: levels(10) }],
    ['a unique_id of 255 characters', { unique_id: text(255) }],
    ['$extra', { properties: { $extra: { $html: '<b>' } } }],
    ['a value of 0', { value: 0 }],
    ['a value below 0', { value: -1.5 }],
    ['a time at the beginning of 1990', { time: '1990-01-01T00:00:00.000Z' }],
    ['a time with an offset', { time: '2026-08-01T14:00:00+02:00' }],
    ['a name that only begins like one of an order', { metric: 'Placed Order Online' }],
    ['a property named like a field', { properties: { unique_id: 1, profile: 2, metric: 3 } }],
  ])('%s', async (_, fields) => {
    const { result, asked } = await judge(trackOf(1, fields));
    expect(result).toStrictEqual({ id: uuid(1), status: 'accepted' });
    expect(asked).toHaveLength(1);
  });
});

describe('rejects an event with', () => {
  test.each<[string, string, string, Fields]>([
    ['a metric of 128 characters', 'metric_invalid', '/metric', { metric: text(128) }],
    ['a blank metric', 'metric_invalid', '/metric', { metric: ' \t' }],
    ['a metric that is a list', 'metric_invalid', '/metric', { metric: ['a'] }],
    ['no metric', 'metric_invalid', '/metric', { metric: undefined }],
    ['401 properties', 'too_many_properties', '/properties', { properties: keys(401) }],
    ['401 deep inside', 'too_many_properties', '/properties/a', { properties: { a: keys(401) } }],
    [
      'a text of 100,001 bytes',
      'string_too_long',
      '/properties/a',
      { properties: { a: text(100_001) } },
    ],
    [
      'a text of 100,002 bytes',
      'string_too_long',
      '/properties/a/0',
      { properties: { a: ['語'.repeat(33_334)] } },
    ],
    [
      'a list of 4,001 items',
      'array_too_long',
      '/properties/a',
      { properties: { a: list(4_001) } },
    ],
    ['eleven levels', 'too_deep', `/properties${'/a'.repeat(10)}`, { properties: levels(11) }],
    ['properties that are a list', 'properties_invalid', '/properties', { properties: [] }],
    ['properties that are null', 'properties_invalid', '/properties', { properties: null }],
    ['an empty unique_id', 'unique_id_invalid', '/unique_id', { unique_id: '' }],
    ['a unique_id of 256 characters', 'unique_id_invalid', '/unique_id', { unique_id: text(256) }],
    ['a unique_id that is a number', 'unique_id_invalid', '/unique_id', { unique_id: 7 }],
    [
      'a currency in small letters',
      'value_currency_invalid',
      '/value_currency',
      { value_currency: 'eur' },
    ],
    ['a value that is a text', 'value_invalid', '/value', { value: '9.99' }],
    ['a value of null', 'value_invalid', '/value', { value: null }],
    ['no time', 'time_invalid', '/time', { time: undefined }],
    ['a time that is none', 'time_invalid', '/time', { time: 'yesterday' }],
    ['a time in milliseconds', 'time_invalid', '/time', { time: NOW }],
    ['a time that Date cannot read', 'time_invalid', '/time', { time: '2026-08-01T12:00:00+01' }],
    ['a time before 1990', 'time_invalid', '/time', { time: '1989-12-31T23:59:59.999Z' }],
    ['a time in the year 0', 'time_invalid', '/time', { time: '0000-01-01T00:00:00Z' }],
    ['an unknown field', 'unknown_field', '/profile', { profile: {} }],
    ['backfill', 'unknown_field', '/backfill', { backfill: true }],
    ['a service', 'unknown_field', '/service', { service: 'shopify' }],
    ['an unknown field with a slash', 'unknown_field', '/a~1b~0', { 'a/b~': 1 }],
    ['metric and traits', 'unknown_field', '/metric', { traits: {} }],
    ['$event_id', 'reserved_key', '/properties/$event_id', { properties: { $event_id: 'x' } }],
    ['$value', 'reserved_key', '/properties/$value', { properties: { $value: 1 } }],
    ['$email', 'reserved_key', '/properties/$email', { properties: { a: 1, $email: 'a@b.co' } }],
    ['$consent', 'reserved_key', '/properties/$consent', { properties: { $consent: ['email'] } }],
    ['$Extra', 'reserved_key', '/properties/$Extra', { properties: { $Extra: 1 } }],
    ['a dollar with a slash', 'reserved_key', '/properties/$a~1b', { properties: { '$a/b': 1 } }],
  ])('%s', async (_, code, pointer, fields) => {
    const { status, result, asked } = await judge(trackOf(1, fields));
    expect(status).toBe(202);
    expect(result).toStrictEqual({
      id: uuid(1),
      status: 'rejected',
      code,
      pointer,
      detail: expect.stringMatching(/\w{3}/),
    });
    expect(asked).toStrictEqual([]);
  });

  test.each([
    'Placed Order',
    'placed order',
    'PLACED ORDER',
    'Ordered Product',
    'Fulfilled Order',
    'Cancelled Order',
    'Canceled Order',
    'Refunded Order',
    ' Placed Order ',
    'Placed  Order',
    'Placed\u00a0Order',
    'Ｐｌａｃｅｄ Order',
    'Placed Order\u200b',
  ])('the server-only metric %j', async (metric) => {
    const { result } = await judge(trackOf(1, { metric }));
    expect(result).toMatchObject({ code: 'server_only_metric', pointer: '/metric' });
  });

  test.each(['$email', '$id', '$consent', '$phone_number'])('the trait %s', async (key) => {
    const { result, asked } = await judge(identifyOf(1, { [key]: 'x' }));
    expect(result).toMatchObject({ code: 'reserved_key', pointer: `/traits/${key}` });
    expect(asked).toStrictEqual([]);
  });
});

test('keeps for the server what the operator says, and nothing else then', async () => {
  const options = { serverOnlyMetrics: ['Signed Lease'] };
  expect((await judge(trackOf(1, { metric: 'signed lease' }), {}, options)).result.status).toBe(
    'rejected',
  );
  expect((await judge(trackOf(1, { metric: 'Placed Order' }), {}, options)).result.status).toBe(
    'accepted',
  );
});

test("cuts an endless name out of its pointer and keeps the event's id", async () => {
  const { result } = await judge(trackOf(1, { [text(50_000)]: 1 }));
  expect(result.id).toBe(uuid(1));
  expect(result.pointer.length).toBeLessThan(120);
});

const iso = (ms: number): string => new Date(ms).toISOString();

describe('corrects the time of an event', () => {
  test.each<[string, number, number, number]>([
    // what, the event's time, the moment of sending, what Klaviyo gets: all by their distance to now
    ['not when the clock is right', -5_000, 0, -5_000],
    ['not when the clock is 60 s late', -65_000, -60_000, -65_000],
    ['not when the clock is 60 s early', 55_000, 60_000, 55_000],
    ['when the clock is 61 s late', -66_000, -61_000, -5_000],
    ['when the clock is 61 s early', 56_000, 61_000, -5_000],
    ['when the clock is an hour late', -HOUR - 5_000, -HOUR, -5_000],
    ['when the clock is an hour early', HOUR - 5_000, HOUR, -5_000],
    ['when the clock stands in 1970', -NOW, 5_000 - NOW, -5_000],
    ['when the clock is in the next century', 100 * 8766 * HOUR, 100 * 8766 * HOUR + 1_000, -1_000],
    ['when it is later than the sending', 2 * HOUR, 0, 60_000],
    ['when it is later than the sending by a wrong clock', 3 * HOUR, HOUR, 60_000],
    ['not when it waited for a week', -168 * HOUR, 0, -168 * HOUR],
  ])('%s', async (_, timeMs, sentMs, expectedMs) => {
    const event = trackOf(1, { time: iso(NOW + timeMs) });
    const { result, asked } = await judge(event, { sent_at: iso(NOW + sentMs) });
    expect(result.status).toBe('accepted');
    expect(Date.parse(asked[0]?.body.data.attributes.time) - NOW).toBe(expectedMs);
  });

  test('and rejects what the correction puts before 1990', async () => {
    const fields = { sent_at: '9999-12-31T23:59:59.000Z' };
    expect((await judge(trackOf(1), fields)).result).toMatchObject({ code: 'time_invalid' });
  });
});

test('keeps the lines of the log free of what a visitor typed', async () => {
  const { send, log } = startRoute();
  const visitor = NAMED_VISITOR;
  const secret = { properties: { Secret: 'word' }, metric: 'Viewed Secret', unique_id: 'secret-1' };
  await send(
    batchOf([trackOf(1, secret), trackOf(2, { value: 'secret' }), identifyOf(3, { a: 'secret' })], {
      visitor,
      dropped: { full: 2, expired: 1, 'bob@example.com': 4, 'line\nbreak': 1 },
    }),
  );
  expect(log).toStrictEqual([
    {
      at: 'collect',
      accepted: 2,
      rejected: 1,
      dropped: { full: 2, expired: 1, other: 5 },
      duration_ms: 0,
      identity: 'typed',
    },
  ]);
});

test('answers as before when a line of the log cannot be written', async () => {
  const log = () => {
    throw new Error('disk full');
  };
  const { send } = startRoute(undefined, { log });
  expect((await send(batchOf([trackOf(1)]))).status).toBe(202);
});

test.each([7, { full: 'two' }, { full: 1.5 }, { ['x'.repeat(33)]: 1 }])(
  'takes the events of a batch whose losses are none: %j',
  async (dropped) => {
    const { send, log } = startRoute();
    expect((await send(batchOf([trackOf(1)], { dropped }))).status).toBe(202);
    expect(log).toStrictEqual([{ at: 'collect', accepted: 1, duration_ms: 0 }]);
  },
);
