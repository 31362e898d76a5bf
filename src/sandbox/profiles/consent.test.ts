import { afterEach, beforeEach, expect, test } from 'vitest';

import { profileBody, startJudged } from '../testing/ask-judged.js';

const NOW = Date.parse('2026-11-01T12:00:00Z');

let sandbox: Awaited<ReturnType<typeof startJudged>>;
beforeEach(async () => {
  sandbox = await startJudged({ now: () => NOW });
});
afterEach(() => sandbox.close());

const ada = { email: 'ada@example.com' };
const yes = { marketing: { consent: 'SUBSCRIBED' } };
const no = { marketing: { consent: 'UNSUBSCRIBED' } };

const createList = async (optIn?: string): Promise<string> => {
  const attributes = { name: 'News', ...(optIn && { opt_in_process: optIn }) };
  const { body } = await sandbox.ask('POST', '/api/lists', { data: { type: 'list', attributes } });
  return body.data.id;
};

interface Job {
  readonly list?: string;
  readonly more?: object;
  readonly isValid?: boolean;
}

const job =
  (kind: 'create' | 'delete') =>
  async (profiles: object[], { list, more = {}, isValid = true }: Job = {}) =>
    sandbox.ask(
      'POST',
      `/api/profile-subscription-bulk-${kind}-jobs`,
      {
        data: {
          type: `profile-subscription-bulk-${kind}-job`,
          attributes: {
            ...more,
            profiles: { data: profiles.map((attributes) => ({ type: 'profile', attributes })) },
          },
          ...(list && { relationships: { list: { data: { type: 'list', id: list } } } }),
        },
      },
      { isValid },
    );
const subscribe = job('create');
const unsubscribe = job('delete');

const suppress = (kind: 'create' | 'delete', emails: readonly string[]) =>
  sandbox.ask('POST', `/api/profile-suppression-bulk-${kind}-jobs`, {
    data: {
      type: `profile-suppression-bulk-${kind}-job`,
      attributes: {
        profiles: {
          data: emails.map((email) => ({ type: 'profile', attributes: { email } })),
        },
      },
    },
  });

const readProfile = async (email = ada.email) => {
  const query = new URLSearchParams({
    filter: `equals(email,"${email}")`,
    'additional-fields[profile]': 'subscriptions',
  });
  return (await sandbox.ask('GET', `/api/profiles?${query}`)).body.data[0];
};

const emailOf = async (email?: string) =>
  (await readProfile(email)).attributes.subscriptions.email.marketing;

const listsOf = async (email?: string): Promise<string[]> => {
  const { id } = await readProfile(email);
  const { body } = await sandbox.ask('GET', `/api/profiles/${id}/relationships/lists`);
  return body.data.map((list: { id: string }) => list.id);
};

test('a subscription makes the profile and is read back with its source', async () => {
  const profile = { ...ada, phone_number: '+15551234567', subscriptions: { email: yes, sms: yes } };
  const { status, body } = await subscribe([profile], { more: { custom_source: 'Fair' } });
  expect([status, body]).toEqual([202, undefined]);
  expect(await emailOf()).toEqual({
    can_receive_email_marketing: true,
    consent: 'SUBSCRIBED',
    consent_timestamp: '2026-11-01T12:00:00+00:00',
    last_updated: '2026-11-01T12:00:00+00:00',
    method: 'API',
    method_detail: '',
    custom_method_detail: 'Fair',
    double_optin: false,
    suppression: [],
    list_suppressions: [],
  });
  const { sms, whatsapp } = (await readProfile()).attributes.subscriptions;
  expect(sms.marketing).toMatchObject({ can_receive_sms_marketing: true, consent: 'SUBSCRIBED' });
  expect(sms.transactional.consent).toBe('NEVER_SUBSCRIBED');
  expect(whatsapp.marketing).toMatchObject({ can_receive: false, consent: 'NEVER_SUBSCRIBED' });
});

