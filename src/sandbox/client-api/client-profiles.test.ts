import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventBody } from '../testing/ask.js';
import { company, startBrowser } from '../testing/ask-browser.js';
import { profileBody } from '../testing/ask-judged.js';

let sandbox: Awaited<ReturnType<typeof startBrowser>>;
beforeEach(async () => {
  sandbox = await startBrowser();
});
afterEach(() => sandbox.close());

const ask: typeof sandbox.ask = (...given) => sandbox.ask(...given);
const track: typeof sandbox.track = (...given) => sandbox.track(...given);
const identify: typeof sandbox.identify = (...given) => sandbox.identify(...given);
const people: typeof sandbox.people = (...given) => sandbox.people(...given);
const sentences: typeof sandbox.sentences = (...given) => sandbox.sentences(...given);

const ada = { email: 'ada@example.com' };
const anonymous = { anonymous_id: 'a1b2' };

test('a browser adds an identifier but never changes one', async () => {
  await track({ ...ada, external_id: '42' });
  const { status } = await track({ email: 'eve@example.com', external_id: '42' });
  await track({ external_id: '42', phone_number: '+15551234567' });
  expect(status).toBe(202);
  expect(await people()).toMatchObject([
    { ...ada, external_id: '42', phone_number: '+15551234567' },
  ]);
  expect(await sentences()).toContain(
    'ada@example.com kept e-mail ada@example.com: a client request does not change it to eve@example.com',
  );
});

test('a browser never merges, a server does', async () => {
  await track(ada);
  await track(anonymous);
  await track({ ...anonymous, ...ada });
  expect(await people()).toHaveLength(2);
  expect(await sentences()).toContain(
    'anonymous a1b2 stayed apart from ada@example.com: a client request never merges',
  );
  await sandbox.post('/api/events', eventBody({ profile: { ...anonymous, ...ada } }));
  expect(await people()).toMatchObject([{ ...ada, anonymous_ids: ['a1b2'] }]);
});

test('an anonymous visitor who identifies stays the same person', async () => {
  await track(anonymous);
  await identify({ ...anonymous, ...ada });
  expect(await people()).toMatchObject([{ ...ada, anonymous_ids: ['a1b2'] }]);
});

test('a profile updates properties; only the onsite script hears of its token', async () => {
  const plain = await identify({ ...ada, first_name: 'Ada', properties: { tier: 'gold' } });
  expect([plain.status, plain.body]).toEqual([202, undefined]);
  const response = await fetch(`${sandbox.sandbox.url}/client/profiles/?${company}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      revision: '2024-10-15',
      'x-klaviyo-onsite': '1',
    },
    body: JSON.stringify(profileBody(ada)),
  });
  const { meta } = (await response.json()) as { meta: Record<string, unknown> };
  expect([response.status, meta.should_clear_cookie]).toEqual([202, false]);
  const [person] = await people();
  expect(person?.traits).toEqual({ first_name: 'Ada', properties: { tier: 'gold' } });
  const filter = new URLSearchParams({ filter: `equals(_kx,"${meta.exchange_id}")` });
  const { body } = await sandbox.askServer('GET', `/api/profiles?${filter}`);
  expect(body.data[0].id).toBe(person?.id);
});

const token = { token: 'device-1', platform: 'ios', vendor: 'apns' };

test('a push token is kept, read, moved and unregistered', async () => {
  const keep = (owner: Record<string, unknown>) =>
    ask('POST', '/client/push-tokens', {
      data: {
        type: 'push-token',
        attributes: { ...token, device_metadata: { app_id: 'shop' }, profile: profileBody(owner) },
      },
    });
  const unregister = (owner: Record<string, unknown>) =>
    ask('POST', '/client/push-token-unregister', {
      data: {
        type: 'push-token-unregister',
        attributes: { token: token.token, platform: 'ios', profile: profileBody(owner) },
      },
    });
  expect((await keep(ada)).status).toBe(202);
  const list = await sandbox.askServer('GET', '/api/push-tokens?include=profile');
  expect(list.body.data).toMatchObject([
    {
      id: token.token,
      attributes: { ...token, enablement_status: 'AUTHORIZED', metadata: { app_id: 'shop' } },
    },
  ]);
  expect(list.body.included).toMatchObject([{ attributes: ada }]);
  await keep({ email: 'bob@example.com' });
  const owner = await sandbox.askServer('GET', '/api/push-tokens/device-1/profile');
  expect(owner.body.data.attributes.email).toBe('bob@example.com');
  await unregister(ada);
  expect((await sandbox.askServer('GET', '/api/push-tokens/device-1')).status).toBe(200);
  await unregister({ email: 'bob@example.com' });
  expect((await sandbox.askServer('GET', '/api/push-tokens/device-1')).status).toBe(404);
});
