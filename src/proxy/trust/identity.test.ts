import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteOptions } from '../route-options.js';
import {
  type Asked,
  agree,
  BULK,
  batchOf,
  EVENTS,
  type Fields,
  IMPORT,
  identifyOf,
  KEY,
  type Klaviyo,
  refusal,
  startRoute,
  statusesOf,
  trackOf,
  tracksOf,
  uuid,
} from '../testing/route.js';
import { claimsOf, OTHER_SECRET, SECRET, signToken, tokenOf, unsigned } from './testing/tokens.js';

const X = uuid(0xa);
const ADA = { email: 'ada@example.com', external_id: 'c-1' };
const ADAS = { email: 'ada@example.com', sub: 'c-1' };

type Send = ReturnType<typeof startRoute>['send'];
type Answer = Awaited<ReturnType<Send>>;

const start = (options: Partial<RouteOptions> = {}, klaviyo: Klaviyo = agree) =>
  startRoute(klaviyo, { tokenSecrets: [SECRET], ...options });

/** Events of a visitor, with cookies. */
const sendAs = (
  send: Send,
  visitor: Fields,
  cookies: string[] = [],
  events: Fields[] = [trackOf(1)],
) =>
  send(batchOf(events, { visitor: { anonymous_id: X, ...visitor } }), {
    headers: { cookie: cookies.join('; ') },
  });

const hostCookie = (token: string): string => `__Host-keepsend-token=${token}`;

/** Name and value of the visitor cookie an answer sets. */
const visitorCookie = ({ headers }: Answer): string =>
  headers.getSetCookie()[0]?.split(';')[0] ?? '';

const eventIn = ({ path, body }: Asked) =>
  path === BULK
    ? body.data.attributes['events-bulk-create'].data[0].attributes.events.data[0].attributes
    : body.data.attributes;
const profileIn = (asked: Asked): Fields =>
  asked.path === BULK
    ? asked.body.data.attributes['events-bulk-create'].data[0].attributes.profile.data.attributes
    : asked.body.data.attributes.profile.data.attributes;
const identityIn = (log: readonly object[]): unknown => (log.at(-1) as Fields).identity;

describe('tells', () => {
  test.each<[string, Fields, string[], string | undefined]>([
    ['an anonymous visitor', {}, [], undefined],
    ['one who came by a link', { _kx: 'bXkga2V5.Ab12Cd' }, [], 'link'],
    ['one who typed an address in', { email: 'ada@example.com' }, [], 'typed'],
    ['one the shop vouches for', ADA, [hostCookie(tokenOf(ADAS))], 'verified'],
    ['him in the plain cookie', ADA, [`keepsend-token=${tokenOf(ADAS)}`], 'verified'],
    [
      'him when a sibling host has planted another',
      ADA,
      [`keepsend-token=${tokenOf({ sub: 'evil' })}`, hostCookie(tokenOf(ADAS))],
      'verified',
    ],
    [
      'him beside a token that is over',
      ADA,
      [hostCookie(tokenOf({ ...ADAS, iat: 1, exp: 2 })), `keepsend-token=${tokenOf(ADAS)}`],
      'verified',
    ],
    ['one who says more than the shop', ADA, [hostCookie(tokenOf({ sub: 'c-1' }))], 'typed'],
    [
      'one who says another than the shop',
      { ...ADA, email: 'eve@example.com' },
      [hostCookie(tokenOf(ADAS))],
      'typed',
    ],
    ['one with the token of another shop', ADA, [hostCookie(tokenOf(ADAS, OTHER_SECRET))], 'typed'],
    ['an anonymous visitor with a token', {}, [hostCookie(tokenOf(ADAS))], undefined],
  ])('%s', async (_, visitor, cookies, identity) => {
    const { send, log } = start();
    expect((await sendAs(send, visitor, cookies)).status).toBe(202);
    expect(identityIn(log)).toBe(identity);
  });
});

test('counts a token that proves nothing, and takes the events all the same', async () => {
  const { send, log } = start();
  const { status, body } = await sendAs(send, ADA, [hostCookie(unsigned(ADAS))]);
  expect([status, statusesOf(body)]).toStrictEqual([202, ['accepted']]);
  expect(log).toMatchObject([{ at: 'collect', accepted: 1, tokens_refused: 1, identity: 'typed' }]);
  expect(JSON.stringify(log)).not.toMatch(/ada|c-1|eyJ/);
});