test('a list with single opt-in has its member at once', async () => {
  const list = await createList('single_opt_in');
  await subscribe([{ ...ada, subscriptions: { email: yes } }], { list });
  expect(await emailOf()).toMatchObject({ consent: 'SUBSCRIBED' });
  expect(await listsOf()).toEqual([list]);
});

test('a list with double opt-in waits for the confirmation', async () => {
  const list = await createList('double_opt_in');
  await subscribe([{ ...ada, subscriptions: { email: yes } }], { list });
  expect(await emailOf()).toMatchObject({ consent: 'UNCONFIRMED', consent_timestamp: null });
  expect(await listsOf()).toEqual([]);

  const confirmed = await sandbox.post('/_sandbox/confirm-subscription', { ...ada, list });
  expect(await confirmed.json()).toMatchObject({ channels: ['email.marketing'] });
  expect(await emailOf()).toMatchObject({ consent: 'SUBSCRIBED', double_optin: true });
  expect(await listsOf()).toEqual([list]);
  const again = await sandbox.post('/_sandbox/confirm-subscription', { ...ada, list });
  expect(await again.json()).toMatchObject({ channels: [] });
});

test('a historical import skips the confirmation, with a time that is over', async () => {
  const list = await createList('double_opt_in');
  const at = (consented_at?: string) =>
    subscribe(
      [
        {
          ...ada,
          subscriptions: { email: { marketing: { consent: 'SUBSCRIBED', consented_at } } },
        },
      ],
      { list, more: { historical_import: true } },
    );
  const place = '/data/attributes/profiles/data/0/attributes/subscriptions/email/marketing';
  for (const refused of [await at(), await at('2026-11-01T12:00:01Z')]) {
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0].source.pointer).toBe(`${place}/consented_at`);
  }
  expect((await at('2026-11-01T12:00:00Z')).status).toBe(202);
  expect(await emailOf()).toMatchObject({
    consent: 'SUBSCRIBED',
    consent_timestamp: '2026-11-01T12:00:00+00:00',
  });
  expect(await listsOf()).toEqual([list]);
});

test('a job takes 1,000 profiles to subscribe and 100 to unsubscribe', async () => {
  const people = (count: number, choice: object) =>
    Array.from({ length: count }, (_, index) => ({
      email: `p${index}@example.com`,
      subscriptions: { email: choice },
    }));
  expect((await subscribe(people(1_001, yes))).status).toBe(400);
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(0);
  expect((await subscribe(people(1_000, yes))).status).toBe(202);
  expect((await unsubscribe(people(101, no))).status).toBe(400);
  expect((await unsubscribe(people(100, no))).status).toBe(202);
  expect(await emailOf('p0@example.com')).toMatchObject({ consent: 'UNSUBSCRIBED' });
  expect(await emailOf('p100@example.com')).toMatchObject({ consent: 'SUBSCRIBED' });
});

test.each([
  ['nobody', { subscriptions: { email: yes } }, ''],
  ['no address for a channel', { ...ada, subscriptions: { sms: yes } }, '/attributes/phone_number'],
  ['a broken e-mail', { email: 'ada@', subscriptions: { email: yes } }, '/attributes/email'],
])('a subscription of %s is refused', async (_, profile, pointer) => {
  const { status, body } = await subscribe([profile]);
  expect(status).toBe(400);
  expect(body.errors[0].source.pointer).toBe(`/data/attributes/profiles/data/0${pointer}`);
});

test('a list that is not there is a 404, and nothing is written', async () => {
  const { status, body } = await subscribe([{ ...ada, subscriptions: { email: yes } }], {
    list: 'Nowher',
  });
  expect(status).toBe(404);
  expect(body.errors[0].source.pointer).toBe('/data/relationships/list/data/id');
  expect((await sandbox.read('/_sandbox/state')).profiles).toBe(0);
});

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
