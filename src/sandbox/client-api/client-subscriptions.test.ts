import { afterEach, beforeEach, expect, test } from 'vitest';

import { startBrowser } from '../testing/ask-browser.js';
import { profileBody } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startBrowser>>;
beforeEach(async () => {
  sandbox = await startBrowser();
});
afterEach(() => sandbox.close());

const ask: typeof sandbox.ask = (...given) => sandbox.ask(...given);
const track: typeof sandbox.track = (...given) => sandbox.track(...given);

const ada = { email: 'ada@example.com' };

const createList = async (opt_in_process: string): Promise<string> => {
  const attributes = { name: 'News', opt_in_process };
  const { body } = await sandbox.askServer('POST', '/api/lists', {
    data: { type: 'list', attributes },
  });
  return body.data.id;
};

const subscribe = (attributes: Record<string, unknown>, list: string, revision?: string) => {
  const body = {
    data: {
      type: 'subscription',
      attributes: { custom_source: 'Footer', profile: profileBody(attributes) },
      relationships: { list: { data: { type: 'list', id: list } } },
    },
  };
  return ask('POST', '/client/subscriptions', body, revision === undefined ? {} : { revision });
};

const consentOf = async (email: string) => {
  const query = new URLSearchParams({
    filter: `equals(email,"${email}")`,
    'additional-fields[profile]': 'subscriptions',
  });
  const { body } = await sandbox.askServer('GET', `/api/profiles?${query}`);
  const { email: mail, sms } = body.data[0].attributes.subscriptions;
  return [mail.marketing.consent, sms.marketing.consent];
};

test('a subscription without channels means marketing to every address', async () => {
  const list = await createList('single_opt_in');
  const { status, body } = await subscribe({ ...ada, phone_number: '+15551234567' }, list);
  expect([status, body]).toEqual([202, undefined]);
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'SUBSCRIBED']);
});

test('a subscription with channels means only those', async () => {
  const list = await createList('single_opt_in');
  const subscriptions = { email: { marketing: { consent: 'SUBSCRIBED' } } };
  await subscribe({ ...ada, phone_number: '+15551234567', subscriptions }, list);
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'NEVER_SUBSCRIBED']);
});

test('a list with double opt-in has the page wait for the confirmation', async () => {
  const list = await createList('double_opt_in');
  await subscribe(ada, list);
  expect(await consentOf(ada.email)).toEqual(['UNCONFIRMED', 'NEVER_SUBSCRIBED']);
  await sandbox.post('/_sandbox/confirm-subscription', { ...ada, list });
  expect(await consentOf(ada.email)).toEqual(['SUBSCRIBED', 'NEVER_SUBSCRIBED']);
});

test('nobody is subscribed by an address that is not theirs', async () => {
  const list = await createList('single_opt_in');
  await track({ ...ada, external_id: '42' });
  await subscribe({ email: 'eve@example.com', external_id: '42' }, list);
  expect(await consentOf(ada.email)).toEqual(['NEVER_SUBSCRIBED', 'NEVER_SUBSCRIBED']);
  expect((await subscribe({ external_id: '42' }, list)).status).toBe(400);
  expect((await subscribe(ada, 'Nowher')).status).toBe(404);
});

test.each([
  ['_kx', '2023-09-15', 400],
  ['_kx', '2023-10-15', 202],
  ['anonymous_id', '2025-07-15', 202],
  ['anonymous_id', '2025-10-15', 400],
])('a subscription with %s at %s is answered %d', async (name, revision, status) => {
  const list = await createList('single_opt_in');
  const { status: answered, body } = await subscribe({ ...ada, [name]: 'x' }, list, revision);
  expect(answered).toBe(status);
  if (status === 400)
    expect(body.errors).toMatchObject([
      { source: { pointer: `/data/attributes/profile/data/attributes/${name}` } },
    ]);
});
