import { afterEach, beforeEach, expect, test } from 'vitest';

import type { RevisionName } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ rateLimits: 0, now: () => Date.parse('2026-11-20T12:00:00Z') });
});
afterEach(() => asking.close());

const postAt = (revision: RevisionName, path: string, body: unknown) =>
  asking.call(path, { method: 'POST', body: JSON.stringify(body), headers: { revision } });

/** `accepted`, or the pointer to the first mistake. */
const verdict = async (response: Response) =>
  response.status === 202 ? 'accepted' : (await response.json()).errors[0].source.pointer;

const sendRaw = async (revision: RevisionName, attributes: Record<string, unknown>) =>
  verdict(await postAt(revision, '/api/events', { data: { type: 'event', attributes } }));

const recorded = async () => (await asking.read('/_sandbox/events')) as Record<string, unknown>[];

test('sorts the keys of a flat profile into identifiers, names, places and properties', async () => {
  const profile = {
    $email: 'Ada@example.com',
    $phone_number: '+15551234567',
    $id: '42',
    $first_name: 'Ada',
    $organization: 'Analytical Engines',
    $city: 'London',
    $zip: 'W1',
    $consent: ['email'],
    plan: 'trial',
    toString: 'mine',
  };
  const { metric } = eventBodyAt('2022-10-17').data.attributes;

  expect(await sendRaw('2022-10-17', { properties: {}, metric, profile })).toBe('accepted');
  expect(await recorded()).toMatchObject([
    {
      profile: {
        email: 'ada@example.com',
        phone_number: '+15551234567',
        external_id: '42',
        first_name: 'Ada',
        organization: 'Analytical Engines',
        location: { city: 'London', zip: 'W1' },
        properties: { $consent: ['email'], plan: 'trial', toString: 'mine' },
      },
    },
  ]);
});

test.each([
  [{ $email: 'ada@' }, '$email'],
  [{ $email: 'ada@example.com', $phone_number: '12' }, '$phone_number'],
  [{ $email: 'ada@example.com', $first_name: 5 }, '$first_name'],
])('points into a flat profile: %j', async (profile, key) => {
  const { metric } = eventBodyAt('2022-10-17').data.attributes;
  const answer = await sendRaw('2022-10-17', { properties: {}, metric, profile });

  expect(answer).toBe(`/data/attributes/profile/${key}`);
});