test('looks at no token when the route has no secret', async () => {
  const { send, log } = startRoute();
  await sendAs(send, ADA, [hostCookie(tokenOf(ADAS))]);
  expect(log[0]).toMatchObject({ identity: 'typed' });
  expect(log[0]).not.toHaveProperty('tokens_refused');
});

describe('what was verified once', () => {
  const verified = async (options: Partial<RouteOptions> = {}) => {
    const route = start(options);
    const cookie = visitorCookie(await sendAs(route.send, ADA, [hostCookie(tokenOf(ADAS))]));
    return { ...route, cookie };
  };

  test('stays so after the token is over, by the visitor cookie', async () => {
    const { send, log, cookie } = await verified();
    await sendAs(send, ADA, [cookie]);
    expect(identityIn(log)).toBe('verified');
    expect(decodeURIComponent(cookie)).toMatch(/~[0-9a-f]{16}~[0-9a-f]{16}\./);
  });

  test.each<[string, Fields]>([
    ['another visitor', { ...ADA, anonymous_id: uuid(0xb) }],
    ['another address', { ...ADA, email: 'eve@example.com' }],
    ['another kind', { ...ADA, phone_number: '+12345678901' }],
  ])('says nothing of %s', async (_, visitor) => {
    const { send, log, cookie } = await verified();
    await sendAs(send, visitor, [cookie]);
    expect(identityIn(log)).toBe('typed');
  });

  test('is remembered of two persons who share a browser', async () => {
    const { send, log, cookie } = await verified();
    const bob = { anonymous_id: uuid(0xb), email: 'bob@example.com', external_id: 'c-2' };
    const token = tokenOf({ email: 'bob@example.com', sub: 'c-2' });
    const both = visitorCookie(await sendAs(send, bob, [cookie, hostCookie(token)]));
    for (const visitor of [ADA, bob]) {
      await sendAs(send, visitor, [both]);
      expect(identityIn(log)).toBe('verified');
    }
  });

  test('is remembered of a browser that lost its own memory', async () => {
    const { send, log, cookie } = await verified();
    const answer = await sendAs(send, { ...ADA, anonymous_id: uuid(0xf00), fresh: true }, [cookie]);
    expect(identityIn(log)).toBe('verified');
    await sendAs(send, ADA, [visitorCookie(answer)]);
    expect(identityIn(log)).toBe('verified');
  });

  test('is remembered while one key takes the place of another', async () => {
    const { cookie } = await verified();
    const { send, log } = start({ apiKey: 'pk_another', nextApiKey: KEY });
    const again = visitorCookie(await sendAs(send, ADA, [cookie]));
    expect(identityIn(log)).toBe('verified');
    const after = start({ apiKey: 'pk_another' });
    await sendAs(after.send, ADA, [again]);
    expect(identityIn(after.log)).toBe('verified');
  });

  test('is forgotten when the route has another secret, or none for tokens', async () => {
    const { cookie } = await verified();
    for (const options of [{ apiKey: 'pk_another' }, { tokenSecrets: undefined }]) {
      const { send, log } = start(options as Partial<RouteOptions>);
      await sendAs(send, ADA, [cookie]);
      expect(identityIn(log)).toBe('typed');
    }
  });

  test('outlasts an outage that began while the token was good', async () => {
    const { send } = start({}, () => refusal(500));
    const held = await sendAs(send, ADA, [hostCookie(tokenOf(ADAS))]);
    expect(held.status).toBe(503);
    const after = start();
    await sendAs(after.send, ADA, [visitorCookie(held)]);
    expect(identityIn(after.log)).toBe('verified');
  });

  test('is passed over by a release that knows of none, and its cookie is still read', async () => {
    const { send, log, cookie } = await verified();
    const ids = decodeURIComponent(cookie)
      .replace(/^.*?=/, '')
      .replace(/\.[^.]*$/, '')
      .split('~')
      .filter((part) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part));
    expect(ids).toStrictEqual([X]);
    const { send: sendToOld } = startRoute();
    const old = visitorCookie(await sendAs(sendToOld, {}));
    expect((await sendAs(send, ADA, [old])).status).toBe(202);
    expect(identityIn(log)).toBe('typed');
  });
});

