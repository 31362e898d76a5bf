import fc from 'fast-check';
import { SERVER_ONLY_METRICS } from '../policy/policy.js';
import { type Fields, identifyOf, trackOf, uuid } from './route.js';

/** Any number of a UUID that is valid. */
const number = fc.nat(0xff_ffff);

const notText = fc.jsonValue().filter((value) => typeof value !== 'string');
const notObject = fc
  .jsonValue()
  .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value));

/** Blanks and characters nobody sees, which make no other name. */
const disguise = fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b', '\u2060', '\ufeff');
const disguised = fc
  .tuple(
    fc.constantFrom(...SERVER_ONLY_METRICS),
    fc.func(fc.boolean()),
    disguise,
    disguise,
    fc.boolean(),
  )
  .map(([name, isUpper, before, after, isWide]) => {
    const letters = [...name].map((letter, index) => {
      const cased = isUpper(index) ? letter.toUpperCase() : letter.toLowerCase();
      // Full width, which looks much the same.
      return isWide && /[a-z]/i.test(cased)
        ? String.fromCodePoint((cased.codePointAt(0) ?? 0) + 0xfee0)
        : cased;
    });
    return `${before}${letters.join('')}${after}`;
  });

const reservedKey = fc.constantFrom('__proto__', 'constructor', 'prototype', '$consent', '$email');

/** An object with an own key, also where setting it would do something else. */
const withKey = (key: string, value: unknown, rest: Fields = {}): Fields => {
  const object = { ...rest };
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true });
  return object;
};

const deepBy = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
};

/** Properties or traits that no event may have. */
const wrongFields: fc.Arbitrary<unknown> = fc.oneof(
  notObject,
  fc.tuple(reservedKey, fc.jsonValue()).map(([key, value]) => withKey(key, value, { a: 1 })),
  fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype'), fc.jsonValue())
    .map(([key, value]) => ({ list: [1, { more: withKey(key, value) }] })),
  fc.integer({ min: 10, max: 13 }).map((levels) => ({ deep: deepBy(levels) })),
  fc
    .integer({ min: 401, max: 450 })
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, key) => [`p${key}`, 1]))),
  fc.constant({ list: Array(4_001).fill(0) }),
  fc.constantFrom('x'.repeat(100_001), '\u20ac'.repeat(33_334)).map((text) => ({ text })),
);

const wrongTrackFields: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({
    metric: fc.oneof(
      notText,
      fc.constantFrom('', ' ', '\n\t\u00a0'),
      fc.string({ minLength: 128, maxLength: 300 }),
      disguised,
    ),
  }),
  fc.record({
    time: fc.oneof(
      fc.jsonValue().filter((value) => Number.isNaN(Date.parse(String(value)))),
      fc.constantFrom('1989-06-01T23:59:59.000Z', '-000001-01-01T00:00:00.000Z', '1970-01-01'),
    ),
  }),
  fc.record({ properties: wrongFields }),
  fc.record({ value: fc.jsonValue().filter((value) => typeof value !== 'number') }),
  fc.record({
    value_currency: fc.oneof(
      notText,
      fc.string().filter((text) => !/^[A-Z]{3}$/.test(text)),
    ),
  }),
  fc.record({
    unique_id: fc.oneof(notText, fc.constant(''), fc.string({ minLength: 256, maxLength: 400 })),
  }),
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom(
          'profile',
          'email',
          '$event_id',
          'subscriptions',
          'backfill',
          'ip',
          'joins',
        ),
        reservedKey,
        fc.string({ unit: 'binary', minLength: 9 }),
      ),
      fc.jsonValue(),
    )
    .map(([key, value]) => withKey(key, value)),
);

/** With its own keys, `__proto__` too. */
const merge = (event: Fields, wrong: Fields): Fields => {
  const merged = { ...event };
  for (const [key, value] of Object.entries(wrong))
    Object.defineProperty(merged, key, { value, enumerable: true, configurable: true });
  return merged;
};

/** An event of a sound frame that must be rejected, for whatever reason. */
export const hostileEvent: fc.Arbitrary<Fields> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(number, wrongTrackFields).map(([n, wrong]) => merge(trackOf(n), wrong)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(number, wrongFields).map(([n, traits]) => identifyOf(n, traits)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(number, fc.jsonValue())
      .map(([n, value]) => merge(identifyOf(n, { a: 1 }), { metric: value })),
  },
);

/** Identifiers that are none, and ids that nobody made: they cost no event, but reach nothing either. */
export const hostileVisitor: fc.Arbitrary<Fields> = fc
  .record(
    {
      email: fc.jsonValue(),
      phone_number: fc.jsonValue(),
      external_id: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      _kx: fc.jsonValue(),
      fresh: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  .map((identifiers) => ({ anonymous_id: uuid(0xb00), ...identifiers }));
