import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sortProfile } from '../recording/incoming-profile.js';
import { processSubmission } from '../recording/process.js';
import { type Database, openDatabase } from '../store/database.js';
import { listProfiles } from '../store/profiles.js';
import { type Asked, createIdentityModel } from '../testing/identity-model.js';

const one = (values: readonly string[]) => fc.constantFrom(...values);

// Few values, so that people meet often.
const asked: fc.Arbitrary<Asked> = fc.record({
  given: fc
    .record(
      {
        external_id: one(['1', '2']),
        email: one(['ada@example.com', 'bob@example.com', 'eve@example.com']),
        phone_number: one(['+15550000001', '+15550000002']),
        anonymous_id: one(['a', 'b', 'c']),
      },
      { requiredKeys: [] },
    )
    .filter((given) => Object.keys(given).length > 0),
  isClient: fc.boolean(),
});

const history = fc.array(asked, { minLength: 1, maxLength: 14 });

const submit = (database: Database, { given, isClient }: Asked, uniqueId: string) =>
  processSubmission(database, {
    arrival: { lane: isClient ? 'client' : 'create_event', revision: '2026-07-15', now: 0 },
    profile: sortProfile({ attributes: given }),
    events: [
      {
        metric: 'Viewed Product',
        service: 'api',
        properties: {},
        time: null,
        value: null,
        valueCurrency: null,
        uniqueId,
        backfill: false,
        sent: '{}',
      },
    ],
  });

const withHistory = <Result>(requests: readonly Asked[], look: (database: Database) => Result) => {
  const database = openDatabase(':memory:');
  for (const [index, request] of requests.entries()) submit(database, request, `${index}`);
  const result = look(database);
  database.close();
  return result;
};

const count = (database: Database, sql: string, ...values: string[]) =>
  database.get<{ total: number }>(`SELECT count(*) AS total ${sql}`, ...values)?.total ?? 0;

const describePeople = (database: Database) =>
  listProfiles(database, -1)
    .map(({ id, external_id, email, phone_number, anonymous_ids }) => ({
      names: [
        ...Object.entries({ external_id, email, phone_number })
          .filter(([, value]) => value !== null)
          .map(([kind, value]) => `${kind}:${value}`),
        ...anonymous_ids.map((value) => `anonymous_id:${value}`),
      ].toSorted(),
      events: count(database, 'FROM events WHERE profile_id = ?', id),
    }))
    .toSorted((a, b) => a.names.join().localeCompare(b.names.join()));

const tellAll = (requests: readonly Asked[]) => {
  const model = createIdentityModel();
  for (const request of requests) model.tell(request);
  return model;
};

test('the people of any history are those of the documented rules, with all their events', () => {
  fc.assert(
    fc.property(history, (requests) => {
      const people = tellAll(requests).people();
      expect(withHistory(requests, describePeople)).toEqual(
        people.toSorted((a, b) => a.names.join().localeCompare(b.names.join())),
      );
    }),
    { numRuns: 300 },
  );
});

test('no merge orphans an event, a sentence or an identifier, and each one is told', () => {
  fc.assert(
    fc.property(history, (requests) => {
      withHistory(requests, (database) => {
        for (const table of ['events', 'anonymous_ids', 'resolutions', 'secondary_emails'])
          expect(
            count(database, `FROM ${table} WHERE profile_id NOT IN (SELECT id FROM profiles)`),
          ).toBe(0);
        const merges = tellAll(requests).merges();
        expect(count(database, 'FROM events')).toBe(requests.length + merges);
        expect(count(database, `FROM resolutions WHERE kind = 'merged'`)).toBe(merges);
        expect(
          count(
            database,
            'FROM merged_profiles WHERE destination_id NOT IN (SELECT id FROM profiles)',
          ),
        ).toBe(0);
      });
    }),
  );
});

test('a resent event changes nothing: not the people, not their events, not the story', () => {
  fc.assert(
    fc.property(history, (requests) => {
      const last = requests.at(-1);
      withHistory(requests, (database) => {
        const look = () => [
          describePeople(database),
          count(database, 'FROM profiles'),
          count(
            database,
            `FROM resolutions WHERE kind NOT IN ('recognised', 'kept', 'conflict', 'apart')`,
          ),
        ];
        const before = look();
        if (last !== undefined) submit(database, last, `${requests.length - 1}`);
        expect(look()).toEqual(before);
      });
    }),
  );
});
