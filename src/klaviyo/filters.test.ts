import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyFilter, writeFilter } from './filter.js';
import { any, contains, equals, greaterOrEqual, has, lessThan } from './index.js';
import { scriptKlaviyo } from './testing/scripted-fetch.js';

/** Reads a filter as Klaviyo's grammar has it: what is quoted ends at the first bare quote. */
const readFilter = (text: string): { operator: string; field: string; values: string[] }[] => {
  let rest = text;
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) throw new Error(`No ${pattern} at '${rest}'`);
    rest = rest.slice(found.length);
    return found;
  };
  const takeValue = (): string =>
    rest.startsWith('"')
      ? take(/^"(?:[^"\\]|\\[\s\S])*"/)
          .slice(1, -1)
          .replace(/\\([\s\S])/g, '$1')
      : take(/^[^,()"[\]]+/);
  const takeValues = (): string[] => {
    if (!rest.startsWith('[')) return [takeValue()];
    take(/^\[/);
    const values: string[] = [];
    while (!rest.startsWith(']')) {
      values.push(takeValue());
      if (rest.startsWith(',')) take(/^,/);
    }
    take(/^\]/);
    return values;
  };
  const conditions = [];
  for (;;) {
    const operator = take(/^[a-z-]+/);
    take(/^\(/);
    const field = take(/^[\w.$-]+/);
    const hasValue = rest.startsWith(',');
    if (hasValue) take(/^,/);
    const values = hasValue ? takeValues() : [];
    take(/^\)/);
    conditions.push({ operator, field, values });
    if (rest === '') return conditions;
    take(/^,/);
  }
};

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('"', "'", '\\', ')', ',', '(', '[', ']', 'or(', '\n', 'é'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

test('lets no text out of its quotes, whatever it is', () => {
  fc.assert(
    fc.property(nasty, nasty, fc.array(nasty, { minLength: 1 }), (one, two, many) => {
      const filters = [equals('email', one), contains('title', two), any('id', many)];
      expect(readFilter(writeFilter(filters))).toStrictEqual([
        { operator: 'equals', field: 'email', values: [one] },
        { operator: 'contains', field: 'title', values: [two] },
        { operator: 'any', field: 'id', values: many },
      ]);
    }),
    { numRuns: 500 },
  );
});

test('brings every text to Klaviyo as it is, through the encoding of an address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })]);
      await klaviyo.getProfiles({ filter: equals('email', text) });
      const filter = new URL(sent[0]?.url ?? '').searchParams.get('filter') ?? '';
      expect(readFilter(filter)[0]?.values).toStrictEqual([text]);
    }),
    { numRuns: 50 },
  );
});

test.each<[string, AnyFilter | AnyFilter[]]>([
  ['equals(metric_id,"Ab12Cd")', equals('metric_id', 'Ab12Cd')],
  ['equals(metric_id,["Ab12Cd","Ef34Gh"])', equals('metric_id', ['Ab12Cd', 'Ef34Gh'])],
  ['has(profile)', has('profile')],
  ['less-than(timestamp,1700000000)', lessThan('timestamp', 1_700_000_000)],
  ['equals(published,true)', equals('published', true)],
  [
    'greater-or-equal(datetime,2026-07-15T00:00:00.000Z)',
    greaterOrEqual('datetime', new Date(Date.UTC(2026, 6, 15))),
  ],
  [
    'greater-or-equal(datetime,2026-07-15T00:00:00+02:00)',
    greaterOrEqual('datetime', '2026-07-15T00:00:00+02:00'),
  ],
  ['has(profile),equals(id,"a")', [has('profile'), equals('id', 'a')]],
])('writes %s', (text, filter) => {
  expect(writeFilter(filter)).toBe(text);
});

test.each(['yesterday', '2026-07-15', '2026-07-15T00:00:00', '0),equals(id,"x"'])(
  'does not compare with %s, which is no moment',
  (text) => {
    expect(() => writeFilter(greaterOrEqual('datetime', text))).toThrow(TypeError);
  },
);

test('does not filter by a field that is no name', () => {
  expect(() => writeFilter(equals('id,"x"),has(profile', 'a'))).toThrow(/no field/);
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['an object', {}],
])('does not filter by %s for a value', (_, value) => {
  for (const wrong of [equals('profile_id', value as string), lessThan('timestamp', value as 1)]) {
    expect(() => writeFilter(wrong)).toThrow(TypeError);
    expect(() => writeFilter(wrong)).toThrow(/^(equals|less-than) of (profile_id|timestamp) /);
  }
});

test('does not filter by a list that is not of texts', () => {
  expect(() => writeFilter(any('id', [undefined] as never))).toThrow(/^any of id cannot/);
  expect(() => writeFilter(any('id', ['a', 5] as never))).toThrow(/^any of id cannot/);
});

test.each<unknown>(['equals(id,"a")', undefined, null, 5, {}])(
  'takes no %j for a condition',
  (filter) => {
    expect(() => writeFilter([filter as AnyFilter])).toThrow(TypeError);
    expect(() => writeFilter([filter as AnyFilter])).toThrow(/no field/);
  },
);

test('says nothing of a filter without conditions', async () => {
  const { klaviyo, sent } = scriptKlaviyo([Response.json({ data: [] })]);
  await klaviyo.getEvents({ filter: [] });
  expect(sent[0]?.url).toBe('https://a.klaviyo.com/api/events');
});
