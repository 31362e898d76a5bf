import { expect, test } from 'vitest';
import { equals, greaterThan, type Klaviyo } from './index.js';
import { attribution, eventDocument, metric, profile } from './testing/documents.js';
import { failureOf, scriptKlaviyo } from './testing/scripted-fetch.js';

const answer = (body: unknown, init?: ResponseInit): Response => Response.json(body, init);

const searchOf = (url = ''): { [name: string]: string } =>
  Object.fromEntries(new URL(url).searchParams);

test('writes every parameter of a query as Klaviyo names it', async () => {
  const { klaviyo, sent } = scriptKlaviyo([answer({ data: [] })]);
  await klaviyo.getEvents({
    filter: [equals('profile_id', '01P'), greaterThan('timestamp', 5)],
    sort: '-datetime',
    include: ['metric', 'profile'],
    fields: { event: ['datetime', 'uuid'], profile: ['location.city'] },
    page: { size: 50, cursor: 'abc' },
  });
  expect(searchOf(sent[0]?.url)).toStrictEqual({
    filter: 'equals(profile_id,"01P"),greater-than(timestamp,5)',
    sort: '-datetime',
    include: 'metric,profile',
    'fields[event]': 'datetime,uuid',
    'fields[profile]': 'location.city',
    'page[size]': '50',
    'page[cursor]': 'abc',
  });
});

test('asks for additional fields under their own name', async () => {
  const { klaviyo, sent } = scriptKlaviyo([answer({ data: profile })]);
  await klaviyo.getEventProfile('e1', { additionalFields: { profile: ['subscriptions'] } });
  expect(searchOf(sent[0]?.url)).toStrictEqual({ 'additional-fields[profile]': 'subscriptions' });
});

test('sends a read without a body and without a type of one', async () => {
  const { klaviyo, sent } = scriptKlaviyo([answer({ data: [] })]);
  await klaviyo.getEvents();
  expect(sent[0]).toMatchObject({ method: 'GET', body: '' });
  expect(sent[0]?.headers.has('content-type')).toBe(false);
});

test('gives an event its attributes, and whole what was included', async () => {
  const { klaviyo } = scriptKlaviyo([answer(eventDocument)]);
  const event = await klaviyo.getEvent('e1', { include: ['metric', 'profile', 'attributions'] });
  expect(event).toStrictEqual({
    type: 'event',
    id: 'e1',
    timestamp: 1_667_870_625,
    event_properties: { $value: 9.99, $event_id: 'order-1' },
    datetime: '2022-11-08T01:23:45+00:00',
    uuid: '7c1f2a80-5f03-11ed-8001-2bb8e5b3ee1d',
    profile: { type: 'profile', id: '01P', ...profile.attributes },
    metric: { type: 'metric', id: 'Ab12Cd', ...metric.attributes },
    attributions: [{ type: 'attribution', id: 'a1', event: { type: 'event', id: 'e1' } }],
  });
  expect(event.profile?.email).toBe('ada@example.com');
  expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
  expect(attribution.id).toBe(event.attributions[0]?.id);
});

test('names what was not included, and leaves out what Klaviyo does not say', async () => {
  const { included: _, ...bare } = eventDocument;
  const { klaviyo } = scriptKlaviyo([answer(bare)]);
  const event = await klaviyo.getEvent('e1');
  expect(event.metric).toStrictEqual({ type: 'metric', id: 'Ab12Cd' });
  const list = { type: 'list', id: 'l1', relationships: { tags: { links: { self: 'x' } } } };
  const { klaviyo: other } = scriptKlaviyo([answer({ data: list })]);
  expect(await other.getList('l1')).toStrictEqual({ type: 'list', id: 'l1' });
});

test('holds nothing where Klaviyo does not say what was to be included', async () => {
  const { klaviyo } = scriptKlaviyo([answer({ data: { type: 'event', id: 'e1' } })]);
  const event = await klaviyo.getEvent('e1', { include: ['attributions', 'profile'] });
  expect(event).toStrictEqual({ type: 'event', id: 'e1', attributions: [], profile: null });
});

