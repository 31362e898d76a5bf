import { afterEach, beforeEach, expect, test } from 'vitest';

import { startConsent } from '../testing/ask-consent.js';

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
const readProfile: typeof sandbox.readProfile = (...given) => sandbox.readProfile(...given);
const emailOf: typeof sandbox.emailOf = (...given) => sandbox.emailOf(...given);
const listsOf: typeof sandbox.listsOf = (...given) => sandbox.listsOf(...given);

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
