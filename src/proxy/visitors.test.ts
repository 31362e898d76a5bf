import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type Asked,
  agree,
  BASE,
  batchOf,
  EVENTS,
  type Fields,
  IMPORT,
  identifyOf,
  refusal,
  SHOP,
  startRoute,
  trackOf,
  tracksOf,
  uuid,
} from './testing/route.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const OLD = uuid(1);
const NEW = uuid(2);
const ODD = uuid(3);
const fresh = (anonymousId = NEW): Fields => ({
  visitor: { anonymous_id: anonymousId, fresh: true },
});

/** Name and value of the cookie an answer sets. */
const cookieOf = ({ headers }: { headers: Headers }): string =>
  headers.get('set-cookie')?.split(';')[0] ?? '';

const profileOf = ([first]: readonly Asked[]): unknown =>
  first?.body.data.attributes.profile.data.attributes;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the visitor cookie', () => {
  test('is set for 400 days, for this host and not for scripts', async () => {
    const { send } = startRoute();
    const answer = await send(batchOf([trackOf(1)], fresh()));
    const [pair, ...attributes] = answer.headers.getSetCookie()[0]?.split('; ') ?? [];
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(pair).toMatch(/^__Host-keepsend=[0-9a-f-]{36}(~[0-9a-f-]{36}){2}\.[\w%]{40,}$/);
    expect(attributes.sort()).toStrictEqual([
      'HttpOnly',
      'Max-Age=34560000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect(answer.body.visitor).toStrictEqual({ anonymous_id: NEW });
  });

  test('gives a fresh visitor the anonymous id this browser had', async () => {
    const { send, asked } = startRoute();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(OLD))));
    asked.length = 0;
    const answer = await send(batchOf([trackOf(2)], fresh(NEW)), { headers: { cookie } });
    expect(answer.body.visitor).toStrictEqual({ anonymous_id: OLD });
    expect(profileOf(asked)).toStrictEqual({ anonymous_id: OLD });
    expect(cookieOf(answer)).toContain(`keepsend=${OLD}~${NEW}~${OLD}.`);
  });

  test('is checked once, and renewed as it came, once a day', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const { send } = startRoute();
    const first = await send(batchOf([trackOf(1)], fresh(OLD)));
    const headers = { cookie: cookieOf(first) };
    const sendAgain = async (number: number) =>
      (await send(batchOf([trackOf(number)], fresh(OLD)), { headers })).headers.getSetCookie();
    const again = await sendAgain(2);
    vi.setSystemTime(Date.now() + DAY_MS - 1);
    const sameDay = await sendAgain(3);
    vi.setSystemTime(Date.now() + 1);
    const nextDay = await sendAgain(4);

    expect(verify).toHaveBeenCalledTimes(1);
    expect([again, sameDay, nextDay]).toStrictEqual([
      first.headers.getSetCookie(),
      [],
      first.headers.getSetCookie(),
    ]);
  });

  test('says at once that a known browser is somebody else now', async () => {
    const { send } = startRoute();
    const headers = { cookie: cookieOf(await send(batchOf([trackOf(1)], fresh(OLD)))) };
    await send(batchOf([trackOf(2)], fresh(OLD)), { headers });
    const answer = await send(batchOf([trackOf(3)], { visitor: { anonymous_id: NEW } }), {
      headers,
    });
    expect(cookieOf(answer)).toContain(`keepsend=${NEW}~`);
  });

  test('is renewed by an answer that is given, not by one that puts the page off', async () => {
    let isAway = false;
    const { send } = startRoute((asked) =>
      isAway ? new Response(null, { status: 503 }) : agree(asked),
    );
    const headers = { cookie: cookieOf(await send(batchOf([trackOf(1)], fresh(OLD)))) };
    isAway = true;
    const held = await send(batchOf([trackOf(2)], fresh(OLD)), { headers });
    isAway = false;
    const taken = await send(batchOf([trackOf(2)], fresh(OLD)), { headers });

    expect([held.status, held.headers.getSetCookie()]).toStrictEqual([503, []]);
    expect([taken.status, cookieOf(taken)]).toStrictEqual([202, headers.cookie]);
  });

  test('is not believed with another id or another signature, though the true one is known', async () => {
    const { send } = startRoute();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(OLD))));
    await send(batchOf([trackOf(2)], fresh(OLD)), { headers: { cookie } });
    const [id, signature = ''] = cookie.split('.');
    const forged = [
      `${id}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      cookie.replaceAll(OLD, ODD),
      cookie.slice(0, -1),
    ];
    for (const one of forged) {
      const answer = await send(batchOf([trackOf(3)], fresh(NEW)), { headers: { cookie: one } });
      expect(answer.body.visitor).toStrictEqual({ anonymous_id: NEW });
    }
  });

  test('is known by its own text alone, whatever stands beside it in the header', async () => {
    const LATER = uuid(9);
    const { send } = startRoute();
    const mine = cookieOf(await send(batchOf([trackOf(1)], { visitor: { anonymous_id: OLD } })));
    const other = cookieOf(await send(batchOf([trackOf(2)], { visitor: { anonymous_id: ODD } })));
    const idFor = async (cookie: string) =>
      (await send(batchOf([trackOf(3)], fresh(LATER)), { headers: { cookie } })).body.visitor;
    const forged = mine.replace(OLD, ODD);

    // The first of a name counts, and a true one behind it proves nothing of it.
    expect(await idFor(`${forged}; ${mine}`)).toStrictEqual({ anonymous_id: LATER });
    expect(await idFor(forged)).toStrictEqual({ anonymous_id: LATER });
    expect(await idFor(`a=b;  ${mine} ; ${other}`)).toStrictEqual({ anonymous_id: OLD });
    expect(await idFor(`x${mine}; ${other}`)).toStrictEqual({ anonymous_id: ODD });
  });

  test('leaves a repeated event with the person it was first given to', async () => {
    const { send, asked } = startRoute();
    const first = cookieOf(await send(batchOf([trackOf(1)], fresh(NEW))));
    const reset = cookieOf(
      await send(batchOf([trackOf(2)], { visitor: { anonymous_id: OLD } }), {
        headers: { cookie: first },
      }),
    );
    asked.length = 0;
    const again = await send(batchOf([trackOf(1)], fresh(NEW)), { headers: { cookie: reset } });
    expect(profileOf(asked)).toStrictEqual({ anonymous_id: NEW });
    expect(cookieOf(again)).toContain(`keepsend=${OLD}~`);
  });

  test('leaves the events of a first visitor with him, whoever came after and was answered first', async () => {
    const { send, asked } = startRoute();
    const [earlier, later] = [OLD, NEW].sort();
    const next = cookieOf(await send(batchOf([trackOf(2)], { visitor: { anonymous_id: later } })));
    asked.length = 0;
    await send(batchOf([trackOf(1)], fresh(earlier)), { headers: { cookie: next } });
    expect(profileOf(asked)).toStrictEqual({ anonymous_id: earlier });
  });

  test('takes two ids that one browser made up for one visitor, whichever came first', async () => {
    const [earlier = '', later = ''] = [OLD, NEW].sort();
    for (const [first, second] of [
      [earlier, later],
      [later, earlier],
    ] as const) {
      const { send, asked } = startRoute();
      const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(first))));
      asked.length = 0;
      const answer = await send(batchOf([trackOf(2)], fresh(second)), { headers: { cookie } });
      expect(profileOf(asked)).toStrictEqual({ anonymous_id: first });
      expect(answer.body.visitor).toStrictEqual({ anonymous_id: first });
    }
  });

  test("leaves a former visitor's events with him after a page made an id up for the present one", async () => {
    const { send, asked } = startRoute();
    const [former = '', present = '', madeUp = ''] = [OLD, NEW, ODD].sort();
    const visitor = { anonymous_id: present };
    let cookie = cookieOf(await send(batchOf([trackOf(1)], { visitor })));
    cookie = cookieOf(await send(batchOf([trackOf(2)], fresh(madeUp)), { headers: { cookie } }));
    asked.length = 0;
    await send(batchOf([trackOf(3)], fresh(former)), { headers: { cookie } });
    expect(profileOf(asked)).toStrictEqual({ anonymous_id: former });
  });

  test('is deleted when the visitor takes his consent back', async () => {
    const { ask } = startRoute();
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await ask(new Request(`${SHOP}${BASE}/e`, { method: 'DELETE', headers }));
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()).toStrictEqual([
      '__Host-keepsend=; Max-Age=0; Path=/; Secure',
    ]);
  });

  test('gives it in a bulk request too', async () => {
    const { send, asked } = startRoute();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(OLD))));
    asked.length = 0;
    await send(batchOf(tracksOf(10), fresh(NEW)), { headers: { cookie } });
    const [group] = asked[0]?.body.data.attributes['events-bulk-create'].data ?? [];
    expect(group.attributes.profile.data.attributes).toStrictEqual({ anonymous_id: OLD });
  });

  test('gives way to a visitor the page knows', async () => {
    const { send, asked } = startRoute();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(OLD))));
    asked.length = 0;
    const visitor = { anonymous_id: NEW };
    const answer = await send(batchOf([trackOf(2)], { visitor }), { headers: { cookie } });
    expect(answer.body.visitor).toBeUndefined();
    expect(profileOf(asked)).toStrictEqual({ anonymous_id: NEW });
    expect(cookieOf(answer)).toContain(NEW);
  });

  test('is found among others', async () => {
    const { send } = startRoute();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(OLD))));
    const headers = { cookie: `a=1; x__Host-keepsend=2; ${cookie}; b="c"` };
    const { body } = await send(batchOf([trackOf(2)], fresh()), { headers });
    expect(body.visitor.anonymous_id).toBe(OLD);
  });

  test('is known again when its id has capitals', async () => {
    const { send } = startRoute();
    const capitals = OLD.toUpperCase();
    const cookie = cookieOf(await send(batchOf([trackOf(1)], fresh(capitals))));
    const { body } = await send(batchOf([trackOf(2)], fresh()), { headers: { cookie } });
    expect(body.visitor.anonymous_id).toBe(capitals);
  });

  test.each<[string, (cookie: string) => string]>([
    ['names another id', (cookie) => cookie.replace(OLD, uuid(3))],
    [
      'has another signature',
      (cookie) => cookie.replace(/\.(.)/, (_, c) => `.${c === 'A' ? 'B' : 'A'}`),
    ],
    ['has no signature', (cookie) => cookie.replace(/\..*/, '')],
    ['has an empty signature', (cookie) => cookie.replace(/\..*/, '.')],
    ['breaks off', (cookie) => cookie.slice(0, -6)],
    ['has a broken escape', () => '__Host-keepsend=%E0%A4%A'],
    ['is empty', () => '__Host-keepsend='],
    ['is endless', () => `__Host-keepsend=${'x'.repeat(50_000)}.${'y'.repeat(44)}`],
    ['has another prefix', (cookie) => cookie.replace('__Host-', '__Secure-')],
    ['has no prefix', (cookie) => cookie.replace('__Host-', '')],
    ['stands in small letters', (cookie) => cookie.replace('__Host-', '__host-')],
  ])('is ignored when it %s', async (_, alter) => {
    const { send } = startRoute();
    const cookie = alter(cookieOf(await send(batchOf([trackOf(1)], fresh(OLD)))));
    const answer = await send(batchOf([trackOf(2)], fresh(NEW)), { headers: { cookie } });
    expect(answer.status).toBe(202);
    expect(answer.body.visitor).toStrictEqual({ anonymous_id: NEW });
    expect(cookieOf(answer)).toContain(NEW);
  });

  test('of another shop is ignored', async () => {
    const other = startRoute(undefined, { apiKey: 'pk_another' });
    const cookie = cookieOf(await other.send(batchOf([trackOf(1)], fresh(OLD))));
    const { body } = await startRoute().send(batchOf([trackOf(2)], fresh()), {
      headers: { cookie },
    });
    expect(body.visitor.anonymous_id).toBe(NEW);
  });

  test('outlives a change of the key when it has a secret of its own', async () => {
    const cookieSecret = 'a secret that is long enough for a cookie';
    const before = startRoute(undefined, { cookieSecret });
    const after = startRoute(undefined, { cookieSecret, apiKey: 'pk_another' });
    const cookie = cookieOf(await before.send(batchOf([trackOf(1)], fresh(OLD))));
    const { body } = await after.send(batchOf([trackOf(2)], fresh()), { headers: { cookie } });
    expect(body.visitor.anonymous_id).toBe(OLD);
  });

  test('is shared with sibling hosts under a domain', async () => {
    const { send } = startRoute(undefined, { cookieDomain: 'shop.test' });
    const answer = await send(batchOf([trackOf(1)], fresh(OLD)));
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^__Secure-keepsend=/);
    expect(answer.headers.get('set-cookie')).toContain('; Domain=shop.test;');
    const { body } = await send(batchOf([trackOf(2)], fresh()), { headers: { cookie } });
    expect(body.visitor.anonymous_id).toBe(OLD);
  });

  test('is not set when the events are held', async () => {
    const { send } = startRoute(() => refusal(500));
    expect((await send(batchOf([trackOf(1)], fresh()))).headers.has('set-cookie')).toBe(false);
  });
});

test('sends every identifier with an event, in its one spelling, and nothing else', async () => {
  const { send, asked } = startRoute();
  const visitor = {
    anonymous_id: NEW,
    fresh: true,
    email: ' Ada@Example.COM ',
    phone_number: '+1 (234) 567-8901',
    external_id: ' customer-1 ',
    _kx: 'bXkga2V5.Ab12Cd',
  };
  expect((await send(batchOf([trackOf(1)], { visitor }))).status).toBe(202);
  expect(profileOf(asked)).toStrictEqual({
    anonymous_id: NEW,
    email: 'ada@example.com',
    phone_number: '+12345678901',
    external_id: 'customer-1',
    _kx: 'bXkga2V5.Ab12Cd',
  });
});

test('sends the id of an event as its unique_id unless it has one, which is then a name for pages only', async () => {
  const { send, asked } = startRoute();
  await send(batchOf([trackOf(1), trackOf(2, { unique_id: 'order-1' })]));
  const ids = asked.map(({ body }) => body.data.attributes.unique_id);
  expect(ids.sort()).toStrictEqual([uuid(1), 'page.order-1']);
  expect(asked[0]?.body.data.attributes).not.toHaveProperty('id');
});

test('passes nothing of the request on to Klaviyo but the batch', async () => {
  const { send, asked } = startRoute();
  const headers = {
    cookie: 'session=secret',
    'x-forwarded-for': '192.0.2.1',
    'user-agent': 'Secret/1.0',
    authorization: 'Bearer secret',
    referer: 'https://shop.test/?email=ada@example.com',
  };
  await send(batchOf([trackOf(1)]), { headers });
  const names = [...(asked[0]?.headers.keys() ?? [])].sort();
  expect(names).toStrictEqual(['accept', 'authorization', 'content-type', 'revision']);
  expect(asked[0]?.headers.get('authorization')).toMatch(/^Klaviyo-API-Key pk_/);
});

describe('an identification', () => {
  const all = {
    external_id: 'customer-1',
    email: 'ada@example.com',
    phone_number: '+12345678901',
    _kx: 'bXkga2V5.Ab12Cd',
  };

  test.each<[keyof typeof all, (keyof typeof all)[]]>([
    ['external_id', ['external_id', 'email', 'phone_number', '_kx']],
    ['email', ['email', 'phone_number', '_kx']],
    ['phone_number', ['phone_number', '_kx']],
    ['_kx', ['_kx']],
  ])('goes by %s alone when there are %j', async (strongest, known) => {
    const { send, asked } = startRoute();
    const identifiers = Object.fromEntries(known.map((kind) => [kind, all[kind]]));
    const visitor = { anonymous_id: NEW, ...identifiers };
    const traits = { first_name: 'Ada', size: 'M', email: 'eve@example.com', id: '01P' };
    const { body } = await send(batchOf([identifyOf(1, traits)], { visitor }));
    expect(body.results).toStrictEqual([{ id: uuid(1), status: 'accepted' }]);
    expect(asked.map(({ path }) => path)).toStrictEqual([IMPORT]);
    expect(asked[0]?.body).toStrictEqual({
      data: {
        type: 'profile',
        attributes: {
          [strongest]: all[strongest],
          first_name: 'Ada',
          properties: { size: 'M', email: 'eve@example.com', id: '01P' },
        },
      },
    });
  });

  test('cannot touch what only the shop may: identifiers, place, meta and subscriptions', async () => {
    const { send, asked } = startRoute();
    const traits = {
      external_id: 'x',
      anonymous_id: 'x',
      _kx: 'x',
      phone_number: '+10000000000',
      location: { ip: '192.0.2.1' },
      image: 'https://evil.test/x.png',
      meta: { patch_properties: { unset: 'vip' } },
      subscriptions: { email: {} },
      properties: { vip: true },
    };
    const visitor = { anonymous_id: NEW, email: 'ada@example.com' };
    await send(batchOf([identifyOf(1, traits)], { visitor }));
    expect(asked[0]?.body.data).toStrictEqual({
      type: 'profile',
      attributes: { email: 'ada@example.com', properties: traits },
    });
  });

  test('of somebody nobody knows asks nobody', async () => {
    const { send, asked } = startRoute();
    const { body } = await send(batchOf([identifyOf(1, { first_name: 'Ada' })], fresh()));
    expect(asked).toStrictEqual([]);
    expect(body.results).toStrictEqual([{ id: uuid(1), status: 'accepted' }]);
  });

  test('that names two profiles is rejected, while the events get through', async () => {
    const problem = {
      code: 'duplicate_profile',
      detail: 'Exists.',
      source: { pointer: '/data/attributes' },
    };
    const { send } = startRoute(({ path }) =>
      path === EVENTS ? new Response(null, { status: 202 }) : refusal(409, [problem]),
    );
    const visitor = { anonymous_id: NEW, email: 'ada@example.com' };
    const { body } = await send(batchOf([identifyOf(1), trackOf(2)], { visitor }));
    expect(body.results.map(({ status }: Fields) => status)).toStrictEqual([
      'rejected',
      'accepted',
    ]);
  });

  test('is held when Klaviyo answers it with nonsense', async () => {
    const { send } = startRoute(() => new Response('<html>'));
    const visitor = { anonymous_id: NEW, email: 'ada@example.com' };
    expect((await send(batchOf([identifyOf(1)], { visitor }))).status).toBe(503);
  });
});

test('remembers of a header the visitor cookie alone, however much stands beside it', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { send } = startRoute(undefined, { rateLimits: { perAddress: false, perVisitor: false } });
  const beside = () => `a=${crypto.randomUUID().repeat(2_000)}`;
  const visit = async (number: number): Promise<void> => {
    const batch = () => batchOf([trackOf(number)], { visitor: { anonymous_id: uuid(number) } });
    const cookie = cookieOf(await send(batch()));
    // As it was set, and as somebody else may write the same.
    for (const one of [cookie, decodeURIComponent(cookie)])
      await send(batch(), { headers: { cookie: `${beside()}; ${one}` } });
  };
  await visit(1);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let number = 2; number <= 200; number++) await visit(number);
  collect();

  // Two headers of 72 KB each would be 28 MB.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
});
