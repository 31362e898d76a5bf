import { expect, test } from 'vitest';

import type { Patch } from './incoming-event.js';
import { updateTraits } from './update-traits.js';

const patched = (properties: Record<string, unknown>, patch: Patch) =>
  updateTraits({ properties }, {}, patch, 'event').properties;

test('append makes a list of what is there and leaves out what the list has', () => {
  expect(patched({ skus: 'a' }, { append: { skus: ['a', 'b'] } })).toEqual({ skus: ['a', 'b'] });
  expect(patched({}, { append: { skus: 'a' } })).toEqual({ skus: ['a'] });
});

test('unappend makes no property that was not there', () => {
  expect(patched({ tier: 1 }, { unappend: { skus: 'a' } })).toEqual({ tier: 1 });
  expect(patched({ skus: ['a'] }, { unappend: { skus: 'a' } })).toEqual({ skus: [] });
});

test.each(['constructor', 'toString', '__proto__'])(
  'a property may be called %s like any other',
  (name) => {
    const one: Record<string, unknown> = JSON.parse(`{"${name}": "a"}`);
    const both: Record<string, unknown> = JSON.parse(`{"${name}": ["a", "b"]}`);
    const other: Record<string, unknown> = JSON.parse(`{"${name}": "b"}`);
    const show = (properties: unknown) => JSON.stringify(properties);

    expect(show(patched({ tier: 1 }, { append: one }))).toBe(`{"tier":1,"${name}":["a"]}`);
    expect(show(patched(one, { append: other }))).toBe(show(both));
    expect(show(patched(both, { unappend: other }))).toBe(`{"${name}":["a"]}`);
    expect(show(patched({ tier: 1 }, { unappend: one }))).toBe('{"tier":1}');
    expect(patched(both, { unset: name, append: { tier: 1 } })).toEqual({ tier: [1] });
  },
);
