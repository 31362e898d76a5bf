import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Asked, batchOf, type Fields, startRoute, trackOf } from '../testing/route.js';
import { order, SECRET, serverRequest } from '../testing/server.js';
import type { MetricSchemas } from './metric-schemas.js';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standard-schema.js';

/** A schema of nobody's library. */
const schemaOf = (
  validate: (value: unknown) => SchemaResult | Promise<SchemaResult>,
): StandardSchema => ({ '~standard': { version: 1, vendor: 'shop', validate } });

const failing = (issue: SchemaIssue) => schemaOf(() => ({ issues: [issue] }));

const attributesOf = (asked: Asked | undefined) => asked?.body.data.attributes;

const judge = async (metricSchemas: MetricSchemas, fields: Fields = {}) => {
  const { send, asked, log } = startRoute(undefined, { metricSchemas });
  const { body } = await send(batchOf([trackOf(1, fields)]));
  return { result: body.results[0], attributes: attributesOf(asked[0]), log };
};

const product = v.strictObject({
  ProductID: v.string(),
  Price: v.pipe(v.number(), v.minValue(0)),
});

test('takes what the schema of the metric takes', async () => {
  const properties = { ProductID: '1001', Price: 14.5 };
  const { result, attributes } = await judge(
    { 'Viewed Product': { properties: product, value: v.optional(v.number()) } },
    { properties },
  );
  expect(result.status).toBe('accepted');
  expect(attributes.properties).toStrictEqual(properties);
});

test('refuses the event alone that the schema refuses, where and why, without what came', async () => {
  const { send, asked } = startRoute(undefined, {
    metricSchemas: { 'viewed  PRODUCT': { properties: product } },
  });
  const properties = { ProductID: '1001', Price: 1 };
  const { status, body } = await send(
    batchOf([
      trackOf(1, { properties }),
      trackOf(2, { properties: { ...properties, Price: 'ada@example.com' } }),
      trackOf(3, { metric: 'Other', properties: { Price: 'free' } }),
    ]),
  );
  expect(status).toBe(202);
  expect(body.results.find(({ status }: Fields) => status === 'rejected')).toMatchObject({
    code: 'properties_refused',
    pointer: '/properties/Price',
    detail: expect.stringMatching(/^Invalid type: Expected number but received "…"$/),
  });
  expect(asked).toHaveLength(2);
});

test('sends what the schema makes of the properties and the value', async () => {
  const { attributes } = await judge(
    {
      'Viewed Product': {
        properties: v.pipe(
          v.object({ Price: v.string(), At: v.string() }),
          v.transform(({ Price, At }) => ({
            Price: Number(Price),
            At: new Date(At),
            No: undefined,
          })),
        ),
        value: v.pipe(
          v.optional(v.number()),
          v.transform((value = 7) => value),
        ),
      },
    },
    { properties: { Price: '14.5', At: '2026-01-01T00:00:00Z', More: 'x' } },
  );
  expect(attributes).toMatchObject({ value: 7 });
  expect(attributes.properties).toStrictEqual({ Price: 14.5, At: '2026-01-01T00:00:00.000Z' });
});

test('waits for a schema that takes its time', async () => {
  const slow = schemaOf(async () => ({ issues: [{ message: 'Sold out', path: ['ProductID'] }] }));
  const { result } = await judge({ 'Viewed Product': { properties: slow } });
  expect(result).toMatchObject({ pointer: '/properties/ProductID', detail: 'Sold out' });
});

test('shows a schema {} for no properties, and undefined for no value', async () => {
  const seen: unknown[] = [];
  const note = schemaOf((value) => {
    seen.push(value);
    return { value };
  });
  const { attributes } = await judge({ 'Viewed Product': { properties: note, value: note } });
  expect(seen).toStrictEqual([{}, undefined]);
  expect(attributes).not.toHaveProperty('value');
});

test('shows a schema what was cleaned', async () => {
  const seen: unknown[] = [];
  const note = schemaOf((value) => {
    seen.push(value);
    return { value };
  });
  await judge({ 'Viewed Product': { properties: note } }, { properties: { a: '<b>x\u0000' } });
  expect(seen).toStrictEqual([{ a: 'x' }]);
});

test('refuses a value by its own schema', async () => {
  const value = v.pipe(v.number(), v.maxValue(1_000));
  const { result } = await judge({ 'Viewed Product': { value } }, { value: 5_000 });
  expect(result).toMatchObject({ code: 'value_refused', pointer: '/value' });
  expect(result.detail).not.toContain('5000');
});

