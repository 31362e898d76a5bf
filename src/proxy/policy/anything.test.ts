import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { RouteOptions } from '../route-options.js';
import { batchOf, type Fields, identifyOf, startRoute, trackOf } from '../testing/route.js';
import { SECRET, serverRequest } from '../testing/server.js';
import { hasMarkup, hasTemplate, removeHidden } from './clean-text.js';

const STRICT: Partial<RouteOptions> = {
  serverSecrets: [SECRET],
  allowedMetrics: ['Viewed Product', 'Added to Cart'],
  linkHosts: ['shop.example'],
  metricSchemas: { 'Added to Cart': { properties: v.looseObject({ a: v.string() }) } },
};

/** What strangers like to try, beside what nobody thought of. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '$email',
    '<b>',
    '{{ x }}',
    'javascript:x',
    'https://evil.test',
    'https://shop.example/p',
    'Placed Order',
    'Viewed Product',
    'Added to Cart',
    '\u202e\u0000',
  ),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const fields = fc.dictionary(text, json, { maxKeys: 5 });

/** Every text within a value, the names among them. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...textsOf(part)]);
};

const isClean = (part: string): boolean =>
  !hasMarkup(part) && !hasTemplate(part) && removeHidden(part) === part;

test('whatever a page sends has one result each, and nothing unclean goes on', async () => {
  const events = fc.array(
    fc.record(
      { metric: text, properties: fields, traits: fields, unique_id: text },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(events, fc.boolean(), async (given, isStrict) => {
      const { send, asked, log } = startRoute(undefined, isStrict ? STRICT : {});
      const visitor = { anonymous_id: '0190a6f0-0000-7000-8000-00000000000a', email: 'a@b.co' };
      const made = given.map(
        ({ traits, ...rest }, at): Fields => (traits ? identifyOf(at, traits) : trackOf(at, rest)),
      );
      const { status, body } = await send(batchOf(made, { visitor }));
      expect(status).toBe(202);
      expect(body.results.map(({ id }: Fields) => id).sort()).toStrictEqual(
        made.map(({ id }) => id),
      );
      const own = asked.flatMap(({ body: { data } }) => {
        const { metric, properties, first_name } = data.attributes;
        return textsOf([metric?.data.attributes.name, properties, first_name]);
      });
      expect(own.filter((part) => !isClean(part))).toStrictEqual([]);
      expect(own.filter((part) => isStrict && part.includes('evil.test'))).toStrictEqual([]);
      expect(log.filter(({ at }) => at === 'error')).toStrictEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("whatever the shop's server sends has one result each, in its order", async () => {
  const profile = fc.oneof(
    json,
    fc.record({ email: text, anonymous_id: json, traits: fields }, { requiredKeys: [] }),
  );
  const event = fc.oneof(
    json,
    fc.record(
      { metric: text, profile, properties: fields, time: text, value: json },
      { requiredKeys: ['metric'] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 5 }), async (events) => {
      const { ask, log } = startRoute(undefined, STRICT);
      const { status, body } = await ask(await serverRequest({ events }));
      expect(status).toBe(202);
      expect(body.results.map(({ index, id }: Fields) => [index, id])).toStrictEqual(
        events.map((_, index) => [index, `hook.msg_1.${index}`]),
      );
      expect(log.filter(({ at }) => at === 'error')).toStrictEqual([]);
    }),
    { numRuns: 150 },
  );
});
