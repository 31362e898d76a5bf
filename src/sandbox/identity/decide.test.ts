import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sortProfile } from '../recording/incoming-profile.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import { openDatabase } from '../store/database.js';
import { findProfileBy, listProfiles } from '../store/profiles.js';
import { type Identifiers, ranks } from './person.js';

const one = (values: readonly string[]) => fc.constantFrom(...values);

// Few values, so that people meet often.
const identifiers = fc
  .record(
    {
      external_id: one(['1', '2']),
      email: one(['ada@example.com', 'bob@example.com']),
      phone_number: one(['+15550000001', '+15550000002']),
      anonymous_id: one(['a', 'b', 'c']),
    },
    { requiredKeys: [] },
  )
  .filter((given) => Object.keys(given).length > 0);

const history = fc.array(identifiers, { minLength: 1, maxLength: 12 });

const replay = (requests: readonly Identifiers[]) => {
  const database = openDatabase(':memory:');
  const resolve = (attributes: Identifiers) => {
    const resolved = resolveProfile(database, sortProfile({ attributes }), 'event', 0);
    if ('reason' in resolved) throw new Error(resolved.reason);
    return resolved.profileId;
  };
  return { database, ids: requests.map(resolve) };
};

const describePeople = (requests: readonly Identifiers[]) => {
  const { database } = replay(requests);
  const people = listProfiles(database, -1).map(({ id: _, ...person }) => JSON.stringify(person));
  database.close();
  return people.toSorted();
};

test('resolves the same history to the same people', () => {
  fc.assert(
    fc.property(history, (requests) => {
      expect(describePeople(requests)).toEqual(describePeople(requests));
    }),
  );
});

test('never puts an event on a profile that differs in its strongest identifier', () => {
  fc.assert(
    fc.property(history, (requests) => {
      const { database, ids } = replay(requests);
      const profile = findProfileBy(database, 'id', ids.at(-1) ?? '');
      const last = requests.at(-1) ?? {};
      const strongest = ranks.find((kind) => last[kind] !== undefined);
      if (strongest === 'anonymous_id') expect(profile?.anonymous_ids).toContain(last.anonymous_id);
      else if (strongest !== undefined) expect(profile?.[strongest]).toBe(last[strongest]);
      database.close();
    }),
  );
});

test('never has two people share an identifier', () => {
  fc.assert(
    fc.property(history, (requests) => {
      const { database } = replay(requests);
      const all = listProfiles(database, -1).flatMap(
        ({ email, phone_number, external_id, anonymous_ids }) =>
          [email, phone_number, external_id, ...anonymous_ids].filter((value) => value !== null),
      );
      expect(new Set(all).size).toBe(all.length);
      database.close();
    }),
  );
});

test('changes nothing when the same request comes again', () => {
  fc.assert(
    fc.property(history, (requests) => {
      expect(describePeople([...requests, ...requests.slice(-1)])).toEqual(
        describePeople(requests),
      );
    }),
  );
});
