import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { clientEndpoints } from '../client-api/client-endpoints.js';
import type { Endpoint } from '../endpoints/call.js';
import { COMPANY_ID } from '../identity/exchange-token.js';
import { eventBody, startAsking } from '../testing/ask.js';
import { profileBody } from '../testing/ask-judged.js';
import { profileEndpoints } from './profile-endpoints.js';

let sandbox: Awaited<ReturnType<typeof startAsking>>;
beforeAll(async () => {
  sandbox = await startAsking({ rateLimits: 0 });
});
afterAll(() => sandbox.close());

const list = { data: { type: 'list', id: 'Nowher' } };
const ada = { email: 'ada@example.com', phone_number: '+15551234567', external_id: '42' };
const subscriptions = {
  email: { marketing: { consent: 'SUBSCRIBED', consented_at: '2020-01-01' } },
  push: { marketing: { consent: 'SUBSCRIBED' }, tokens: [], anonymous_id: 'a' },
};
const meta = {
  patch_properties: { append: { a: 1 }, unappend: { a: [1] }, unset: ['a'] },
  patch_identifiers: { append: { email: ['b@example.com'] }, unappend: { email: 'c@example.com' } },
};
const one = { ...profileBody({ ...ada, properties: { a: [1] } }).data, meta };
const person = profileBody(ada);
const many = (attributes: object) => ({ data: [{ type: 'profile', attributes }] });
const token = { token: 't', platform: 'ios', vendor: 'apns', profile: person };

const typed = (type: string, attributes: object, relationships?: object) => ({
  data: { type, attributes, ...(relationships && { relationships }) },
});

const bodies: readonly unknown[] = [
  eventBody({ profile: ada }),
  { data: one },
  { data: { ...one, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' } },
  {
    data: {
      type: 'profile-merge',
      id: 'a',
      relationships: { profiles: { data: [{ type: 'profile', id: 'b' }] } },
    },
  },
  typed('profile-bulk-import-job', { profiles: { data: [one] } }),
  typed('profile-subscription-bulk-create-job', { profiles: many({ ...ada, subscriptions }) }),
  typed('profile-subscription-bulk-delete-job', {
    profiles: many({
      ...ada,
      subscriptions: { email: { marketing: { consent: 'UNSUBSCRIBED' } } },
    }),
  }),
  typed('profile-suppression-bulk-create-job', { profiles: many({ email: ada.email }) }),
  typed('profile-suppression-bulk-delete-job', {}, { list }),
  typed('push-token', token),
  typed('push-token-unregister', { token: 't', platform: 'ios', profile: person }),
  typed(
    'back-in-stock-subscription',
    { channels: ['EMAIL'], profile: person },
    { variant: { data: { type: 'catalog-variant', id: '$a:::$b:::c' } } },
  ),
  typed('subscription', { profile: person }, { list }),
  typed('review', { review_type: 'review', ...ada, author: 'A', content: 'B', rating: 1 }),
];

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('__proto__', 'constructor', '', '\ud800', '\0', 1e308, -0, [], {}, null),
  fc.constantFrom('a'.repeat(300), '2020-02-30', '+', 'a@b', ' ADA@EXAMPLE.COM '),
);

// One place of the body, chosen by walking down it, holds something else.
const spoil = (value: unknown, path: readonly number[], replacement: unknown): unknown => {
  const [step = 0, ...rest] = path;
  if (path.length === 0 || typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (`${index}` === key ? spoil(item, rest, replacement) : item));
  return { ...value, [key]: spoil((value as Record<string, unknown>)[key], rest, replacement) };
};

const body = fc
  .tuple(fc.constantFrom(...bodies), fc.array(fc.nat(20), { maxLength: 9 }), odd)
  .map(([valid, path, replacement]) => spoil(valid, path, replacement));

const word = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'id', '-email', 'rating', 'a,b', 'bm8', 'W10', '0'),
  fc.constantFrom('WyJuZXh0IiwxZTMwOF0', 'WyJuZXh0IiwiaWQiLG51bGwsMV0', 'WzEuNV0', 'Wy0xXQ'),
  fc.constantFrom(
    'equals(constructor,"a")',
    'constructor(id,"a")',
    'any(id,[])',
    'equals(status,[])',
    'constructor(created,2020-01-01)',
    'constructor(subscriptions.email.marketing.suppression.timestamp,2020-01-01)',
    'greater-or-equal(rating,x)',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const query = fc.array(
  fc.tuple(
    fc.constantFrom(
      'filter',
      'sort',
      'include',
      'page[cursor]',
      'page[size]',
      'fields[profile]',
      'fields[push-token]',
      'additional-fields[profile]',
      'group_by',
      'statistics',
      'timeframe',
    ),
    word,
  ),
  { maxLength: 3 },
);

const request = (endpoints: readonly Endpoint[]) =>
  fc.record({
    endpoint: fc.constantFrom(...endpoints),
    id: fc.constantFrom('constructor', 'a', '%00', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '%F0%9F%98%80'),
    query,
    body,
  });

const all = [...profileEndpoints, ...clientEndpoints];

test('whatever comes, the answer is never a failure of the sandbox', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(request(all), async ({ endpoint, id, query: asked, body: sent }) => {
      const isClient = endpoint.path.startsWith('/client');
      const search = new URLSearchParams(asked);
      if (isClient) search.set('company_id', COMPANY_ID);
      const path = `${endpoint.path.replace(':id', id)}?${search}`;
      const { status } = await sandbox.call(path, {
        method: endpoint.method,
        headers: isClient ? { authorization: '' } : {},
        ...(endpoint.method !== 'GET' && { body: JSON.stringify(sent) }),
      });
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 1_500 },
  );
  const email = 'after-all@example.com';
  const profile = { data: { type: 'profile', attributes: { email } } };
  expect((await sandbox.post('/api/profiles', profile)).status).toBe(201);
});
