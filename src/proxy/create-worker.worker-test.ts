import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { createWorker } from './create-worker.js';
import {
  agree,
  batchOf,
  type Fields,
  fakeFetch,
  postOf,
  readAnswer,
  trackOf,
} from './testing/route.js';
import { envOf } from './testing/worker.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const start = (worker: ReturnType<typeof createWorker>, bindings: Fields = {}) => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { fetch, asked } = fakeFetch(agree);
  vi.stubGlobal('fetch', fetch);
  const env = envOf(bindings);
  const send = async (...events: Fields[]) =>
    readAnswer(await worker.fetch(postOf(batchOf(events)), env));
  return { asked, send };
};

test("holds events to the schemas of a shop's own Worker, beside its variables", async () => {
  const worker = createWorker({
    metricSchemas: { 'Viewed Product': { properties: v.object({ ProductID: v.string() }) } },
  });
  const { send, asked } = start(worker, { LINK_HOSTS: 'shop.example *.shop.example' });
  const { status, body } = await send(
    trackOf(1, { properties: { ProductID: '1001', More: 1 } }),
    trackOf(2, { properties: { ProductID: 1001 } }),
    trackOf(3, { properties: { ProductID: 'https://evil.test' } }),
  );
  const codes = body.results.map(({ code, status }: Fields) => code ?? status).sort();
  expect([status, codes]).toStrictEqual([
    202,
    ['accepted', 'link_not_allowed', 'properties_refused'],
  ]);
  expect(asked.map(({ body }) => body.data.attributes.properties)).toStrictEqual([
    { ProductID: '1001' },
  ]);
});

test('counts an option of the code above a variable', async () => {
  const worker = createWorker({ allowedMetrics: ['Viewed Product'] });
  const { send } = start(worker, { ALLOWED_METRICS: 'Other' });
  const { body } = await send(trackOf(1), trackOf(2, { metric: 'Other' }));
  expect(body.results.map(({ code }: Fields) => code).sort()).toStrictEqual([
    'metric_not_allowed',
    undefined,
  ]);
});

test('answers 503 to wrong options, so that pages keep their events', async () => {
  const { send } = start(createWorker({ linkHosts: ['*'] }));
  const { status, headers } = await send(trackOf(1));
  expect([status, headers.get('retry-after')]).toStrictEqual([503, '300']);
});

test.each<[string, Fields, string]>([
  ['a list', { ALLOWED_METRICS: ['Viewed Product', 'Added to Cart'] }, 'metric_not_allowed'],
  [
    'names between commas',
    { ALLOWED_METRICS: 'Viewed Product, Added to Cart' },
    'metric_not_allowed',
  ],
  ['a word', { UNSAFE_TEXT: 'reject' }, 'markup_not_allowed'],
])('reads %s of the variables', async (_, bindings, code) => {
  const { send } = start(createWorker(), bindings);
  const { body } = await send(
    trackOf(1),
    trackOf(2, { metric: 'Added to Cart' }),
    trackOf(3, { metric: 'Spam', properties: { a: '<b>' } }),
  );
  const codes = body.results.map(({ code, status }: Fields) => code ?? status).sort();
  expect(codes).toStrictEqual(['accepted', 'accepted', code]);
});

test('keeps the markup of the properties the variables name', async () => {
  const { send, asked } = start(createWorker(), { MARKUP_PROPERTIES: 'Long Description,Html' });
  await send(trackOf(1, { properties: { 'Long Description': '<b>a</b>', Other: '<b>a</b>' } }));
  expect(asked[0]?.body.data.attributes.properties).toStrictEqual({
    'Long Description': '<b>a</b>',
    Other: 'a',
  });
});
