import fc from 'fast-check';

import type { Attribute, ResourceType } from '../resources/resource-type.js';

// Two words cannot be ids, and some of these become one: URLs resolve them away.
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((word) => word !== '.' && word !== '..');

const moments = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());

// By way of JSON, which has no minus zero.
const objects = fc
  .dictionary(
    fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 3 },
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as object);

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });

const valuesOf = ({ kind, min = 0 }: Attribute): fc.Arbitrary<unknown> => {
  if (typeof kind !== 'string') return fc.constantFrom(...kind);
  const arbitraries: Record<string, fc.Arbitrary<unknown>> = {
    text: min > 0 ? words.map((word) => word.padEnd(min, '.')) : words,
    number: numbers.map((value) => value || 0),
    integer: fc.integer(),
    boolean: fc.boolean(),
    time: moments,
    object: objects,
    list: fc.array(words, { maxLength: 3 }),
  };
  return arbitraries[kind] ?? fc.constant(null);
};

/** Attributes that a sender may give: all that are required, and some of the others, null among them. */
export const attributesFor = (
  type: ResourceType,
  use: 'create' | 'update',
): fc.Arbitrary<Record<string, unknown>> => {
  // What is an object and never shown has a form of its own, such as a campaign's messages.
  const given = Object.entries(type.attributes).filter(
    ([, attribute]) =>
      attribute[use] && !(attribute.shown === 'never' && attribute.kind === 'object'),
  );
  const required = given
    .filter(([, attribute]) => attribute[use] === 'required')
    .map(([name]) => name);
  const arbitraries = Object.fromEntries(
    given.map(([name, attribute]) => [
      name,
      required.includes(name)
        ? valuesOf(attribute)
        : fc.option(valuesOf(attribute), { freq: 5, nil: null }),
    ]),
  );
  return fc.record(arbitraries, { requiredKeys: required }) as fc.Arbitrary<
    Record<string, unknown>
  >;
};
