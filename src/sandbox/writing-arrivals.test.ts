import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { isSince, type RevisionName, revisionNames } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt, type Saying } from './testing/event-bodies.js';

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

const send = async (revision: RevisionName, saying: Saying = {}) =>
  verdict(await postAt(revision, '/api/events', eventBodyAt(revision, saying)));

const resources = revisionNames.filter((revision) => isSince(revision, '2023-07-15'));

const arrivals: [what: string, first: RevisionName, saying: Saying, pointer: string][] = [
  ['external_id', '2023-07-15', { profile: { external_id: '1' } }, ''],
  [
    '_kx',
    '2023-09-15',
    { profile: { email: 'a@example.com', _kx: 'x' } },
    'profile/data/attributes/_kx',
  ],
  [
    'location.ip',
    '2023-09-15',
    { profile: { email: 'a@example.com', location: { ip: '1.2.3.4' } } },
    'profile/data/attributes/location/ip',
  ],
  ['value_currency', '2024-02-15', { value_currency: 'EUR' }, 'value_currency'],
  ['a null value', '2024-02-15', { value: null }, 'value'],
  ['a null time', '2024-02-15', { time: null }, 'time'],
  ['a null unique_id', '2024-02-15', { unique_id: null }, 'unique_id'],
  [
    'a null e-mail',
    '2024-02-15',
    { profile: { external_id: '1', email: null } },
    'profile/data/attributes/email',
  ],
  [
    'meta inside the attributes',
    '2024-02-15',
    { profile: { email: 'a@example.com', meta: { patch_properties: { unset: 'x' } } } },
    'profile/data/attributes/meta',
  ],
  [
    'locale',
    '2024-07-15',
    { profile: { email: 'a@example.com', locale: 'de' } },
    'profile/data/attributes/locale',
  ],
  [
    'patch_identifiers',
    '2026-04-15',
    {
      profile: {
        email: 'a@example.com',
        meta: { patch_identifiers: { append: { email: 'b@example.com' } } },
      },
    },
    'profile/data/attributes/meta/patch_identifiers',
  ],
  ['backfill', '2026-04-15', { backfill: true }, 'backfill'],
];

describe.each(arrivals)('%s comes with %s', (_, first, saying, pointer) => {
  test.each(resources)('%s', async (revision) => {
    const answer = await send(revision, saying);

    if (isSince(revision, first)) expect(answer).toBe('accepted');
    // Where `meta` has no place at all, that is what the refusal points at.
    else expect(`/data/attributes/${pointer}`.startsWith(answer)).toBe(true);
  });
});
