import { afterEach, beforeEach, expect, test } from 'vitest';

import { startConsent } from '../testing/ask-consent.js';
import { profileBody } from '../testing/ask-judged.js';

const NOW = Date.parse('2026-11-01T12:00:00Z');

let sandbox: Awaited<ReturnType<typeof startConsent>>;
beforeEach(async () => {
  sandbox = await startConsent({ now: () => NOW });
});
afterEach(() => sandbox.close());

const ada = { email: 'ada@example.com' };
const yes = { marketing: { consent: 'SUBSCRIBED' } };
const no = { marketing: { consent: 'UNSUBSCRIBED' } };

const createList: typeof sandbox.createList = (...given) => sandbox.createList(...given);
const subscribe: typeof sandbox.subscribe = (...given) => sandbox.subscribe(...given);
const unsubscribe: typeof sandbox.unsubscribe = (...given) => sandbox.unsubscribe(...given);
const suppress: typeof sandbox.suppress = (...given) => sandbox.suppress(...given);
const readProfile: typeof sandbox.readProfile = (...given) => sandbox.readProfile(...given);
const emailOf: typeof sandbox.emailOf = (...given) => sandbox.emailOf(...given);
const listsOf: typeof sandbox.listsOf = (...given) => sandbox.listsOf(...given);

test('who unsubscribes gets nothing until a new yes', async () => {
  await subscribe([{ ...ada, subscriptions: { email: yes } }]);
  await unsubscribe([{ ...ada, subscriptions: { email: no } }]);
  expect(await emailOf()).toMatchObject({
    can_receive_email_marketing: false,
    consent: 'UNSUBSCRIBED',
    suppression: [{ reason: 'UNSUBSCRIBE', timestamp: '2026-11-01T12:00:00+00:00' }],
  });
  await subscribe([{ ...ada, subscriptions: { email: yes } }]);
  expect(await emailOf()).toMatchObject({ can_receive_email_marketing: true, suppression: [] });
});

test('a member leaves the list only, everybody else everything', async () => {
  const list = await createList('single_opt_in');
  const bob = { email: 'bob@example.com' };
  await subscribe([{ ...ada, subscriptions: { email: yes } }], { list });
  await unsubscribe(
    [ada, bob].map((person) => ({ ...person, subscriptions: { email: no } })),
    { list },
  );
  expect(await listsOf()).toEqual([]);
  expect(await emailOf()).toMatchObject({
    consent: 'SUBSCRIBED',
    list_suppressions: [{ list_id: list, reason: 'UNSUBSCRIBE' }],
  });
  expect(await emailOf(bob.email)).toMatchObject({ consent: 'UNSUBSCRIBED' });
});

test('suppressing by hand makes the profile, and only that is undone', async () => {
  const { status, body } = await suppress('create', [ada.email]);
  expect([status, body.data.attributes.status]).toEqual([202, 'queued']);
  await unsubscribe([{ ...ada, subscriptions: { email: no } }]);
  const reasons = async () =>
    (await emailOf()).suppression.map(({ reason }: { reason: string }) => reason);
  expect((await reasons()).toSorted()).toEqual(['UNSUBSCRIBE', 'USER_SUPPRESSED']);

  const freed = await suppress('delete', [ada.email, 'nobody@example.com']);
  expect(await reasons()).toEqual(['UNSUBSCRIBE']);
  const path = `/api/profile-suppression-bulk-delete-jobs/${freed.body.data.id}`;
  expect((await sandbox.ask('GET', path)).body.data.attributes).toMatchObject({
    status: 'complete',
    total_count: 2,
    completed_count: 1,
    skipped_count: 1,
  });
});

test('profiles are found by why and since when they are suppressed', async () => {
  await suppress('create', [ada.email]);
  await sandbox.ask('POST', '/api/profiles', profileBody({ email: 'bob@example.com' }));
  const find = async (filter: string) => {
    const query = new URLSearchParams({ filter });
    const { body } = await sandbox.ask('GET', `/api/profiles?${query}`);
    return body.data.map((profile: { attributes: { email: string } }) => profile.attributes.email);
  };
  const field = 'subscriptions.email.marketing.suppression';
  expect(await find(`equals(${field}.reason,"USER_SUPPRESSED")`)).toEqual([ada.email]);
  expect(await find(`equals(${field}.reason,"UNSUBSCRIBE")`)).toEqual([]);
  expect(await find(`greater-or-equal(${field}.timestamp,2026-11-01T12:00:00Z)`)).toEqual([
    ada.email,
  ]);
  expect(await find(`greater-than(${field}.timestamp,2026-11-01T12:00:00Z)`)).toEqual([]);
});

test('jobs are listed newest first, page by page, by status', async () => {
  for (const email of ['a@example.com', 'b@example.com', 'c@example.com'])
    await suppress('create', [email]);
  const path = '/api/profile-suppression-bulk-create-jobs';
  const { body } = await sandbox.ask('GET', path);
  expect(body.data).toHaveLength(3);
  const queued = new URLSearchParams({ filter: 'equals(status,"queued")' });
  expect((await sandbox.ask('GET', `${path}?${queued}`)).body.data).toEqual([]);
});

test('consent goes along in a merge, and the destination keeps its own', async () => {
  const old = { email: 'old@example.com', phone_number: '+15551234567' };
  await subscribe([{ ...old, subscriptions: { email: yes, sms: yes } }]);
  await unsubscribe([{ ...ada, subscriptions: { email: no } }]);
  const [destination, source] = [await readProfile(), await readProfile(old.email)];
  await sandbox.ask('POST', '/api/profile-merge', {
    data: {
      type: 'profile-merge',
      id: destination.id,
      relationships: { profiles: { data: [{ type: 'profile', id: source.id }] } },
    },
  });
  const { attributes } = await readProfile();
  expect(attributes.subscriptions.email.marketing.consent).toBe('UNSUBSCRIBED');
  expect(attributes.subscriptions.sms.marketing.consent).toBe('SUBSCRIBED');
});
