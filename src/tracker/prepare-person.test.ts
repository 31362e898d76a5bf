import fc from 'fast-check';
import { expect, test } from 'vitest';
import { preparePerson } from './prepare-person.js';

test('sorts identifiers from traits', () => {
  const person = { email: 'ada@example.com', external_id: '7', first_name: 'Ada', vip: true };

  expect(preparePerson(person)).toEqual({
    identifiers: { email: 'ada@example.com', external_id: '7' },
    traits: { first_name: 'Ada', vip: true },
    rejections: [],
  });
  expect(person.email).toBe('ada@example.com');
});

test('writes an e-mail address and a phone number in one way', () => {
  const { identifiers } = preparePerson({
    email: '  Ada@Example.COM ',
    phone_number: ' +49 (151) 123-456.78 ',
    external_id: 7,
  });

  expect(identifiers).toEqual({
    email: 'ada@example.com',
    phone_number: '+4915112345678',
    external_id: '7',
  });
});

test('takes what is empty as not said', () => {
  const person = { email: '', phone_number: null, external_id: undefined };

  expect(preparePerson(person)).toEqual({ identifiers: {}, traits: {}, rejections: [] });
});

test('keeps the good identifier beside a bad one', () => {
  const { identifiers, traits, rejections } = preparePerson({
    email: 'ada@example.com',
    phone_number: '0151 12345678',
    first_name: 'Ada',
  });

  expect(identifiers).toEqual({ email: 'ada@example.com' });
  expect(traits).toEqual({ first_name: 'Ada' });
  expect(rejections).toMatchObject([{ code: 'phone_invalid', pointer: '/phone_number' }]);
});

test('keeps the identifiers beside traits that cannot travel', () => {
  const { identifiers, traits, rejections } = preparePerson({
    email: 'ada@example.com',
    born: new Date(),
  });

  expect(identifiers).toEqual({ email: 'ada@example.com' });
  expect(traits).toEqual({});
  expect(rejections).toMatchObject([{ code: 'not_json', pointer: '/traits/born' }]);
});

test('refuses traits that no batch can hold', () => {
  const { traits, rejections } = preparePerson({ story: '茶'.repeat(90_000) });

  expect(traits).toEqual({});
  expect(rejections).toMatchObject([{ code: 'event_too_large' }]);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a list', ['ada@example.com']],
  ['a function', () => {}],
])('learns nothing from %s instead of a person', (_, person) => {
  const { identifiers, traits, rejections } = preparePerson(person);

  expect({ identifiers, traits }).toEqual({ identifiers: {}, traits: {} });
  expect(rejections).toMatchObject([{ code: 'not_json', pointer: '' }]);
});

test('does not take a lone address apart into traits', () => {
  const { identifiers, traits, rejections } = preparePerson('ada@example.com');

  expect({ identifiers, traits }).toEqual({ identifiers: {}, traits: {} });
  expect(rejections).toMatchObject([{ code: 'not_json', pointer: '' }]);
});

test('gives what a throwing getter threw as a refusal', () => {
  const person = {
    get email() {
      throw new Error('not signed in');
    },
  };

  expect(preparePerson(person).rejections).toEqual([{ code: 'not_json', detail: 'not signed in' }]);
});

const values = fc.oneof(
  fc.string({ minLength: 6 }),
  fc.emailAddress(),
  fc.string({ minLength: 6 }).map((text) => `ada ${text}@example`),
  fc.bigInt(),
  fc.double({ min: 100_000 }),
  fc.constant('x@example.com'.repeat(30)),
  fc.constant(new Date()),
);

test('never repeats an identifier in a refusal, and never gives up another for it', () => {
  fc.assert(
    fc.property(values, values, values, (email, phone_number, external_id) => {
      const { identifiers, rejections } = preparePerson({ email, phone_number, external_id });
      const text = JSON.stringify(rejections);
      for (const value of [email, phone_number, external_id]) {
        if (String(value).trim().length > 5) expect(text).not.toContain(String(value).trim());
      }
      const refused = rejections.map(({ pointer = '' }) => pointer.slice(1));
      expect([...Object.keys(identifiers), ...refused].sort()).toEqual([
        'email',
        'external_id',
        'phone_number',
      ]);
    }),
  );
});
