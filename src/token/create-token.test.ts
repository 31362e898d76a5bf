import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createToken, type Person, toCookie, toExpiredCookie } from './index.js';

const SECRET = 'a secret of the shop that is long enough';

const decode = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

test('makes a JWT that any library reads: HS256, the claims by their usual names', async () => {
  const before = Math.floor(Date.now() / 1_000);
  const token = await createToken(SECRET, {
    externalId: ' customer-1 ',
    email: 'Ada@Example.COM',
    phoneNumber: '+1 (234) 567-8901',
    anonymousId: '0190a6f0-0000-7000-8000-00000000000a',
  });
  const [header, claims, signature] = token.split('.');
  const { iat } = decode(claims) as { iat: number };

  expect(decode(header)).toStrictEqual({ alg: 'HS256', typ: 'JWT' });
  expect(decode(claims)).toStrictEqual({
    aud: 'keepsend',
    iat,
    exp: iat + 3_600,
    sub: 'customer-1',
    email: 'ada@example.com',
    phone_number: '+12345678901',
    aid: '0190a6f0-0000-7000-8000-00000000000a',
  });
  expect(iat).toBeGreaterThanOrEqual(before);
  expect(iat).toBeLessThanOrEqual(Math.floor(Date.now() / 1_000));
  expect(signature).toBe(
    createHmac('sha256', SECRET).update(`${header}.${claims}`).digest('base64url'),
  );
});

test('leaves out what the shop does not know', async () => {
  const person = { externalId: 42, email: null, phoneNumber: undefined } as unknown as Person;
  const [, claims] = (await createToken(SECRET, person)).split('.');
  expect(decode(claims)).toMatchObject({ sub: '42' });
  expect(decode(claims)).not.toHaveProperty('email');
});

test.each<[string, unknown, unknown, string]>([
  ['a short secret', 'hunter2', { externalId: '1' }, 'at least 32 characters; what came has 7'],
  ['no secret', undefined, { externalId: '1' }, 'what came has 0'],
  ['nobody', SECRET, {}, 'A token names somebody'],
  ['no person', SECRET, null, 'The person must be an object'],
  ['a field of another name', SECRET, { external_id: '1' }, 'has no field external_id'],
  ['an address that is none', SECRET, { email: 'ada@secret' }, 'email is not right: Pass an'],
  ['a number that is none', SECRET, { phoneNumber: '555' }, 'phoneNumber is not right: Pass E.164'],
  ['an id that is blank', SECRET, { externalId: ' ' }, 'externalId is not right'],
  ['another anonymous id', SECRET, { externalId: '1', anonymousId: 'x' }, 'must be a UUID'],
  ['no time', SECRET, { externalId: '1', expiresInSeconds: 0 }, 'from 1 to 86400; what came is 0'],
  ['a week', SECRET, { externalId: '1', expiresInSeconds: 604_800 }, 'what came is 604800'],
  [
    'no number of seconds',
    SECRET,
    { externalId: '1', expiresInSeconds: '60' },
    'must be a whole number',
  ],
])('refuses %s, and says what is wrong', async (_, secret, person, words) => {
  const made = createToken(secret as string, person as Person);
  await expect(made).rejects.toThrow(TypeError);
  await expect(made).rejects.toThrow(words);
  await expect(made).rejects.not.toThrow(/hunter2|ada@secret/);
});

test('puts the longest identifiers there are into a token that fits a cookie', async () => {
  const token = await createToken(SECRET, {
    externalId: '漢'.repeat(255),
    email: `${'é'.repeat(240)}@example.com`,
    phoneNumber: '+123456789012345',
  });
  expect(toCookie(token).length).toBeLessThan(4_096);
});

test('sets it where scripts and sibling hosts cannot reach it, for as long as it is good', async () => {
  const token = await createToken(SECRET, { externalId: '1', expiresInSeconds: 600 });
  const [pair, path, maxAge, ...others] = toCookie(token).split('; ');
  expect(pair).toBe(`__Host-keepsend-token=${token}`);
  expect(path).toBe('Path=/');
  expect(Number(maxAge?.replace('Max-Age=', ''))).toBeGreaterThan(500);
  expect(Number(maxAge?.replace('Max-Age=', ''))).toBeLessThanOrEqual(600);
  expect(others).toStrictEqual(['Secure', 'HttpOnly', 'SameSite=Lax']);
});

test('shares it with siblings, or does without https, where the shop says so', async () => {
  const token = await createToken(SECRET, { externalId: '1' });
  expect(toCookie(token, { domain: 'shop.example' })).toMatch(
    /^keepsend-token=[^;]+; Path=\/; Max-Age=\d+; Domain=shop\.example; Secure; HttpOnly; SameSite=Lax$/,
  );
  expect(toCookie(token, { secure: false })).toMatch(
    /^keepsend-token=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
});

test('deletes it under the name it was set by', () => {
  expect(toExpiredCookie()).toMatch(/^__Host-keepsend-token=; Path=\/; Max-Age=0; Secure;/);
  expect(toExpiredCookie({ domain: 'shop.example' })).toMatch(/^keepsend-token=; .*Domain=shop/);
});

test.each(['', 'a.b', 'a.b.c', `${'x'.repeat(4_000)}.e30.x`, 'e30.e30.e30', 'a; Domain=x.y.z'])(
  'makes no cookie of %j',
  (text) => {
    expect(() => toCookie(text)).toThrow(/must be a token/);
  },
);

test.each(['shop.example; Path=/x', 'localhost', 'https://shop.example'])(
  'takes no domain %j',
  (domain) => {
    expect(() => toExpiredCookie({ domain })).toThrow(/domain must be a domain like/);
  },
);
