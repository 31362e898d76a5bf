import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '../endpoints/call.js';
import { startAsking } from '../testing/ask.js';
import { attributesFor } from '../testing/resource-attributes.js';
import { resourceEndpoints } from './resource-endpoints.js';
import { table } from './table/table.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ rateLimits: 0 });
  const seeds = table
    .filter(({ type }) => type !== 'account')
    .map(({ type }) => ({ type, id: 'seeded' }));
  expect((await asking.post('/_sandbox/seed', { data: seeds })).status).toBe(201);
});
afterAll(() => asking.close());

const ids = fc.oneof(
  fc.constant('seeded'),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .map((text) => Buffer.from(text).toString()),
);

const writes: readonly Endpoint[] = resourceEndpoints.filter(({ method }) => method !== 'GET');
const reads: readonly Endpoint[] = resourceEndpoints.filter(({ method }) => method === 'GET');

const send = async ({ method, path }: Endpoint, id: string, query: string, body?: string) => {
  const there = path.replace(':id', encodeURIComponent(id));
  const response = await asking.call(there + query, {
    method,
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${response.status} from ${method} ${path}: ${text}`);
  if (response.status >= 400) expect(JSON.parse(text).errors[0].detail).not.toBe('');
};

const names = table.flatMap(({ type }) => [type, 'profile']);

const references = fc.record({ type: fc.constantFrom(...names), id: ids });

const linkages = fc.record({ data: fc.oneof(references, fc.array(references), fc.jsonValue()) });

// From no JSON:API at all to almost right.
const bodies = fc.oneof(
  fc.jsonValue(),
  fc.record({ data: fc.oneof(fc.jsonValue(), fc.array(references)) }),
  fc.constantFrom(...table).chain((type) =>
    fc.record({
      data: fc.record(
        {
          type: fc.constant(type.type),
          id: ids,
          attributes: fc.oneof(
            attributesFor(type, 'create'),
            fc.dictionary(fc.string(), fc.jsonValue()),
          ),
          relationships: fc.oneof(
            fc.dictionary(
              fc.constantFrom(...Object.keys(type.relationships ?? { a: 1 })),
              linkages,
            ),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: ['type'] },
      ),
    }),
  ),
);

test('answers any body without failing itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...writes), ids, bodies, (endpoint, id, body) =>
      send(endpoint, id, '', JSON.stringify(body)),
    ),
    { numRuns: 600 },
  );
});

const fields = table.flatMap(({ filters = {} }) => Object.keys(filters));
const operators = [
  'equals',
  'any',
  'contains',
  'starts-with',
  'ends-with',
  'greater-than',
  'less-or-equal',
  'has',
];
const values = fc.oneof(
  fc.string().map((text) => JSON.stringify(text)),
  fc.array(fc.string()).map((list) => JSON.stringify(list)),
  fc.constantFrom(
    'true',
    '5',
    '2026-01-01',
    '1e999',
    'null',
    '[]',
    '"seeded"',
    '9999-12-31T23:59:59-14:00',
  ),
);
const filters = fc
  .tuple(fc.constantFrom(...operators), fc.constantFrom(...fields), values)
  .map(([operator, field, value]) => `${operator}(${field},${value})`);
const cursors = fc.oneof(
  fc.string(),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  fc
    .tuple(fc.constantFrom('next', 'prev'), fc.jsonValue(), fc.jsonValue())
    .map((position) => Buffer.from(JSON.stringify(position)).toString('base64url')),
);
const queries = fc
  .record(
    {
      filter: fc.oneof(filters, fc.string()),
      sort: fc.oneof(fc.constantFrom('id', '-created', 'name', '-joined_group_at'), fc.string()),
      include: fc.oneof(
        fc.constantFrom('tags', 'flow-triggers', 'variants', '__proto__'),
        fc.string(),
      ),
      'page[size]': fc.oneof(fc.constantFrom('1', '10', '-1', '1e3'), fc.string()),
      'page[cursor]': cursors,
      'fields[list]': fc.oneof(fc.constantFrom('name', '__proto__', 'id'), fc.string()),
      'additional-fields[list]': fc.string(),
    },
    { requiredKeys: [] },
  )
  .map((query) => `?${new URLSearchParams(query as Record<string, string>)}`);

test('answers any query without failing itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reads), ids, queries, (endpoint, id, query) =>
      send(endpoint, id, query),
    ),
    { numRuns: 600 },
  );
});

test('answers any seed without failing itself', async () => {
  const seeds = fc.record({
    data: fc.array(
      fc.oneof(
        fc.jsonValue(),
        references,
        bodies.map((body) => (body as { data?: unknown } | null)?.data),
      ),
      { maxLength: 3 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(seeds, async (body) => {
      expect((await asking.post('/_sandbox/seed', body)).status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
