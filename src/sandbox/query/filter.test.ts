import fc from 'fast-check';
import { expect, test } from 'vitest';

import { Failure } from '../contract/failure.js';
import { type Condition, parseFilter } from './filter.js';

const one = (text: string) => parseFilter(text)[0];

test.each<[string, readonly string[], isQuoted: boolean]>([
  [`equals(metric_id,"ABC")`, ['ABC'], true],
  [`equals(metric_id,'ABC')`, ['ABC'], true],
  [` equals ( metric_id , 'ABC' ) `, ['ABC'], true],
  [`equals(metric_id,["A", 'B'])`, ['A', 'B'], true],
  [`any(id,[])`, [], true],
  [`any(number,[1,2])`, ['1', '2'], false],
  [`any(number,[1,"2"])`, ['1', '2'], false],
  [`has(profile)`, [], false],
  [`greater-than(datetime,2026-01-01T00:00:00+00:00)`, ['2026-01-01T00:00:00+00:00'], false],
  [`equals(name,"a\\"b\\\\c")`, ['a"b\\c'], true],
  [`equals(name,'it\\'s')`, ["it's"], true],
  [`equals(name,"it's")`, ["it's"], true],
  [`equals(name,"a,b)(c],d")`, ['a,b)(c],d'], true],
  [`equals(name,"")`, [''], true],
])('reads %s', (text, values, isQuoted) => {
  expect(one(text)).toMatchObject({ values, isQuoted });
});

test('joins conditions by a comma and by and(), nested or not', () => {
  const names = (text: string) => parseFilter(text).map(({ field }) => field);

  expect(names('has(a),has(b)')).toEqual(['a', 'b']);
  expect(names('and(has(a),has(b))')).toEqual(['a', 'b']);
  expect(names('and(has(a),and(has(b),has(c))),has(d)')).toEqual(['a', 'b', 'c', 'd']);
  expect(names('and(and(has(a)),has(b))')).toEqual(['a', 'b']);
  expect(names('  ')).toEqual([]);
});

test.each([
  'whatever',
  'equals(',
  'equals()',
  'equals(a,)',
  'equals(a,"b"',
  'equals(a,"b)',
  'equals(a,"b")x',
  'equals(a,"b"),',
  ',equals(a,"b")',
  'equals(a,"b") equals(c,"d")',
  'equals(a,"b","c")',
  'equals(a,b c)',
  'equals(a,["b",])',
  'equals(a,["b"',
  'equals(a,["b" "c"])',
  'equals(a,[["b"]])',
  'equals("a","b")',
  'and()',
  'and(has(a)',
  'has(a))',
  `${'and('.repeat(100_000)}has(a)${')'.repeat(100_000)}`,
])('refuses %.40s', (text) => {
  expect(() => parseFilter(text)).toThrow(/^invalid filter/);
});

const name = fc.stringMatching(/^[a-z][\w.-]{0,12}$/).filter((text) => text !== 'and');
const bare = fc.stringMatching(/^[\w:.+-]{1,20}$/);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ operator: name, field: name }).map((base) => ({
    ...base,
    values: [],
    isQuoted: false,
    isList: false,
  })),
  fc
    .tuple(name, name, fc.boolean(), fc.boolean(), fc.array(fc.string({ unit: 'binary' })), bare)
    .map(([operator, field, isList, isQuoted, texts, plain]) => {
      const values = isQuoted ? texts : texts.map(() => plain);
      if (isList)
        return { operator, field, isList, isQuoted: isQuoted || values.length === 0, values };
      return { operator, field, isList, isQuoted, values: isQuoted ? [texts.join()] : [plain] };
    }),
);

const quote = (text: string, mark: string) =>
  `${mark}${text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`;

const format = ({ operator, field, values, isQuoted, isList }: Condition, mark: string) => {
  const texts = values.map((value) => (isQuoted ? quote(value, mark) : value));
  const value = isList ? [`[${texts.join(', ')}]`] : texts;
  return `${operator}(${[field, ...value].join(',')})`;
};

test('reads back whatever conditions are written down', () => {
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1 }),
      fc.constantFrom('"', "'"),
      fc.boolean(),
      (conditions, mark, isWrapped) => {
        const text = conditions.map((item) => format(item, mark)).join(',');
        expect(parseFilter(isWrapped ? `and(${text})` : text)).toEqual(conditions);
      },
    ),
  );
});

test('reads any text or answers 400, and nothing else', () => {
  const pieces = fc.constantFrom(
    'and(',
    'equals(',
    'a',
    ',',
    '"',
    "'",
    '[',
    ']',
    '(',
    ')',
    '\\',
    ' ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
        expect(error).toMatchObject({ status: 400, problems: [{ parameter: 'filter' }] });
      }
    }),
    { numRuns: 2_000 },
  );
});
