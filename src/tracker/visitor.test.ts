import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdentified, KINDS } from '../protocol/identifier.js';
import type { Identifiers } from '../protocol/wire.js';
import { explain } from './explain.js';
import { type Merged, mergeLink, mergeVisitor, toWireVisitor, type Visitor } from './visitor.js';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';

interface Case {
  says: string;
  known: Identifiers;
  given: Identifiers;
  outcome: Merged['outcome'];
  kinds: Merged['kinds'];
  becomes?: Identifiers;
}

const cases: Case[] = [
  {
    says: 'joins a first e-mail address to an unknown visitor',
    known: {},
    given: { email: ADA },
    outcome: 'joined',
    kinds: ['email'],
  },
  {
    says: 'joins a phone number to a visitor known by e-mail',
    known: { email: ADA },
    given: { phone_number: '+4915112345678' },
    outcome: 'joined',
    kinds: ['phone_number'],
    becomes: { email: ADA, phone_number: '+4915112345678' },
  },
  {
    says: 'joins several new kinds at once, strongest first',
    known: { _kx: 'a.b' },
    given: { phone_number: '+4915112345678', email: ADA, external_id: '7' },
    outcome: 'joined',
    kinds: ['external_id', 'email', 'phone_number'],
  },
  {
    says: 'changes nothing when the same address comes again',
    known: { email: ADA },
    given: { email: ADA },
    outcome: 'same',
    kinds: [],
  },
  {
    says: 'changes nothing when nothing is given',
    known: { email: ADA, external_id: '7' },
    given: {},
    outcome: 'same',
    kinds: [],
    becomes: { email: ADA, external_id: '7' },
  },
  {
    says: 'takes another e-mail address for another person',
    known: { email: ADA },
    given: { email: BOB },
    outcome: 'other',
    kinds: ['email'],
  },
  {
    says: 'takes another customer id for another person although the address is the same',
    known: { external_id: '7', email: ADA },
    given: { external_id: '8', email: ADA },
    outcome: 'other',
    kinds: ['external_id'],
  },
  {
    says: 'takes another phone number for another person although a customer id is new',
    known: { phone_number: '+4915112345678' },
    given: { external_id: '7', phone_number: '+4915187654321' },
    outcome: 'other',
    kinds: ['phone_number'],
  },
  {
    says: 'replaces the address of a customer whose id is the same',
    known: { external_id: '7', email: ADA },
    given: { external_id: '7', email: BOB },
    outcome: 'corrected',
    kinds: ['email'],
    becomes: { external_id: '7', email: BOB },
  },
  {
    says: 'names only the replaced kinds when another one joins in the same call',
    known: { email: ADA, _kx: 'a.b' },
    given: { email: ADA, phone_number: '+4915112345678', _kx: 'c.b' },
    outcome: 'corrected',
    kinds: ['_kx'],
  },
  {
    says: 'lets an equal address outweigh another phone number',
    known: { email: ADA, phone_number: '+4915112345678' },
    given: { email: ADA, phone_number: '+4915187654321' },
    outcome: 'corrected',
    kinds: ['phone_number'],
  },
];

test.each(cases)('$says', ({ known, given, outcome, kinds, becomes }) => {
  const merged = mergeVisitor({ anonymous_id: 'old', ...known }, given, 'new');

  expect(merged).toMatchObject({ outcome, kinds });
  expect(merged.visitor).toEqual({
    anonymous_id: outcome === 'other' ? 'new' : 'old',
    ...(becomes ?? (outcome === 'other' ? given : { ...known, ...given })),
  });
});

const links: [
  says: string,
  known: Identifiers,
  outcome: Merged['outcome'],
  learned?: Identifiers,
][] = [
  ['joins a link to an unknown visitor', {}, 'joined', { _kx: 'new.co' }],
  ['learns nothing from the same link twice', { _kx: 'new.co' }, 'same', { _kx: 'new.co' }],
  ['takes another link for another person', { _kx: 'old.co' }, 'other', { _kx: 'new.co' }],
  ['leaves a link aside once the visitor gave an address', { email: ADA }, 'ignored', {}],
  ['leaves a link aside once the visitor gave a phone number', { phone_number: '+1' }, 'ignored'],
  ['leaves a link aside once the shop gave its customer id', { external_id: '7' }, 'ignored'],
  [
    'keeps the link an identified visitor came by when a friend sends another',
    { email: ADA, _kx: 'old.co' },
    'ignored',
  ],
  ['learns nothing from the link of an identified visitor', { email: ADA, _kx: 'new.co' }, 'same'],
];

test.each(links)('%s', (_, known, outcome, learned) => {
  const merged = mergeLink({ anonymous_id: 'old', ...known }, 'new.co', 'new');

  expect(merged.outcome).toBe(outcome);
  expect(merged.visitor).toEqual({
    anonymous_id: outcome === 'other' ? 'new' : 'old',
    ...known,
    ...learned,
  });
});

test('forgets the traits of the previous person', () => {
  const visitor = { anonymous_id: 'old', email: ADA, fresh: true, traits: { vip: true } } as const;

  expect(mergeVisitor(visitor, { email: BOB }, 'new').visitor).toEqual({
    anonymous_id: 'new',
    email: BOB,
  });
});

