import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { isSince } from './contract/revisions.js';
import { bulkBody, startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';
import { addAt, pathsOf, replaceAt } from './testing/mutate.js';
import { found, skipWithoutContract, slices } from './testing/slices.js';

skipWithoutContract();

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const email = 'ada@example.com';
const profile = {
  email,
  first_name: 'Ada',
  phone_number: '+15551234567',
  location: { city: 'London', latitude: 1 },
  properties: { plan: 'x' },
};
const facts = { properties: { a: 1 }, time: '2026-01-01T00:00:00Z', value: 1 };

const ofEvent = ['time', 'value', 'value_currency', 'unique_id', 'backfill', 'service'];
const ofProfile = ['email', '_kx', 'locale', 'external_id', 'anonymous_id', 'ip', 'latitude'];
const ofMeta = ['meta', 'patch_properties', 'patch_identifiers', 'unset', 'append'];
const others = ['id', 'type', 'attributes', 'data', 'strange'];
const key = fc.constantFrom(...ofEvent, ...ofProfile, ...ofMeta, ...others);

const value = fc.constantFrom<unknown[]>(
  ...[null, true, 5, -1.5, 'x', '', [], {}, ['x'], [1], 'profile', 'metric', 'event'],
  { data: [] },
  { patch_properties: null },
  { patch_properties: { unset: 'x' } },
  { patch_properties: { append: { a: 'b' } } },
  { patch_identifiers: { append: { email: 'b@example.com' } } },
);

// What the contract says in words only.
const IN_WORDS =
  /^(Invalid email|Invalid phone|This (field|list) may not be|A profile needs|The profile must|'.*' is not an ISO)/;

test.each(slices)(
  '%s accepts what its contract does, and nothing else',
  async (revision) => {
    if ('reason' in found) return;
    const contract = found;
    const isFlat = !isSince(revision, '2023-07-15');
    const single = eventBodyAt(revision, { ...facts, profile: isFlat ? { email } : profile });
    const bulk = bulkBody({ profile, events: [facts] });
    // Of a flat profile it names no types either.
    const words = isFlat ? new RegExp(`${IN_WORDS.source}|must be string`) : IN_WORDS;
    const hasBulk = isSince(revision, '2024-05-15');
    const agree = async (path: string, body: unknown) => {
      const init = { method: 'POST', body: JSON.stringify(body), headers: { revision } };
      const response = await asking.call(path, init);
      const problems = contract.judgeRequest({ revision, method: 'POST', path, body });
      if (response.status === 202) expect(problems).toEqual([]);
      else if (problems.length === 0)
        for (const { detail } of (await response.json()).errors) expect(detail).toMatch(words);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.nat(),
        key,
        value,
        fc.boolean(),
        async (wantsBulk, place, name, given, isNew) => {
          const isBulk = wantsBulk && hasBulk;
          const body: unknown = isBulk ? bulk : single;
          const paths = pathsOf(body);
          const where = paths[place % paths.length] ?? [];
          const changed = isNew ? addAt(body, where, name, given) : replaceAt(body, where, given);
          await agree(isBulk ? '/api/event-bulk-create-jobs' : '/api/events', changed);
        },
      ),
      { numRuns: 300 },
    );
  },
  60_000,
);