test('keeps null where a relationship leads nowhere', async () => {
  const data = { type: 'event', id: 'e1', relationships: { metric: { data: null } } };
  const { klaviyo } = scriptKlaviyo([answer({ data })]);
  expect(await klaviyo.getEvent('e1')).toStrictEqual({ type: 'event', id: 'e1', metric: null });
});

test('lets no attribute stand for the type or the id', async () => {
  const attributes = { id: 'other', type: 'other', name: 'M' };
  const data = JSON.parse(`{"type":"metric","id":"m1","attributes":${JSON.stringify(attributes)}}`);
  const { klaviyo } = scriptKlaviyo([answer({ data })]);
  expect(await klaviyo.getEventMetric('e1')).toStrictEqual({ type: 'metric', id: 'm1', name: 'M' });
});

test('does not let an answer reach the prototype of objects', async () => {
  const text =
    '{"data":{"type":"event","id":"e1","attributes":{"__proto__":{"bad":1}},"relationships":{"__proto__":{"data":null}}}}';
  const { klaviyo } = scriptKlaviyo([new Response(text)]);
  await klaviyo.getEvent('e1');
  expect(({} as { bad?: number }).bad).toBeUndefined();
});

const related: [
  string,
  string,
  { data: object },
  (klaviyo: Klaviyo, id: string) => PromiseLike<unknown>,
][] = [
  ['a metric', 'metric', { data: metric }, (klaviyo, id) => klaviyo.getEventMetric(id)],
  ['a person', 'profile', { data: profile }, (klaviyo, id) => klaviyo.getEventProfile(id)],
  [
    "a metric's id",
    'relationships/metric',
    { data: { type: 'metric', id: 'Ab12Cd' } },
    (klaviyo, id) => klaviyo.getEventRelationshipsMetric(id),
  ],
  [
    "a person's id",
    'relationships/profile',
    { data: { type: 'profile', id: '01P' } },
    (klaviyo, id) => klaviyo.getEventRelationshipsProfile(id),
  ],
];

test.each(related)('asks an event for %s, and takes null for none', async (_, path, body, ask) => {
  const { klaviyo, sent } = scriptKlaviyo([answer(body), answer({ data: null })]);
  const { type, id } = body.data as { type: string; id: string };
  expect(await ask(klaviyo, 'e1')).toMatchObject({ type, id });
  expect(sent[0]?.url).toBe(`https://a.klaviyo.com/api/events/e1/${path}`);
  expect(await ask(klaviyo, 'e1')).toBeNull();
});

const single: [string, (klaviyo: Klaviyo, id: string) => PromiseLike<unknown>][] = [
  ['accounts', (klaviyo, id) => klaviyo.getAccount(id)],
  ['events', (klaviyo, id) => klaviyo.getEvent(id)],
  ['lists', (klaviyo, id) => klaviyo.getList(id)],
  ['profiles', (klaviyo, id) => klaviyo.getProfile(id)],
  ['catalog-items', (klaviyo, id) => klaviyo.resource('catalog-item').get(id)],
];

test.each(single)('lets no id of %s change the path', async (path, ask) => {
  const { klaviyo, sent } = scriptKlaviyo([answer({ data: { type: 'any', id: 'x/y' } })]);
  expect(await ask(klaviyo, '../x/y?z')).toMatchObject({ id: 'x/y' });
  expect(sent[0]?.url).toBe(`https://a.klaviyo.com/api/${path}/..%2Fx%2Fy%3Fz`);
});

test.each(['', '.', '..'])(
  "asks for nothing by the id '%s', which would be another endpoint",
  (id) => {
    const { klaviyo, sent } = scriptKlaviyo([answer({ data: [] })]);
    for (const [, ask] of single) expect(() => ask(klaviyo, id)).toThrow(/^There is no id/);
    expect(() => klaviyo.addProfilesToList(id, [])).toThrow(TypeError);
    expect(sent).toStrictEqual([]);
  },
);

