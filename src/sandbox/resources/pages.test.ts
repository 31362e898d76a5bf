import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
const start = Date.parse('2026-11-01T00:00:00Z');
let now = start;

beforeAll(async () => {
  asking = await startAsking({ rateLimits: 0, now: () => now });
});
beforeEach(async () => {
  await asking.post('/_sandbox/reset', {});
});
afterAll(() => asking.close());

interface Found {
  readonly id: string;
  readonly attributes: Record<string, unknown>;
}

interface Page {
  readonly data: readonly Found[];
  readonly links: { readonly next: string | null; readonly prev: string | null };
}

const read = async (path: string): Promise<Page> => {
  const response = await asking.call(path.replace(asking.sandbox.url, ''));
  const page = await response.json();
  expect(page.errors).toBeUndefined();
  return page;
};

const walk = async (path: string, way: 'next' | 'prev' = 'next', between = async () => {}) => {
  const pages = [await read(path)];
  for (let link = pages[0]?.links[way]; link; link = pages.at(-1)?.links[way]) {
    await between();
    pages.push(await read(link));
  }
  return pages;
};

const idsOf = (pages: readonly Page[]) => pages.flatMap(({ data }) => data.map(({ id }) => id));

interface Model {
  readonly id: string;
  readonly title: string;
  readonly price: number | null;
  readonly published: boolean;
  readonly created: number;
  readonly seq: number;
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '%', '_', "'", 'é'), maxLength: 3 });

const items = fc.array(
  fc.record({
    title: words.map((word) => `x${word}`),
    price: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    published: fc.boolean(),
    waitMs: fc.constantFrom(0, 0, 400, 1_000),
  }),
  { maxLength: 25 },
);

const plant = async (given: typeof items extends fc.Arbitrary<infer Of> ? Of : never) => {
  await asking.post('/_sandbox/reset', {});
  now = start;
  const model: Model[] = [];
  for (const [seq, { waitMs, ...attributes }] of given.entries()) {
    now += waitMs;
    const id = `$custom:::$default:::${seq}`;
    const seed = { type: 'catalog-item', id, attributes };
    expect((await asking.post('/_sandbox/seed', { data: [seed] })).status).toBe(201);
    model.push({ ...attributes, id, created: now, seq });
  }
  return model;
};

type Test = (item: Model) => boolean;

const conditions = fc.oneof(
  words.map((word): [string, Test] => [
    `contains(title,${JSON.stringify(word)})`,
    ({ title }) => title.includes(word),
  ]),
  fc
    .boolean()
    .map((wanted): [string, Test] => [
      `equals(published,${wanted})`,
      ({ published }) => published === wanted,
    ]),
  fc
    .integer({ min: 0, max: 5 })
    .map((least): [string, Test] => [
      `greater-or-equal(price,${least})`,
      ({ price }) => price !== null && price >= least,
    ]),
  fc.array(fc.nat(24), { minLength: 1, maxLength: 8 }).map((numbers): [string, Test] => {
    const ids = numbers.map((number) => `$custom:::$default:::${number}`);
    return [`any(ids,${JSON.stringify(ids)})`, ({ id }) => ids.includes(id)];
  }),
);

const expected = (model: readonly Model[], tests: readonly Test[], sort: string) => {
  const found = model.filter((item) => tests.every((passes) => passes(item)));
  if (sort === '') return found.map(({ id }) => id);
  const sign = sort.startsWith('-') ? -1 : 1;
  return found
    .toSorted((one, two) => sign * (one.created - two.created || one.seq - two.seq))
    .map(({ id }) => id);
};

test('finds and sorts what a model does, page by page, there and back', async () => {
  await fc.assert(
    fc.asyncProperty(
      items,
      fc.array(conditions, { maxLength: 3 }),
      fc.constantFrom('', 'created', '-created'),
      fc.integer({ min: 1, max: 7 }),
      async (given, wanted, sort, size) => {
        const model = await plant(given);
        const query = new URLSearchParams({ 'page[size]': String(size) });
        if (wanted.length > 0) query.set('filter', wanted.map(([text]) => text).join(','));
        if (sort !== '') query.set('sort', sort);
        const pages = await walk(`/api/catalog-items?${query}`);
        const tests = wanted.map(([, passes]) => passes);
        expect(idsOf(pages)).toEqual(expected(model, tests, sort));

        const last = pages.at(-1)?.links.prev;
        if (!last) return;
        const back = (await walk(last, 'prev')).toReversed();
        expect(idsOf(back)).toEqual(idsOf(pages.slice(0, -1)));
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test.each(['', '&sort=-created', '&sort=name', '&sort=-name'])(
  'visits each list once while others come and go (%s)',
  async (sort) => {
    now = start;
    const seeds = Array.from({ length: 35 }, (_, index) => ({
      type: 'list',
      id: `L${index}`,
      attributes: { name: `n${index % 5}` },
    }));
    await asking.post('/_sandbox/seed', { data: seeds });
    let added = 0;
    const pages = await walk(`/api/lists?page[size]=4${sort}`, 'next', async () => {
      now += 1_000;
      added += 1;
      const attributes = { name: `n${added % 5}` };
      await asking.post('/_sandbox/seed', {
        data: [{ type: 'list', id: `new${added}`, attributes }],
      });
      await asking.call(`/api/lists/new${added - 1}`, { method: 'DELETE' });
    });

    const visited = idsOf(pages).filter((id) => id.startsWith('L'));
    expect(visited.toSorted()).toEqual(seeds.map(({ id }) => id).toSorted());
  },
);

test('visits each of a thousand members once', async () => {
  const people = Array.from({ length: 990 }, (_, index) => ({ type: 'profile', id: `P${index}` }));
  await asking.post('/_sandbox/seed', { data: [...people, { type: 'list', id: 'L' }] });
  const path = '/api/lists/L/relationships/profiles';
  await asking.post(path, { data: people });

  const ids = people.map(({ id }) => id);
  expect(idsOf(await walk(`${path}?page[size]=100`))).toEqual(ids);
  const newest = '/api/lists/L/profiles?page[size]=100&sort=-joined_group_at';
  expect(idsOf(await walk(newest))).toEqual(ids.toReversed());
});

test('compares text, times and choices as they are printed', async () => {
  now = start + 400;
  const seed = (id: string, name: string) => ({
    type: 'template',
    id,
    attributes: { name, html: '' },
  });
  await asking.post('/_sandbox/seed', { data: [seed('a', 'Spring'), seed('b', 'Summer sale')] });
  const found = async (filter: string) =>
    idsOf([await read(`/api/templates?filter=${encodeURIComponent(filter)}`)]);

  expect(await found('equals(created,2026-11-01T00:00:00Z)')).toEqual(['a', 'b']);
  expect(await found('greater-than(created,2026-11-01T00:00:00Z)')).toEqual([]);
  expect(await found('less-or-equal(created,2026-11-01T01:00:00+01:00)')).toEqual(['a', 'b']);
  expect(await found('any(name,["Spring","Autumn"])')).toEqual(['a']);
  expect(await found("contains(name,'S'),equals(id,'b')")).toEqual(['b']);
});
