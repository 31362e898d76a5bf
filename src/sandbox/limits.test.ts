import { afterAll, beforeAll, expect, test } from 'vitest';

import { eventBody, startAsking, type Told } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ now: () => Date.parse('2026-11-20T12:00:00.400Z') });
});
afterAll(() => asking.close());

const send = async (event: Told) => {
  const response = await asking.post('/api/events', eventBody(event));
  if (response.status === 202) return 'accepted';
  const { errors } = await response.json();
  return errors[0].source.pointer as string;
};

const at = (rest: string) => `/data/attributes/${rest}`;
const properties = (value: Record<string, unknown>) => ({ properties: value });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [n, n]));
const nest = (levels: number): unknown => (levels === 0 ? 1 : { deeper: nest(levels - 1) });
const person = (profile: Record<string, unknown>) => ({ profile });
const METRIC = at('metric/data/attributes/name');
const PROFILE = at('profile/data');

test.each<[claim: string, event: Told, answer: string]>([
  ['400 properties pass', properties(many(400)), 'accepted'],
  ['401 properties are refused', properties(many(401)), at('properties')],
  ['a string of 100,000 bytes passes', properties({ text: 'a'.repeat(100_000) }), 'accepted'],
  ['one byte more is refused', properties({ text: 'a'.repeat(100_001) }), at('properties/text')],
  ['bytes are counted, not characters', properties({ a: 'é'.repeat(50_001) }), at('properties/a')],
  ['a unique_id of 100,000 bytes passes', { unique_id: 'a'.repeat(100_000) }, 'accepted'],
  ['a longer one is refused', { unique_id: 'a'.repeat(100_001) }, at('unique_id')],
  ['so is a longer currency', { value_currency: 'a'.repeat(100_001) }, at('value_currency')],
  [
    'a first name of 100,000 bytes passes',
    person({ email: 'ada@example.com', first_name: 'é'.repeat(50_000) }),
    'accepted',
  ],
  [
    'a longer one is refused',
    person({ email: 'ada@example.com', first_name: 'é'.repeat(50_001) }),
    `${PROFILE}/attributes/first_name`,
  ],
  [
    'a longer city is refused',
    person({ email: 'ada@example.com', location: { city: 'a'.repeat(100_001) } }),
    `${PROFILE}/attributes/location/city`,
  ],
  [
    'a longer value to append is refused',
    person({
      email: 'ada@example.com',
      meta: { patch_properties: { append: { skus: ['a'.repeat(100_001)] } } },
    }),
    `${PROFILE}/attributes/meta/patch_properties/append/skus/0`,
  ],
  ['4,000 items pass', properties({ list: Array(4_000).fill(1) }), 'accepted'],
  ['4,001 items are refused', properties({ list: Array(4_001).fill(1) }), at('properties/list')],
  ['ten levels pass', properties(nest(10) as Record<string, unknown>), 'accepted'],
  [
    'eleven levels are refused',
    properties(nest(11) as Record<string, unknown>),
    at(`properties${'/deeper'.repeat(10)}`),
  ],
  ['a list is no properties', { properties: [] }, at('properties')],
  [
    'a slash in a key is escaped',
    properties({ 'a/b': 'a'.repeat(100_001) }),
    at('properties/a~1b'),
  ],
  ['a metric of 127 characters passes', { metric: 'm'.repeat(127) }, 'accepted'],
  ['a metric of 128 characters is refused', { metric: 'm'.repeat(128) }, METRIC],
  ['a metric without a name is refused', { metric: '' }, METRIC],
  ['the first second of 1990 passes', { time: '1990-01-01T00:00:00Z' }, 'accepted'],
  ['the last second of 1989 is refused', { time: '1989-12-31T23:59:59Z' }, at('time')],
  ['a year from now passes', { time: '2027-11-20T12:00:00Z' }, 'accepted'],
  ['a second later is refused', { time: '2027-11-20T12:00:01Z' }, at('time')],
  ['30 February is refused', { time: '2026-02-30T00:00:00Z' }, at('time')],
  ['a time as a number is refused', { time: 1_700_000_000 }, at('time')],
  ['a value as text is refused', { value: '9.99' }, at('value')],
  ['an unknown attribute is refused', { uniqueId: 'a' }, at('uniqueId')],
  ['a person without an identifier is refused', person({ first_name: 'Ada' }), PROFILE],
  ['a wrong e-mail is refused', person({ email: 'ada@' }), `${PROFILE}/attributes/email`],
  [
    'a phone number without + is refused',
    person({ phone_number: '15551234567' }),
    `${PROFILE}/attributes/phone_number`,
  ],
  ['a unique_id as a number is refused', { unique_id: 5 }, at('unique_id')],
  ['an empty unique_id is refused', { unique_id: '' }, at('unique_id')],
  ['a value as true is refused', { value: true }, at('value')],
  ['a value of zero passes', { value: 0 }, 'accepted'],
  ['a value below zero passes', { value: -9.99 }, 'accepted'],
  ['properties may not be null', { properties: null }, at('properties')],
  ['nothing among properties passes', properties({ a: null, b: [null] }), 'accepted'],
  ['backfill as text is refused', { backfill: 'true' }, at('backfill')],
  [
    'a long string in a list is refused',
    properties({ a: ['a'.repeat(100_001)] }),
    at('properties/a/0'),
  ],
  ['lists count as levels', properties({ a: [[[[[[[[[1]]]]]]]]] }), 'accepted'],
  [
    'the eleventh may be a list',
    properties({ a: [[[[[[[[[[1]]]]]]]]]] }),
    at(`properties/a${'/0'.repeat(9)}`),
  ],
  [
    "a person's properties have the same limits",
    person({ email: 'ada@example.com', properties: { text: 'a'.repeat(100_001) } }),
    `${PROFILE}/attributes/properties/text`,
  ],
  [
    'a person may have more properties than an event',
    person({ email: 'ada@example.com', properties: many(401) }),
    'accepted',
  ],
  [
    'an external id of 256 characters is refused',
    person({ external_id: 'x'.repeat(256) }),
    `${PROFILE}/attributes/external_id`,
  ],
  ['an external id of 255 passes', person({ external_id: 'x'.repeat(255) }), 'accepted'],
  ['a null attribute counts as absent', { value: null, time: null, unique_id: null }, 'accepted'],
])('%s', async (_, event, answer) => {
  expect(await send(event)).toBe(answer);
});

test('names every mistake of a request at once', async () => {
  const body = eventBody({
    value: 'x',
    time: 'x',
    metric: 'm'.repeat(200),
    profile: { email: 'x' },
  });
  const { errors } = await (await asking.post('/api/events', body)).json();

  expect(errors).toHaveLength(4);
});
