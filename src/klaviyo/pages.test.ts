import { expect, test } from 'vitest';
import { failureOf, refusal, scriptKlaviyo } from './testing/scripted-fetch.js';

const page = (ids: readonly string[], next: string | null = null): Response =>
  Response.json({
    data: ids.map((id) => ({ type: 'event', id })),
    links: { self: 'https://a.klaviyo.com/api/events', next, prev: null },
    meta: { agent_hints: { next_steps: [] } },
  });

const nextOf = (cursor: string, origin = 'https://a.klaviyo.com'): string =>
  `${origin}/api/events?page%5Bcursor%5D=${cursor}&sort=datetime`;

const three = () => [page(['1', '2'], nextOf('c2')), page(['3'], nextOf('c3')), page([])];

test('gives the first page to whoever awaits, and asks no further', async () => {
  const { klaviyo, sent } = scriptKlaviyo(three());
  const first = await klaviyo.getEvents();
  expect(first.data.map(({ id }) => id)).toStrictEqual(['1', '2']);
  expect(first).toMatchObject({
    nextCursor: 'c2',
    meta: { agent_hints: {} },
    links: { prev: null },
  });
  expect(sent).toHaveLength(1);
});

test('walks every item of every page with the same query', async () => {
  const { klaviyo, sent } = scriptKlaviyo(three());
  const seen: string[] = [];
  for await (const { id } of klaviyo.getEvents({ sort: '-datetime', page: { size: 2 } }))
    seen.push(id);
  expect(seen).toStrictEqual(['1', '2', '3']);
  expect(sent.map(({ url }) => decodeURIComponent(new URL(url).search))).toStrictEqual([
    '?sort=-datetime&page[size]=2',
    '?sort=-datetime&page[size]=2&page[cursor]=c2',
    '?sort=-datetime&page[size]=2&page[cursor]=c3',
  ]);
});

test('walks pages, the first one from a cursor when told to', async () => {
  const { klaviyo, sent } = scriptKlaviyo(three());
  const sizes: number[] = [];
  for await (const { data } of klaviyo.getEvents({ page: { cursor: 'c1' } }).pages())
    sizes.push(data.length);
  expect(sizes).toStrictEqual([2, 1, 0]);
  expect(sent[0]?.url).toContain('page%5Bcursor%5D=c1');
});

test('asks for no page that the walk does not reach', async () => {
  const { klaviyo, sent } = scriptKlaviyo(three());
  for await (const { id } of klaviyo.getEvents()) if (id === '2') break;
  expect(sent).toHaveLength(1);
});

test('never sends the key where a link points, only the cursor to its own address', async () => {
  const link = nextOf('c2', 'https://evil.example');
  const { klaviyo, sent } = scriptKlaviyo([page(['1'], link), page([])], {
    baseUrl: 'https://k.test',
  });
  for await (const _ of klaviyo.getEvents()) {
    // Only the walk matters.
  }
  expect(sent.map(({ url }) => new URL(url).origin)).toStrictEqual([
    'https://k.test',
    'https://k.test',
  ]);
});

test.each([
  ['the same page again', nextOf('c1')],
  ['no cursor at all', 'https://a.klaviyo.com/api/events'],
])('rejects rather than walk for ever when the next link is %s', async (_, next) => {
  const { klaviyo } = scriptKlaviyo([page(['1'], next)]);
  const error = await failureOf(klaviyo.getEvents({ page: { cursor: 'c1' } }));
  expect((error as Error).message).toContain('a link to the next page that leads nowhere');
});

test('rejects rather than walk for ever when a later page leads back', async () => {
  const { klaviyo, sent } = scriptKlaviyo([
    page(['1'], nextOf('a')),
    page([], nextOf('b')),
    page([], nextOf('a')),
    page([]),
  ]);
  const events = klaviyo.getEvents();
  const walk = async () => {
    for await (const _ of events);
  };
  expect((await failureOf(walk())) as Error).toMatchObject({
    message: expect.stringContaining('leads nowhere'),
  });
  expect(sent).toHaveLength(3);
});

test('ends the walk within a page when its signal ends', async () => {
  const controller = new AbortController();
  const { klaviyo } = scriptKlaviyo([page(['1', '2', '3'])]);
  const seen: string[] = [];
  const walk = async () => {
    for await (const { id } of klaviyo.getEvents({}, { signal: controller.signal })) {
      seen.push(id);
      if (id === '2') controller.abort(new Error('enough'));
    }
  };
  expect(await failureOf(walk())).toBe(controller.signal.reason);
  expect(seen).toStrictEqual(['1', '2']);
});

test('takes a link of null, of nothing, or none for the last page', async () => {
  for (const body of [
    { data: [], links: { next: null } },
    { data: [], links: { next: '' } },
    { data: [] },
  ]) {
    const { klaviyo } = scriptKlaviyo([Response.json(body)]);
    expect((await klaviyo.getEvents()).nextCursor).toBeUndefined();
  }
});

test('ends the walk with what a later page was refused for', async () => {
  const { klaviyo } = scriptKlaviyo([page(['1'], nextOf('c2')), refusal(400)]);
  const seen: string[] = [];
  const walk = async () => {
    for await (const { id } of klaviyo.getEvents()) seen.push(id);
  };
  expect(await failureOf(walk())).toMatchObject({ name: 'KlaviyoError', status: 400 });
  expect(seen).toStrictEqual(['1']);
});

test('ends the walk when its signal ends', async () => {
  const controller = new AbortController();
  const { klaviyo, sent } = scriptKlaviyo(three());
  const walk = async () => {
    for await (const _ of klaviyo.getEvents({}, { signal: controller.signal }))
      controller.abort(new Error('enough'));
  };
  expect(await failureOf(walk())).toBe(controller.signal.reason);
  expect(sent).toHaveLength(1);
});

test('leaves no rejection unhandled when only walked', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const { klaviyo } = scriptKlaviyo([refusal(400)]);
  await failureOf(klaviyo.getEvents().pages().next());
  await new Promise(setImmediate);
  process.off('unhandledRejection', note);
  expect(unhandled).toStrictEqual([]);
});
