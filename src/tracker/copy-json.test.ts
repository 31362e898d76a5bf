import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../protocol/problem.js';
import { copyJson } from './copy-json.js';

const problemOf = (value: unknown): Problem => {
  try {
    copyJson(value, '');
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error('was taken');
};

const nested = (depth: number, leaf: unknown): unknown =>
  depth ? { a: nested(depth - 1, leaf) } : leaf;

const cycle: { [key: string]: unknown } = {};
cycle.self = cycle;
const ring: unknown[] = [];
ring.push([ring]);

/** What a page's `element.dataset` looks like to us: an object of the browser's own. */
class DOMStringMap {
  get [Symbol.toStringTag]() {
    return 'DOMStringMap';
  }
}

const bad: [name: string, value: unknown, code: string][] = [
  ['a function', () => {}, 'not_json'],
  ['a BigInt', 1n, 'not_json'],
  ['a symbol', Symbol('s'), 'not_json'],
  ['undefined', undefined, 'not_json'],
  ['NaN', Number.NaN, 'not_json'],
  ['Infinity', Number.POSITIVE_INFINITY, 'not_json'],
  ['a Date', new Date(0), 'not_json'],
  ['a Map', new Map([[1, 2]]), 'not_json'],
  ['a Set', new Set([1]), 'not_json'],
  ['a RegExp', /x/, 'not_json'],
  ['an Error', new Error('x'), 'not_json'],
  ['a promise', Promise.resolve(), 'not_json'],
  ['a typed array', new Uint8Array(2), 'not_json'],
  ['a URL', new URL('https://example.com'), 'not_json'],
  ['an object of the browser', new DOMStringMap(), 'not_json'],
  ['an object that contains itself', cycle, 'too_deep'],
  ['an array that contains itself', ring, 'too_deep'],
  ['twelve levels', nested(12, 1), 'too_deep'],
  [
    '500 properties',
    Object.fromEntries(Array.from({ length: 500 }, (_, n) => [n, n])),
    'too_many_properties',
  ],
  ['6 MB of text', 'x'.repeat(6_000_000), 'event_too_large'],
  ['6 MB of small texts', Array.from({ length: 60_000 }, () => 'x'.repeat(100)), 'event_too_large'],
  ['a key of 6 MB', { ['x'.repeat(6_000_000)]: 1 }, 'event_too_large'],
];

test.each(bad)('refuses %s', (_, value, code) => {
  const problem = problemOf({ fine: 1, value });

  expect(problem).toBeInstanceOf(Error);
  expect(problem.code).toBe(code);
  expect(problem.message).not.toMatch(/undefined|object Object/);
  if (code === 'not_json') expect(problem.pointer).toBe('/value');
});

test('refuses a small object that unfolds into millions of values', () => {
  let lol: unknown[] = [0];
  for (let level = 0; level < 8; level += 1) lol = Array.from({ length: 10 }, () => lol);

  expect(problemOf({ lol }).code).toBe('event_too_large');
});

test('refuses an array with a hole', () => {
  // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
  expect(problemOf({ a: [1, , 3] })).toMatchObject({ code: 'not_json', pointer: '/a/1' });
});

test('passes on what a getter throws', () => {
  const value = {
    get price() {
      throw new RangeError('no price');
    },
  };

  expect(() => copyJson({ value }, '')).toThrow(RangeError);
});

test('takes ten levels and 400 properties', () => {
  const wide = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [n, n]));

  expect(copyJson(nested(11, 1), '')).toEqual(nested(11, 1));
  expect(copyJson({ wide }, '')).toEqual({ wide });
});

test('takes the same object twice when it does not contain itself', () => {
  const item = { sku: 'A' };

  expect(copyJson({ items: [item, item] }, '')).toEqual({ items: [item, item] });
});

test('takes objects without a prototype and instances of classes by their own fields', () => {
  class Item {
    sku = 'A';
    #secret = 1;
    peek() {
      return this.#secret;
    }
  }
  const bare: { [key: string]: unknown } = Object.assign(Object.create(null), { a: 1 });

  expect(copyJson({ bare, item: new Item() }, '')).toEqual({ bare: { a: 1 }, item: { sku: 'A' } });
});

test('takes a key named __proto__ as any other, and gives it no power', () => {
  const copied = copyJson(JSON.parse('{"__proto__":{"isAdmin":true}}'), '');

  expect(JSON.stringify(copied)).toBe('{"__proto__":{"isAdmin":true}}');
  expect((copied as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('is not changed by what the shop does with its object afterwards', () => {
  const cart = { items: [{ price: 1 }], total: { amount: 1 } };
  const copied = copyJson(cart, '');
  cart.items[0] = { price: 99 };
  cart.items.push({ price: 100 });
  cart.total.amount = 99;

  expect(copied).toEqual({ items: [{ price: 1 }], total: { amount: 1 } });
});

/** Strings and numbers, and the shapes that hold them, within Klaviyo's limits. */
const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6 }));

test('copies any JSON as a journey over the network would', () => {
  fc.assert(
    fc.property(objects, (value) => {
      expect(JSON.stringify(copyJson(value, ''))).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

test('shares no object with what was passed', () => {
  const partsOf = (value: unknown): unknown[] =>
    typeof value === 'object' && value
      ? [value, ...Object.values(value).flatMap((part) => partsOf(part))]
      : [];
  fc.assert(
    fc.property(objects, (value) => {
      const parts = new Set(partsOf(value));
      for (const part of partsOf(copyJson(value, ''))) expect(parts.has(part)).toBe(false);
    }),
  );
});

test('points at the value that cannot travel, whatever its keys are called', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom('a/b', 'm~n', '~1', '', '__proto__', 'constructor'),
  );
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 9 }), (keys) => {
      const value = keys.reduceRight<unknown>(
        (inner, name) => Object.fromEntries([[name, inner]]),
        1n,
      );
      const pointer = keys.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      expect(problemOf(value).pointer).toBe(pointer.join(''));
    }),
  );
});