test('gives status and headers of a read', async () => {
  const headers = { 'ratelimit-remaining': '149' };
  const { klaviyo } = scriptKlaviyo([answer(eventDocument, { headers })]);
  const call = await klaviyo.getEvent('e1').withResponse();
  expect([call.status, call.headers.get('ratelimit-remaining'), call.data.id]).toStrictEqual([
    200,
    '149',
    'e1',
  ]);
});

test.each([
  ['nothing', new Response('')],
  ['a page', new Response('<html>Welcome</html>')],
  ['a list of numbers for an event', answer({ data: [1] })],
  ['null where there is always something', answer({ data: null })],
  ['no data', answer({ meta: {} })],
])('rejects with its own error when the answer is %s', async (_, response) => {
  const { klaviyo } = scriptKlaviyo([response]);
  expect(await failureOf(klaviyo.getEvent('e1'))).toMatchObject({
    name: 'KlaviyoError',
    status: 200,
  });
});

test('rejects a collection that holds anything but resources', async () => {
  const { klaviyo } = scriptKlaviyo([answer({ data: [{ type: 'event', id: 'e1' }, 'e2'] })]);
  expect(await failureOf(klaviyo.getEvents())).toMatchObject({ name: 'KlaviyoError', status: 200 });
});

test('names the parameter that Klaviyo refuses', async () => {
  const problem = { code: 'invalid', detail: 'No.', source: { parameter: 'include' } };
  const { klaviyo } = scriptKlaviyo([answer({ errors: [problem] }, { status: 400 })]);
  const error = await failureOf(klaviyo.getEvents());
  expect(error).toMatchObject({ parameter: 'include', pointer: undefined, isHtml: false });
  expect((error as Error).message).toBe(
    'Klaviyo getEvents failed with 400: invalid: No. (include)',
  );
});

test('tells what a page said, in short and without a key', async () => {
  const page = `<!DOCTYPE html><html><style>p{}</style><h1>Bad &amp; wrong</h1><p>pk_secret1 ${'x'.repeat(500)}</p></html>`;
  const { klaviyo } = scriptKlaviyo([new Response(page, { status: 400 })]);
  const error = await failureOf(klaviyo.getEvents());
  expect(error).toMatchObject({ status: 400, isHtml: true, problems: [] });
  const { html = '', message } = error as { html?: string; message: string };
  expect(html).toMatch(/^Bad &amp; wrong pk_\[hidden\] x+$/);
  expect(html.length).toBeLessThanOrEqual(160);
  expect(message).toContain('an HTML page: Bad &amp; wrong');
});

// biome-ignore lint/suspicious/noExplicitAny: as JavaScript calls, which no types hold back.
test.each<[string, (klaviyo: any) => unknown]>([
  ['filters', (klaviyo) => klaviyo.getEvents({ filters: [] })],
  ['signal', (klaviyo) => klaviyo.getProfiles({ signal: undefined })],
  ['filter', (klaviyo) => klaviyo.getProfile('01P', { filter: [] })],
  ['includes', (klaviyo) => klaviyo.resource('flow').list({ includes: [] })],
  ['field', (klaviyo) => klaviyo.importProfile({ email: 'a@b.co' }, { field: {} })],
])('does not leave out silently the %s of a query', (name, call) => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })]);
  expect(() => call(klaviyo)).toThrow(TypeError);
  expect(() => call(klaviyo)).toThrow(`There is no '${name}' in this query`);
  expect(sent).toHaveLength(0);
});

test('leaves it to Klaviyo to refuse a page that it does not know', async () => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })]);
  await klaviyo.getLists({ page: { limit: 5 } as object });
  expect(searchOf(sent[0]?.url)).toStrictEqual({ 'page[limit]': '5' });
});