describe('a schema that fails itself costs its own events alone, when it', () => {
  const circle: Fields = {};
  circle.circle = circle;
  test.each<[string, (value: unknown) => SchemaResult | Promise<SchemaResult>]>([
    [
      'throws',
      (value) => {
        throw new RangeError(`of ${JSON.stringify(value)}`);
      },
    ],
    [
      'rejects',
      async () => {
        throw new RangeError('later');
      },
    ],
    [
      'throws what is no error',
      () => {
        throw undefined;
      },
    ],
    ['answers nothing', () => undefined as unknown as SchemaResult],
    ['makes a list', () => ({ value: [] })],
    ['makes nothing', () => ({ value: undefined })],
    ['makes a circle', () => ({ value: circle })],
    ['makes what Klaviyo keeps for itself', () => ({ value: { $email: 'a@b.co' } })],
    ['makes too much', () => ({ value: { a: 'x'.repeat(100_001) } })],
  ])('%s', async (_, validate) => {
    const metricSchemas = { 'Viewed Product': { properties: schemaOf(validate) } };
    const { send, log } = startRoute(undefined, { metricSchemas });
    const events = [trackOf(1, { properties: { a: 'secret' } }), trackOf(2, { metric: 'Other' })];
    const { body } = await send(batchOf(events));
    await send(batchOf(events));
    expect(body.results).toMatchObject([
      { status: 'rejected', code: 'policy_failed' },
      { status: 'accepted' },
    ]);
    const errors = log.filter(({ at }) => at === 'error');
    // One line for many.
    expect(errors).toMatchObject([{ name: 'metricSchemas', metric: 'Viewed Product' }]);
    expect(JSON.stringify(log)).not.toContain('secret');
  });
});

describe('an issue', () => {
  const describeBy = async (issue: SchemaIssue, properties: Fields = {}) => {
    const { result } = await judge(
      { 'Viewed Product': { properties: failing(issue) } },
      { properties },
    );
    return [result.pointer, result.detail];
  };

  test('is found by keys, or by segments that have them', async () => {
    expect(await describeBy({ message: 'No', path: ['Items', 0, { key: 'a/b' }] })).toStrictEqual([
      '/properties/Items/0/a~1b',
      'No',
    ]);
    expect(await describeBy({ message: 'No', path: [Symbol('x')] })).toStrictEqual([
      '/properties/Symbol(x)',
      'No',
    ]);
    expect(await describeBy({ message: 'No' })).toStrictEqual(['/properties', 'No']);
  });

  test('repeats no text and no number that came, however deep', async () => {
    const properties = { a: ['ada@example.com', { b: 4_242_424 }], c: 'ada' };
    const message = 'ada@example.com (4242424) of ada is not one of red, green';
    expect(await describeBy({ message }, properties)).toStrictEqual([
      '/properties',
      '… (…) of … is not one of red, green',
    ]);
  });

  test('repeats no short value of its own place, and keeps words that only contain it', async () => {
    const properties = { a: 7, b: 'x' };
    const said = (message: string, key: string) => describeBy({ message, path: [key] }, properties);
    expect((await said('Expected >7 and "text" but received 7', 'a'))[1]).toBe(
      'Expected >7 and "text" but received …',
    );
    expect((await said("Expected xy but received 'x'", 'b'))[1]).toBe(
      "Expected xy but received '…'",
    );
  });

  test('is short, whatever the schema says', async () => {
    const [pointer, detail] = await describeBy({
      message: 'no '.repeat(100),
      path: Array(1_000).fill('deep'),
    });
    expect(pointer?.length).toBeLessThan(100);
    expect(detail).toHaveLength(200);
    const [, long] = await describeBy({ message: 'x'.repeat(1_001) });
    expect(long).toBe("Not as the shop's own rule for this metric has it");
  });
});

test("holds the server's events to the same schemas", async () => {
  const metricSchemas = { 'Placed Order': { properties: v.object({ OrderId: v.string() }) } };
  const { ask, asked } = startRoute(undefined, { metricSchemas, serverSecrets: [SECRET] });
  const events = [order(1), order(2, { properties: { OrderId: '2', More: 1 } })];
  const { body } = await ask(await serverRequest({ events }));
  expect(body.results).toMatchObject([
    { status: 'rejected', code: 'properties_refused', pointer: '/properties/OrderId' },
    { status: 'accepted' },
  ]);
  expect(attributesOf(asked[0]).properties).toStrictEqual({ OrderId: '2' });
});

describe('the only metrics a page may send', () => {
  test('are those the shop names, whatever their case', async () => {
    const { send } = startRoute(undefined, { allowedMetrics: ['viewed product', 'Placed Order'] });
    const { body } = await send(
      batchOf([
        trackOf(1),
        trackOf(2, { metric: 'Spam' }),
        trackOf(3, { metric: 'Placed Order' }),
        { id: '0190a6f0-0000-7000-8000-000000000004', time: new Date().toISOString(), traits: {} },
      ]),
    );
    const codes = Object.fromEntries(
      body.results.map(({ id, code, status }: Fields) => [String(id).slice(-1), code ?? status]),
    );
    expect(codes).toStrictEqual({
      1: 'accepted',
      2: 'metric_not_allowed',
      // A list of what may come opens no metric of the server's.
      3: 'server_only_metric',
      4: 'accepted',
    });
  });

  test("bind no event of the shop's server", async () => {
    const options = { allowedMetrics: ['Viewed Product'], serverSecrets: [SECRET] };
    const { ask } = startRoute(undefined, options);
    const { body } = await ask(await serverRequest({ events: [order(1)] }));
    expect(body.results).toMatchObject([{ status: 'accepted' }]);
  });
});
