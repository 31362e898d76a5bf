import { afterAll, beforeAll, expect, test } from 'vitest';

import { bulkBody, eventBody, startAsking, type Told } from './testing/ask.js';

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
  ['a null attribute counts as absent', { value: null, time: null, unique_id: null }, 'accepted'],
])('%s', async (_, event, answer) => {
  expect(await send(event)).toBe(answer);
});

test('takes 1,000 events in bulk and refuses 1,001', async () => {
  const job = (count: number, tag: string) => {
    const events = Array.from({ length: count }, (_, n) => ({ unique_id: `${tag}${n}` }));
    return bulkBody({ profile: { email: 'bulk@example.com' }, events });
  };

  const most = await asking.post('/api/event-bulk-create-jobs', job(1_000, 'a'));
  const more = await asking.post('/api/event-bulk-create-jobs', job(1_001, 'b'));

  expect([most.status, more.status]).toEqual([202, 400]);
});

test('takes a body of 5,000,000 bytes and refuses one more', async () => {
  const pad = (bytes: number) => {
    const text = JSON.stringify(eventBody({ unique_id: `${bytes}` }));
    return text + ' '.repeat(bytes - text.length);
  };
  const send5 = (body: string) => asking.call('/api/events', { method: 'POST', body });

  expect((await send5(pad(5_000_000))).status).toBe(202);
  expect((await send5(pad(5_000_001))).status).toBe(400);
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