test('verifies nobody without a token that is good, whatever comes in whatever order', async () => {
  const identifiers = fc.record(
    {
      anonymous_id: fc.constantFrom(X, uuid(0xb)),
      fresh: fc.constant(true as const),
      email: fc.constantFrom('ada@example.com', 'eve@example.com'),
      external_id: fc.constantFrom('c-1', 'c-2'),
      phone_number: fc.constant('+12345678901'),
      _kx: fc.constant('bXkga2V5.Ab12Cd'),
    },
    { requiredKeys: ['anonymous_id'] },
  );
  const bad = fc.constantFrom(
    tokenOf(ADAS, OTHER_SECRET),
    unsigned(ADAS),
    tokenOf({ ...ADAS, iat: 1, exp: 2 }),
    tokenOf({ ...ADAS, aud: 'other' }),
    tokenOf({ ...ADAS, aid: uuid(0xc) }),
    signToken(claimsOf(ADAS), SECRET, { alg: 'HS512' }),
    '',
  );
  const step = fc.record({
    visitor: identifiers,
    token: bad,
    keepsCookie: fc.boolean(),
    forges: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { send, log } = start();
      let cookie = '';
      for (const { visitor, token, keepsCookie, forges } of steps) {
        const forged = forges ? cookie.replace('.', `~${'0'.repeat(16)}.`) : cookie;
        const answer = await sendAs(send, visitor, [keepsCookie ? forged : '', hostCookie(token)]);
        expect(answer.status).toBe(202);
        expect(identityIn(log)).not.toBe('verified');
        cookie = visitorCookie(answer);
        expect(decodeURIComponent(cookie)).not.toMatch(/~[0-9a-f]{16}[~.]/);
      }
    }),
    { numRuns: 60 },
  );
});