test('does not send the link of a visitor who said who he is', () => {
  expect(toWireVisitor({ anonymous_id: 'a', _kx: 'a.b' })).toEqual({
    anonymous_id: 'a',
    _kx: 'a.b',
  });
  expect(toWireVisitor({ anonymous_id: 'a', email: ADA, _kx: 'a.b' })).toEqual({
    anonymous_id: 'a',
    email: ADA,
  });
});

/** Few values, so that people meet often. */
const identifiers: fc.Arbitrary<Identifiers> = fc.record(
  {
    external_id: fc.constantFrom('7', '8'),
    email: fc.constantFrom(ADA, BOB),
    phone_number: fc.constantFrom('+4915112345678', '+4915187654321'),
    _kx: fc.constantFrom('a.co', 'b.co'),
  },
  { requiredKeys: [] },
);
const visitors: fc.Arbitrary<Visitor> = fc
  .tuple(
    identifiers,
    fc.record(
      { fresh: fc.constant(true as const), traits: fc.constant({ first_name: 'Ada' }) },
      { requiredKeys: [] },
    ),
  )
  .map(([known, more]) => ({ anonymous_id: 'old', ...known, ...more }));

const holds = (check: (visitor: Visitor, given: Identifiers) => void): void =>
  fc.assert(fc.property(visitors, identifiers, check), { numRuns: 2_000 });

test('decides the same for the same input, and changes neither the visitor nor what is given', () => {
  holds((visitor, given) => {
    const before = structuredClone({ visitor, given });
    const first = mergeVisitor(visitor, given, 'new');
    expect({ visitor, given }).toEqual(before);
    expect(mergeVisitor(visitor, given, 'new')).toEqual(first);
  });
});

test('changes nothing when the same is said a second time', () => {
  holds((visitor, given) => {
    const once = mergeVisitor(visitor, given, 'new');
    expect(mergeVisitor(once.visitor, given, 'newer')).toEqual({
      visitor: once.visitor,
      outcome: 'same',
      kinds: [],
    });
  });
});

test('never joins two people who differ, unless a stronger identifier of the call is equal', () => {
  holds((visitor, given) => {
    const { outcome } = mergeVisitor(visitor, given, 'new');
    const differs = KINDS.findIndex(
      (kind) => given[kind] && visitor[kind] && given[kind] !== visitor[kind],
    );
    const agrees = KINDS.findIndex((kind) => given[kind] && given[kind] === visitor[kind]);
    const areTwo = differs >= 0 && (agrees < 0 || agrees > differs);
    expect(outcome === 'other').toBe(areTwo);
  });
});

test('keeps nothing of the previous person when another one begins', () => {
  holds((visitor, given) => {
    const { outcome, visitor: next } = mergeVisitor(visitor, given, 'new');
    if (outcome === 'other') expect(next).toEqual({ anonymous_id: 'new', ...given });
    else expect(next.anonymous_id).toBe('old');
  });
});

test('names a kind exactly when it joined, was replaced or differs', () => {
  holds((visitor, given) => {
    const { outcome, kinds, visitor: next } = mergeVisitor(visitor, given, 'new');
    expect(kinds.length > 0).toBe(outcome !== 'same');
    for (const kind of kinds) {
      expect(Boolean(visitor[kind])).toBe(outcome !== 'joined');
      expect(next[kind]).toBe(given[kind]);
      expect(next[kind]).not.toBe(visitor[kind]);
    }
  });
});

test('lets a link never change who an identified visitor is', () => {
  holds((visitor, { _kx = 'c.co' }) => {
    const { visitor: next } = mergeLink(visitor, _kx, 'new');
    if (isIdentified(visitor)) expect(next).toEqual(visitor);
    else expect(next._kx).toBe(_kx);
  });
});

test('never sends traits with a visitor, nor the link of an identified one', () => {
  holds((visitor, given) => {
    const { visitor: next } = mergeVisitor(visitor, given, 'new');
    const wire = toWireVisitor(next);
    expect(wire).not.toHaveProperty('traits');
    expect('_kx' in wire && isIdentified(wire)).toBe(false);
    const { traits: _, ...all } = next;
    expect({ ...wire, ...('_kx' in all && { _kx: all._kx }) }).toEqual(all);
  });
});

test('explains each decision in a sentence that holds no identifier', () => {
  holds((visitor, given) => {
    for (const merged of [
      mergeVisitor(visitor, given, 'new'),
      mergeLink(visitor, given._kx ?? 'c.co', 'new'),
    ]) {
      const sentence = explain(merged);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|The {2}/);
      for (const value of Object.values({ ...visitor, ...given })) {
        // Single digits would be found in any sentence that counts.
        if (typeof value === 'string' && value.length > 1) expect(sentence).not.toContain(value);
      }
    }
  });
});

test('has a sentence for a new visitor, a known one and a reset', () => {
  const sentences = (['first', 'known', 'reset'] as const).map((outcome) =>
    explain({ outcome, kinds: [] }),
  );
  expect(new Set(sentences).size).toBe(3);
  expect(sentences.join()).not.toContain('undefined');
});
