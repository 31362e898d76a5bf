import { beforeEach, describe, expect, test } from 'vitest';

import { bulkInput } from './event-input.js';
import type { EventsSteps } from './events-api.js';
import { type Page, type Resource, refusalOf, type Single, wireOf } from './setting.js';

const COUNT = 230;
const firstSecond = Date.parse('2026-03-01T00:00:00Z') / 1000;
const timeOf = (index: number) => new Date((firstSecond + index) * 1000);
const idOf = (event: Resource | undefined, name: string) =>
  (event?.relationships?.[name]?.data as { id: string } | undefined)?.id ?? '';
const secondsOf = ({ data }: Page) => data.map(({ attributes }) => Number(attributes.timestamp));

/** getEvents: filters, order, sparse fields, what is included, and pages to the end. */
export const testReading = ({ call, list, version }: EventsSteps): void => {
  describe(`of ${COUNT} events`, () => {
    beforeEach(async () => {
      const events = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, index) => ({
          metric: index % 10 === 0 ? 'Placed Order' : 'Viewed Product',
          time: timeOf(from + index),
          properties: { index: from + index },
        }));
      const ada = { profile: { email: 'ada@example.com' }, events: events(0, COUNT - 10) };
      const grace = { profile: { email: 'grace@example.com' }, events: events(COUNT - 10, COUNT) };
      await call('bulkCreateEvents', bulkInput(ada, grace));
    });

    test.each(['timestamp', 'datetime'])('they are sorted by %s both ways', async (sort) => {
      const rising = secondsOf(await list({ sort }));
      const falling = secondsOf(await list({ sort: `-${sort}` }));
      expect([rising.length, rising[0]]).toEqual([200, firstSecond]);
      expect(rising).toEqual(rising.toSorted((one, other) => one - other));
      expect(falling[0]).toBe(firstSecond + COUNT - 1);
      expect(falling).toEqual(falling.toSorted((one, other) => other - one));
    });

    test('every event is met once on the way to the end and back', async () => {
      const walk = async (from: Page, towards: 'next' | 'prev') => {
        const pages = [from];
        for (let link = from.links[towards]; link !== null; ) {
          const page = await list({ sort: 'timestamp', pageCursor: link });
          pages.push(page);
          link = page.links[towards];
        }
        return pages;
      };
      const forth = await walk(await list({ sort: 'timestamp' }), 'next');
      expect(forth.flatMap(secondsOf)).toEqual(
        Array.from({ length: COUNT }, (_, index) => firstSecond + index),
      );
      const last = forth.at(-1);
      if (last === undefined) throw new Error('There is no last page.');
      const back = await walk(last, 'prev');
      expect(back.toReversed().flatMap(secondsOf)).toEqual(forth.flatMap(secondsOf));
    });

    test('the cursor alone leads to the same page as the whole link', async () => {
      const { next } = (await list({ sort: 'timestamp' })).links;
      const cursor = new URL(next ?? '').searchParams.get('page[cursor]');
      const byLink = await list({ sort: 'timestamp', pageCursor: next });
      const byCursor = await list({ sort: 'timestamp', pageCursor: cursor });
      expect(secondsOf(byCursor)).toEqual(secondsOf(byLink));
    });

    test('events that arrive during the walk do not shift its pages', async () => {
      const first = await list({ sort: '-timestamp' });
      await call(
        'bulkCreateEvents',
        bulkInput({
          profile: { email: 'ada@example.com' },
          events: [{ time: timeOf(COUNT + 5) }, { time: timeOf(COUNT + 6) }],
        }),
      );
      const second = await list({ sort: '-timestamp', pageCursor: first.links.next });
      expect(secondsOf(second)[0]).toBe((secondsOf(first).at(-1) ?? 0) - 1);
      expect(second.links.next).toBeNull();
    });

    // The clients of older revisions have no such option.
    if (version.revision >= '2026-01-15')
      test('pages have the size asked for', async () => {
        const small = await list({ pageSize: 1 });
        expect([
          small.data.length,
          new URL(small.links.next ?? '').searchParams.get('page[size]'),
        ]).toEqual([1, '1']);
        expect((await list({ pageSize: 1_000 })).data).toHaveLength(COUNT);
        for (const pageSize of [0, 1_001]) {
          const { status, errors } = await refusalOf(call('getEvents', { pageSize }));
          expect([status, errors[0]?.source.parameter]).toEqual([400, 'page[size]']);
        }
      });

    test('they are filtered by metric, profile and time', async () => {
      const [newest] = (await list({ sort: '-timestamp' })).data;
      const oldest = (await list({ sort: 'timestamp' })).data[0];
      const count = async (filter: string) => (await list({ filter })).data.length;
      expect(await count(`equals(metric_id,"${idOf(oldest, 'metric')}")`)).toBe(23);
      expect(await count(`equals(profile_id,"${idOf(newest, 'profile')}")`)).toBe(10);
      expect(await count(`greater-or-equal(timestamp,${firstSecond + COUNT - 3})`)).toBe(3);
      expect(await count(`greater-than(timestamp,${firstSecond + COUNT - 3})`)).toBe(2);
      expect(await count('less-than(datetime,2026-03-01T00:00:05Z)')).toBe(5);
      expect(await count('less-or-equal(datetime,2026-03-01T00:00:05Z)')).toBe(6);
      const both = `greater-than(timestamp,${firstSecond}),less-than(timestamp,${firstSecond + 4})`;
      expect(await count(both)).toBe(3);
    });

    test('metric and profile come along once each', async () => {
      const { included = [] } = await list({ include: ['metric', 'profile'], sort: '-timestamp' });
      const names = included.map(
        ({ type, attributes }) => `${type} ${attributes.name ?? attributes.email}`,
      );
      expect(names.toSorted()).toEqual([
        'metric Placed Order',
        'metric Viewed Product',
        'profile ada@example.com',
        'profile grace@example.com',
      ]);
    });

    test('only the fields asked for are shown', async () => {
      const { data, included } = await list({
        fieldsEvent: ['timestamp', 'uuid'],
        fieldsMetric: ['name'],
        fieldsProfile: ['email', 'location.city'],
        include: ['metric', 'profile'],
      });
      const keysOf = (resource: Resource | undefined) =>
        Object.keys(resource?.attributes ?? {}).toSorted();
      expect(keysOf(data[0])).toEqual(['timestamp', 'uuid']);
      expect(keysOf(included?.find(({ type }) => type === 'metric'))).toEqual(['name']);
      expect(keysOf(included?.find(({ type }) => type === 'profile'))).toEqual([
        'email',
        'location',
      ]);
    });

    test('one event is read by its id', async () => {
      const [event] = (await list()).data;
      const { data } = wireOf<Single>(await call('getEvent', event?.id));
      expect(data).toEqual(event);
    });
  });
};
