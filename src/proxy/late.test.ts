import { expect, test } from 'vitest';
import { createIsLate } from './late.js';
import { eventOf } from './queued/testing/consumer.js';
import { BULK, batchOf, IMPORT, startRoute, trackOf } from './testing/route.js';

const HOUR_MS = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();
const isLate = (hours: number, metric: string, rule?: Parameters<typeof createIsLate>[0]) =>
  createIsLate(rule)(eventOf(1, { metric, time: ago(hours) }));

test.each([
  ['Viewed Product', 5.9, undefined, false],
  ['Viewed Product', 6.1, undefined, true],
  ['Started Checkout', 0.9, undefined, false],
  ['Started Checkout', 1.1, undefined, true],
  ['started  checkout', 1.1, undefined, true],
  ['Started Checkout', 1.1, { 'Added to Cart': HOUR_MS }, true],
  ['Started Checkout', 1.1, { 'Started Checkout': 2 * HOUR_MS }, false],
  ['Viewed Product', 6.1, { '*': 7 * HOUR_MS }, false],
  ['Started Checkout', 1.1, 2 * HOUR_MS, false],
  ['Viewed Product', 10_000, Number.POSITIVE_INFINITY, false],
  ['Viewed Product', -0.01, 0, false],
])('says of %s, %f hours old, by the rule %j: %s', (metric, hours, rule, answer) => {
  expect(isLate(hours, metric, rule)).toBe(answer);
});

test('records a late event without starting a flow, in both lanes', async () => {
  const { send, asked } = startRoute();
  const late = (number: number) => trackOf(number, { time: ago(7) });
  await send(batchOf([late(1), trackOf(2)]));
  await send(batchOf([late(3), ...Array.from({ length: 9 }, (_, at) => trackOf(at + 4))]));
  const singles = asked.filter(({ path }) => path !== BULK && path !== IMPORT);
  const [bulk] = asked.filter(({ path }) => path === BULK);
  const events = bulk?.body.data.attributes['events-bulk-create'].data[0].attributes.events.data;

  expect(new Set(singles.map(({ body }) => body.data.attributes.backfill))).toStrictEqual(
    new Set([true, undefined]),
  );
  expect(
    events.map(({ attributes }: { attributes: { backfill?: true } }) => attributes.backfill),
  ).toStrictEqual([true, ...Array(9).fill(undefined)]);
});

test.each([-1, Number.NaN, { '*': -1 }, { 'Added to Cart': '5' }])(
  'refuses the rule %j when the route is made',
  (backfillAfterMs) => {
    expect(() => startRoute(undefined, { backfillAfterMs: backfillAfterMs as number })).toThrow(
      /^backfillAfterMs must be a number of milliseconds from 0 on/,
    );
  },
);
