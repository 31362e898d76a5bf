import { expect, test } from 'vitest';
import { contains, type RawDocument, type ResourceMap } from './index.js';
import { accepted, failureOf, KEY, refusal, scriptKlaviyo } from './testing/scripted-fetch.js';

const one = (type: string, id = '1'): Response =>
  Response.json({ data: { type, id, attributes: { name: 'N' } } });

test.each([
  ['catalog-category', '/api/catalog-categories'],
  ['catalog-item', '/api/catalog-items'],
  ['coupon-code', '/api/coupon-codes'],
  ['data-source', '/api/data-sources'],
  ['flow', '/api/flows'],
  ['metric', '/api/metrics'],
  ['template', '/api/templates'],
] as const)('finds a %s at %s', async (type, path) => {
  const { klaviyo, sent } = scriptKlaviyo([one(type)]);
  expect(await klaviyo.resource(type).get('1')).toMatchObject({ type, id: '1', name: 'N' });
  expect(new URL(sent[0]?.url ?? '').pathname).toBe(`${path}/1`);
});

test('lists, walks and filters any resource', async () => {
  const { klaviyo, sent } = scriptKlaviyo([
    Response.json({ data: [{ type: 'catalog-item', id: '1' }] }),
  ]);
  const filter = contains('title', 'Light');
  for await (const { id } of klaviyo.resource('catalog-item').list({ filter }))
    expect(id).toBe('1');
  expect(new URL(sent[0]?.url ?? '').searchParams.get('filter')).toBe('contains(title,"Light")');
});

test('creates, changes and deletes any resource', async () => {
  const answers = [one('webhook'), one('webhook'), new Response(null, { status: 204 })];
  const { klaviyo, sent } = scriptKlaviyo(answers);
  const topic = { type: 'webhook-topic', id: 'event:klaviyo.sent_sms' } as const;
  const hooks = klaviyo.resource('webhook');
  await hooks.create({ attributes: { name: 'W' }, relationships: { 'webhook-topics': [topic] } });
  await hooks.update('1', { attributes: { enabled: false } });
  expect(await hooks.delete('1')).toBeUndefined();
  expect(
    sent.map(({ method, url, body }) => [method, new URL(url).pathname, body && JSON.parse(body)]),
  ).toStrictEqual([
    [
      'POST',
      '/api/webhooks',
      {
        data: {
          type: 'webhook',
          attributes: { name: 'W' },
          relationships: { 'webhook-topics': { data: [topic] } },
        },
      },
    ],
    [
      'PATCH',
      '/api/webhooks/1',
      { data: { type: 'webhook', id: '1', attributes: { enabled: false } } },
    ],
    ['DELETE', '/api/webhooks/1', ''],
  ]);
});

test('reads what a relationship leads to, be it many or one or none', async () => {
  const { klaviyo, sent } = scriptKlaviyo([
    Response.json({ data: [{ type: 'profile', id: '01P' }] }),
    one('catalog-item'),
    Response.json({ data: null }),
  ]);
  const people = await klaviyo.resource('segment').related('s1', 'profiles');
  expect(people.data).toStrictEqual([{ type: 'profile', id: '01P' }]);
  const variants = klaviyo.resource('catalog-variant');
  expect((await variants.related('v1', 'item')).data).toMatchObject([{ id: '1' }]);
  expect((await variants.related('v1', 'item')).data).toStrictEqual([]);
  expect(new URL(sent[0]?.url ?? '').pathname).toBe('/api/segments/s1/profiles');
});

test('takes a type of your own', async () => {
  interface Mine {
    review: { attributes: { rating: number }; relationships: Record<never, never> };
  }
  const answer = Response.json({ data: { type: 'review', id: '1', attributes: { rating: 5 } } });
  const { klaviyo, sent } = scriptKlaviyo([answer]);
  const review = await klaviyo.resource<'review', ResourceMap & Mine>('review').get('1');
  expect([review.rating, sent[0]?.url]).toStrictEqual([5, 'https://a.klaviyo.com/api/reviews/1']);
});

test('asks any endpoint for its answer as it is', async () => {
  const body = { data: { type: 'template', id: 't1', attributes: { html: '<p>Ada</p>' } } };
  const { klaviyo, sent } = scriptKlaviyo([Response.json(body, { status: 201 })]);
  const context = { first_name: 'Ada' };
  const data = { type: 'template', id: 't1', attributes: { context } };
  const rendered = await klaviyo
    .request<RawDocument<{ attributes: { html: string } }>>('POST', '/api/template-render', {
      query: { 'fields[template]': 'html', nothing: undefined },
      body: { data },
    })
    .withResponse();
  expect([rendered.status, rendered.data.data.attributes.html]).toStrictEqual([201, '<p>Ada</p>']);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://a.klaviyo.com/api/template-render?fields%5Btemplate%5D=html',
    body: JSON.stringify({ data }),
  });
});

test('keeps the query that a path of your own brings', async () => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })]);
  await klaviyo.request('GET', '/api/metrics/?page[size]=5', { query: { sort: 'name' } });
  expect(sent[0]?.url).toBe('https://a.klaviyo.com/api/metrics?page%5Bsize%5D=5&sort=name');
});

test.each([
  'https://evil.example/api/x',
  '//evil.example/api',
  '/client/events',
  'api/events',
  '/api/../client',
])('sends nothing to %s', (path) => {
  const { klaviyo, sent } = scriptKlaviyo([accepted()]);
  expect(() => klaviyo.request('GET', path)).toThrow(TypeError);
  expect(sent).toStrictEqual([]);
});

test.each([
  ['GET', 3],
  ['PATCH', 3],
  ['POST', 1],
  ['DELETE', 1],
] as const)('tries %s again after 503 only where that is harmless', async (method, attempts) => {
  const { klaviyo, sent } = scriptKlaviyo([refusal(503, undefined, { 'retry-after': '0' })]);
  await failureOf(klaviyo.request(method, '/api/tags'));
  expect(sent).toHaveLength(attempts);
  const told = scriptKlaviyo([refusal(503, undefined, { 'retry-after': '0' })]);
  await failureOf(told.klaviyo.request(method, '/api/tags', { isRepeatable: true }));
  expect(told.sent).toHaveLength(3);
});

test('names the call in an error, and never the key', async () => {
  const { klaviyo } = scriptKlaviyo([refusal(404, { code: 'not_found', detail: `No ${KEY}.` })]);
  const error = await failureOf(klaviyo.resource('flow').get('1'));
  expect(error).toMatchObject({ call: 'GET /api/flows/1', status: 404 });
  expect((error as Error).message).toBe(
    'Klaviyo GET /api/flows/1 failed with 404: not_found: No pk_[hidden].',
  );
});
