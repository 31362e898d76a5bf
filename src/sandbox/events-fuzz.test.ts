import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type RevisionName, revisionNames } from './contract/revisions.js';
import { bulkBody, startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';
import { addAt, pathsOf, replaceAt } from './testing/mutate.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const full = (revision: RevisionName) =>
  eventBodyAt(revision, {
    profile: { email: 'ada@example.com', first_name: 'Ada', properties: { plan: 'x' } },
    properties: { Items: [{ SKU: 'A' }] },
    time: '2026-01-01T00:00:00Z',
    value: 1,
    unique_id: 'x',
  });

const bulk = bulkBody({ profile: { email: 'ada@example.com' }, events: [{ unique_id: 'x' }] });

const key = fc.oneof(
  fc.constantFrom(
    'id',
    'meta',
    'email',
    '$email',
    '_kx',
    'time',
    '__proto__',
    'toString',
    'backfill',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const check = async (response: Response) => {
  expect([200, 202, 400, 404, 410]).toContain(response.status);
  if (response.status < 300) return;
  for (const { code, detail, source } of (await response.json()).errors) {
    expect(code).toMatch(/^(invalid|not_found|gone)$/);
    expect(detail).not.toBe('');
    if (response.status === 400)
      expect(source.pointer ?? source.parameter).toEqual(expect.any(String));
  }
};

test('answers any body at any revision with 202 or a 400 that says where', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...revisionNames),
      fc.boolean(),
      fc.nat(),
      key,
      fc.jsonValue({ maxDepth: 4 }),
      fc.boolean(),
      async (revision, isBulk, place, name, value, isNew) => {
        const body: unknown = isBulk ? bulk : full(revision);
        const paths = pathsOf(body);
        const path = paths[place % paths.length] ?? [];
        const changed = isNew ? addAt(body, path, name, value) : replaceAt(body, path, value);
        const target = isBulk ? '/api/event-bulk-create-jobs' : '/api/events';
        await check(
          await asking.call(target, {
            method: 'POST',
            body: JSON.stringify(changed),
            headers: { revision },
          }),
        );
      },
    ),
    { numRuns: 1_000 },
  );
  // Whatever was accepted can be read.
  await check(await asking.call('/api/events?page[size]=1000&include=metric,profile'));
}, 60_000);

const names = [
  'filter',
  'sort',
  'include',
  'page[cursor]',
  'page[size]',
  'fields[event]',
  'fields[profile]',
  'fields[]',
  'additional-fields[profile]',
  'x',
];

const cursor = fc
  .array(
    fc.oneof(fc.string({ maxLength: 6 }), fc.double(), fc.constantFrom('next', 'prev', 'last')),
  )
  .map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  cursor,
  fc.constantFrom(
    'datetime',
    'metric,profile',
    'equals(metric_id,["a"])',
    'equals(profile_id,"\u0000")',
    'greater-than(timestamp,999999999999.9)',
    'less-than(datetime,0000-01-01)',
    '1e3',
    '',
  ),
);

test('answers any query at any revision with 200 or a 400 that says where', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...revisionNames),
      fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 3 }),
      fc.constantFrom('', '/none', '/none/metric', '/none/relationships/profiles'),
      async (revision, pairs, rest) => {
        const query = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
        const headers = { revision };
        await check(await asking.call(`/api/events${rest}?${query}`, { headers }));
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);

test.each(revisionNames)('%s gives a hostile key back as any other', async (revision) => {
  const body = JSON.stringify(full(revision))
    .replace('"Items"', '"__proto__"')
    .replace('"plan"', '"__proto__"')
    .replace('"2026-01-01', '"2001-01-01')
    .replace('"unique_id":"x"', `"unique_id":"hostile ${revision}"`);
  const headers = { revision };
  const sent = await asking.call('/api/events', { method: 'POST', body, headers });
  const read = await asking.call('/api/events?sort=datetime', { headers });

  expect(sent.status).toBe(202);
  expect(await read.text()).toContain('"__proto__":[{"SKU":"A"}],"$event_id":"hostile');
  expect(({} as { SKU?: unknown }).SKU).toBeUndefined();
});
