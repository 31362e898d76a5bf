import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KnownProfile } from '../../sandbox/control/shown.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/server.js';
import { createRoute } from '../create-route.js';
import {
  BASE,
  batchOf,
  type Fields,
  identifyOf,
  KEY,
  postOf,
  trackOf,
  uuid,
} from '../testing/route.js';
import { order, SECRET, serverRequest } from '../testing/server.js';
import { toPageUniqueId } from './page-unique-id.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
});
afterEach(() => sandbox.close());

const start = (options = {}) =>
  createRoute({
    apiKey: KEY,
    basePath: BASE,
    klaviyoUrl: sandbox.url,
    serverSecrets: [SECRET],
    log: () => {},
    ...options,
  });

const victim = { anonymous_id: uuid(0xa), email: 'customer-1001@example.com' };
const post = (events: Fields[], fields: Fields = {}) =>
  postOf(batchOf(events, { visitor: victim, ...fields }));

const recorded = async (count: number) => {
  await sandbox.wait({ count });
  return sandbox
    .events()
    .map(({ unique_id }) => unique_id)
    .sort();
};

test('a page that sends the id of an order early does not keep the order out', async () => {
  const route = start({ serverOnlyMetrics: [] });
  await route(post([trackOf(1, { metric: 'Placed Order', unique_id: 'order-1001' })]));
  await route(await serverRequest({ events: [order(1001)] }));
  expect(await recorded(2)).toStrictEqual(['order-1001', 'page.order-1001']);
});

test('no id a page can send is one of the server, or of another event of a page', async () => {
  const route = start({ serverOnlyMetrics: [] });
  const ids = ['hook.msg_1.0', 'page.hook.msg_1.0', uuid(3), 'identified.0'];
  await route(
    post(ids.map((unique_id, at) => trackOf(at + 10, { metric: 'Placed Order', unique_id }))),
  );
  await route(post([trackOf(3, { metric: 'Placed Order' })]));
  const nameless = order(1001, { unique_id: undefined });
  await route(await serverRequest({ events: [nameless] }));
  expect(await recorded(6)).toStrictEqual(
    [...ids.map((id) => `page.${id}`), uuid(3), 'hook.msg_1.0'].sort(),
  );
});

test('the same id of a page is one event, in whatever batch, from whatever route', async () => {
  const twin = (number: number) => trackOf(number, { unique_id: 'cart-7' });
  await start()(post([twin(1)]));
  await start()(post([twin(2)], { resend: true }));
  await start()(post([twin(3), twin(4)]));
  await start()(post([trackOf(5)]));
  expect(await recorded(2)).toStrictEqual([uuid(5), 'page.cart-7']);
});

test('the server may still send what a page sent, as the same event', async () => {
  const route = start();
  const checkout = { metric: 'Started Checkout', unique_id: 'checkout-7' };
  await route(post([trackOf(1, checkout)]));
  const again = { ...checkout, unique_id: 'page.checkout-7', profile: { email: victim.email } };
  await route(await serverRequest({ events: [again, order(1001)] }));
  expect(await recorded(2)).toStrictEqual(['order-1001', 'page.checkout-7']);
});

test('a long id of a page stays within the limit, and two of them apart', async () => {
  const long = 'x'.repeat(254);
  const [one, two, again, longest] = await Promise.all(
    [`${long}1`, `${long}2`, `${long}1`, 'x'.repeat(250)].map(toPageUniqueId),
  );
  expect(one).not.toBe(two);
  expect(again).toBe(one);
  expect(one).toMatch(/^page\.[\da-f]{64}$/);
  expect(longest).toBe(`page.${'x'.repeat(250)}`);
});

test('traits named like what a page has no say in change nothing but properties of that name', async () => {
  const route = start();
  await route(post([identifyOf(1, { first_name: 'Ada' }), trackOf(2)]));
  await sandbox.wait({ count: 1 });
  const before = sandbox.profiles();
  expect(before).toHaveLength(1);
  const strange = {
    id: '01HVICTIM',
    email: 'evil@example.com',
    phone_number: '+12345678901',
    external_id: 'customer-9',
    anonymous_id: 'x',
    _kx: 'bXkga2V5.Ab12Cd',
    subscriptions: { email: { marketing: { consent: 'SUBSCRIBED' } } },
    location: { ip: '192.0.2.1', city: 'Evil' },
    meta: {
      patch_properties: { unset: 'Plan' },
      patch_identifiers: { append: { email: 'e@e.co' } },
    },
    properties: { Plan: 'gold' },
    image: 'https://evil.test/a.png',
  };
  const events = [
    identifyOf(3, strange),
    identifyOf(4, { ...strange, first_name: 'Eve' }),
    { ...identifyOf(5, strange), joins: true },
    trackOf(6, { properties: strange }),
  ];
  const answer = await route(post(events));
  expect(((await answer.json()) as { results: Fields[] }).results).toMatchObject(
    Array(4).fill({ status: 'accepted' }),
  );
  await sandbox.wait({ count: 3 });
  const after = sandbox.profiles();
  expect(after).toHaveLength(1);
  const identity = ({ id, email, phone_number, external_id, anonymous_ids }: KnownProfile) => [
    id,
    email,
    phone_number,
    external_id,
    anonymous_ids,
  ];
  expect(after.map(identity)).toStrictEqual(before.map(identity));
  expect(after[0]?.traits).toStrictEqual({ first_name: 'Eve', properties: strange });
});

test.each(['$consent', '$consent_method', '$email', '$id', '$anonymous', '$use_ip', '$unset'])(
  'no page says %s, neither of an event nor of a person',
  async (key) => {
    const route = start();
    const answer = await route(
      post([trackOf(1, { properties: { [key]: ['email'] } }), identifyOf(2, { [key]: ['email'] })]),
    );
    expect(((await answer.json()) as { results: Fields[] }).results).toMatchObject([
      { status: 'rejected', code: 'reserved_key', pointer: `/properties/${key}` },
      { status: 'rejected', code: 'reserved_key', pointer: `/traits/${key}` },
    ]);
    expect(sandbox.requests()).toHaveLength(0);
  },
);

test.each(['subscriptions', 'consent', 'meta', 'location', 'id', 'traits'])(
  'a page that says %s of its visitor has its batch refused',
  async (key) => {
    const answer = await start()(post([trackOf(1)], { visitor: { ...victim, [key]: {} } }));
    expect(answer.status).toBe(400);
    expect(sandbox.requests()).toHaveLength(0);
  },
);