describe('typed identity that is recorded without flows', () => {
  const mode = { typedIdentity: 'no-flows' } as const;

  test('starts none, in any lane, and is joined to nothing a stranger could go on by', async () => {
    for (const count of [1, 12]) {
      const { send, asked } = start(mode);
      const visitor = { email: 'ada@example.com', _kx: 'bXkga2V5.Ab12Cd' };
      const { body } = await sendAs(send, visitor, [], tracksOf(count));
      expect(statusesOf(body)).toStrictEqual(Array(count).fill('accepted'));
      expect(asked[0]?.path).toBe(count === 1 ? EVENTS : BULK);
      expect(eventIn(asked[0] as Asked)).toMatchObject({ backfill: true });
      const { anonymous_id: anonymousId, ...others } = profileIn(asked[0] as Asked);
      expect(others).toStrictEqual({ email: 'ada@example.com' });
      expect(anonymousId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(anonymousId).not.toBe(X);
    }
  });

  test('loses no event by an address that Klaviyo refuses', async () => {
    const problem = {
      code: 'invalid',
      detail: 'Invalid.',
      source: { pointer: '/data/attributes/profile/data/attributes/email' },
    };
    const { send } = start(mode, (asked) =>
      profileIn(asked).email ? refusal(400, [problem]) : agree(asked),
    );
    const { body } = await sendAs(send, { email: 'ada@gmail..com' });
    expect(statusesOf(body)).toStrictEqual(['accepted']);
  });

  test('starts none by saying who he is either', async () => {
    const { send, asked } = start(mode);
    await sendAs(send, { email: 'ada@example.com' }, [], [{ ...identifyOf(1), joins: true }]);
    expect(asked[0]?.body.data.attributes).toMatchObject({ backfill: true });
  });

  test('leaves flows to whoever is anonymous, came by a link, or is verified', async () => {
    const { send, asked } = start(mode);
    await sendAs(send, {});
    await sendAs(send, { _kx: 'bXkga2V5.Ab12Cd' });
    await sendAs(send, ADA, [hostCookie(tokenOf(ADAS))]);
    expect(asked.map(eventIn).map(({ backfill }) => backfill)).toStrictEqual(
      Array(3).fill(undefined),
    );
    expect(profileIn(asked[2] as Asked)).toStrictEqual({ anonymous_id: X, ...ADA });
  });

  test('is left out beside a verified one, whose flows go on', async () => {
    const { send, asked } = start(mode);
    await sendAs(send, { external_id: 'c-1', email: 'eve@example.com' }, [
      hostCookie(tokenOf({ sub: 'c-1' })),
    ]);
    expect(profileIn(asked[0] as Asked)).toStrictEqual({ anonymous_id: X, external_id: 'c-1' });
    expect(eventIn(asked[0] as Asked)).not.toHaveProperty('backfill');
  });
});

test.each(['no-flows', 'ignore'] as const)(
  'never names somebody who was typed in beside anything else that counts, where typed identity is %s',
  async (typedIdentity) => {
    const visitors = fc.record(
      {
        anonymous_id: fc.constant(X),
        email: fc.constantFrom('ada@example.com', 'eve@example.com'),
        external_id: fc.constantFrom('c-1', 'c-2'),
        phone_number: fc.constantFrom('+12345678901', '+12345678902'),
        _kx: fc.constant('bXkga2V5.Ab12Cd'),
      },
      { requiredKeys: ['anonymous_id'] },
    );
    const proofs = fc.record(
      {
        email: fc.constantFrom('ada@example.com', 'eve@example.com'),
        sub: fc.constantFrom('c-1', 'c-2'),
        phone_number: fc.constantFrom('+12345678901', '+12345678902'),
      },
      { requiredKeys: [] },
    );
    const events = fc.constantFrom<Fields[][]>(
      [trackOf(1)],
      [{ ...identifyOf(1), joins: true }],
      [identifyOf(1, { first_name: 'Ada' })],
    );
    await fc.assert(
      fc.asyncProperty(visitors, proofs, events, async (visitor, proof, batch) => {
        const { send, asked } = start({ typedIdentity });
        const { body } = await sendAs(send, visitor, [hostCookie(tokenOf(proof))], batch);
        expect(statusesOf(body)).toStrictEqual(['accepted']);
        const vouched = Object.values(proof);
        for (const one of asked) {
          const { email, external_id, phone_number, _kx, anonymous_id } =
            one.path === IMPORT ? one.body.data.attributes : profileIn(one);
          const named = [email, external_id, phone_number].filter(Boolean);
          const isTyped = named.some((value) => !vouched.includes(value));
          if (isTyped) {
            expect(typedIdentity).toBe('no-flows');
            expect(named.some((value) => vouched.includes(value))).toBe(false);
            if (one.path === EVENTS) expect(eventIn(one).backfill).toBe(true);
            expect(anonymous_id).not.toBe(X);
          }
          if (named.length) expect(_kx).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  },
);

describe('typed identity that is ignored', () => {
  const mode = { typedIdentity: 'ignore' } as const;

  test('leaves the events with the anonymous visitor, and with his link', async () => {
    const { send, asked } = start(mode);
    const { body } = await sendAs(send, { ...ADA, _kx: 'bXkga2V5.Ab12Cd' }, [], tracksOf(2));
    expect(statusesOf(body)).toStrictEqual(['accepted', 'accepted']);
    expect(profileIn(asked[0] as Asked)).toStrictEqual({
      anonymous_id: X,
      _kx: 'bXkga2V5.Ab12Cd',
    });
    expect(eventIn(asked[0] as Asked)).not.toHaveProperty('backfill');
  });

  test('makes an identification of nobody else an accepted nothing', async () => {
    for (const more of [{}, { _kx: 'bXkga2V5.Ab12Cd' }]) {
      const { send, asked } = start(mode);
      const events = [{ ...identifyOf(1, { first_name: 'Ada' }), joins: true }, identifyOf(2)];
      const { status, body } = await sendAs(send, { ...ADA, ...more }, [], events);
      expect([status, statusesOf(body)]).toStrictEqual([202, ['accepted', 'accepted']]);
      expect(asked).toStrictEqual([]);
    }
  });

  test('identifies him by what is verified', async () => {
    const { send, asked } = start(mode);
    await sendAs(
      send,
      { external_id: 'c-1', email: 'eve@example.com' },
      [hostCookie(tokenOf({ sub: 'c-1' }))],
      [identifyOf(1, { first_name: 'Ada' })],
    );
    expect(asked[0]?.path).toBe(IMPORT);
    expect(asked[0]?.body.data.attributes).toStrictEqual({ external_id: 'c-1', first_name: 'Ada' });
  });
});

test('refuses an event of a page that sets the mark of the route itself', async () => {
  const { body } = await sendAs(start().send, {}, [], [trackOf(1, { backfill: true })]);
  expect(body.results).toMatchObject([{ status: 'rejected', code: 'unknown_field' }]);
});
