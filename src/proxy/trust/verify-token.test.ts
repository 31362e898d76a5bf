import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createToken } from '../../token/index.js';
import { claimsOf, OTHER_SECRET, SECRET, signToken, tokenOf, unsigned } from './testing/tokens.js';
import { verifyToken } from './verify-token.js';

const ANONYMOUS = '0190a6f0-0000-7000-8000-0000000000aa';
const now = Math.floor(Date.now() / 1_000);

const verify = (token: string, secrets: readonly string[] = [SECRET]) =>
  verifyToken(token, secrets, ANONYMOUS);

test('believes a token of keepsend/token', async () => {
  const person = { externalId: 'customer-1', email: 'ada@example.com', anonymousId: ANONYMOUS };
  expect(await verify(await createToken(SECRET, person))).toStrictEqual({
    external_id: 'customer-1',
    email: 'ada@example.com',
  });
});

test('reads what it vouches for in the spelling of the page', async () => {
  const claims = { sub: 42, email: ' Ada@Example.COM', phone_number: '+1 (234) 567-8901' };
  expect(await verify(tokenOf(claims))).toStrictEqual({
    external_id: '42',
    email: 'ada@example.com',
    phone_number: '+12345678901',
  });
});

test('leaves out what is no identifier, and believes the rest', async () => {
  expect(await verify(tokenOf({ sub: 'c-1', email: 'nobody', phone_number: {} }))).toStrictEqual({
    external_id: 'c-1',
  });
});

test('takes the old secret and the new while one takes the place of the other', async () => {
  const secrets = [OTHER_SECRET, SECRET];
  for (const secret of secrets)
    expect(await verify(tokenOf({ sub: 'c-1' }, secret), secrets)).toBeDefined();
  expect(await verify(tokenOf({ sub: 'c-1' }), [OTHER_SECRET])).toBeUndefined();
});

describe('allows for clocks that differ by less than a minute:', () => {
  test.each<[string, object, boolean]>([
    ['over for half a minute', { iat: now - 600, exp: now - 30 }, true],
    ['over for two minutes', { iat: now - 600, exp: now - 120 }, false],
    ['made half a minute from now', { iat: now + 30, exp: now + 600 }, true],
    ['made in two minutes', { iat: now + 120, exp: now + 600 }, false],
    ['not good before two minutes from now', { nbf: now + 120 }, false],
    ['good since now', { nbf: now }, true],
  ])('%s', async (_, claims, isGood) => {
    expect((await verify(tokenOf({ sub: 'c-1', ...claims }))) !== undefined).toBe(isGood);
  });
});

describe('does not believe a token', () => {
  const good = { sub: 'c-1', email: 'ada@example.com' };
  const [header = '', claims = '', signature = ''] = tokenOf(good).split('.');

  test.each<[string, string]>([
    ['of nobody', ''],
    ['signed by another', tokenOf(good, OTHER_SECRET)],
    ['that says it needs no signature', unsigned(good)],
    ['that says so and has one', signToken(claimsOf(good), SECRET, { alg: 'none' })],
    ['by another algorithm', signToken(claimsOf(good), SECRET, { alg: 'HS512' }, 'sha512')],
    ['that names another algorithm', signToken(claimsOf(good), SECRET, { alg: 'HS512' })],
    ['that names it in another case', signToken(claimsOf(good), SECRET, { alg: 'hs256' })],
    ['with a header that is none', signToken(claimsOf(good), SECRET, null)],
    [
      'with demands nobody here knows',
      signToken(claimsOf(good), SECRET, { alg: 'HS256', crit: [] }),
    ],
    ['without a signature', `${header}.${claims}.`],
    ['with half a signature', `${header}.${claims}.${signature.slice(0, 20)}`],
    ['with other claims', `${header}.${Buffer.from('{}').toString('base64url')}.${signature}`],
    ['of four parts', `${header}.${claims}.${signature}.${signature}`],
    ['of two parts', `${header}.${signature}`],
    ['in another alphabet', `${header}.${claims}.${signature}=`],
    ['for another audience', tokenOf({ ...good, aud: 'shop' })],
    ['for no audience', tokenOf({ ...good, aud: undefined })],
    ['without an end', tokenOf({ ...good, exp: undefined })],
    ['without a beginning', tokenOf({ ...good, iat: undefined })],
    ['whose end is a text', tokenOf({ ...good, exp: `${now + 600}` })],
    ['whose end is a list', tokenOf({ ...good, exp: [now + 600] })],
    ['that is good for longer than a day', tokenOf({ ...good, exp: now + 86_460 })],
    ['of another visitor', tokenOf({ ...good, aid: '0190a6f0-0000-7000-8000-0000000000ab' })],
    ['of a visitor that is none', tokenOf({ ...good, aid: 7 })],
    ['that is no object', signToken('"keepsend"')],
    ['that is null', signToken('null')],
    ['that is no JSON', signToken('{')],
    ['that is no UTF-8', signToken(Buffer.from([0xff, 0xfe]).toString('latin1'))],
    ['that is endless', tokenOf({ ...good, more: 'x'.repeat(3_000) })],
  ])('%s', async (_, token) => {
    expect(await verify(token)).toBeUndefined();
  });
});

test('believes it for this audience among others, and for this visitor', async () => {
  expect(await verify(tokenOf({ sub: 'c', aud: ['shop', 'keepsend'] }))).toBeDefined();
  expect(await verify(tokenOf({ sub: 'c', aid: ANONYMOUS }))).toBeDefined();
});

test('believes no token that differs from a good one in any character but the last', async () => {
  const token = tokenOf({ sub: 'c-1' });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: token.length - 2 }),
      fc.constantFrom(...'ABCwxyz0189-_.'),
      async (at, character) => {
        fc.pre(token[at] !== character);
        const other = token.slice(0, at) + character + token.slice(at + 1);
        expect(await verify(other)).toBeUndefined();
      },
    ),
  );
});

test('never throws, whatever came', async () => {
  const part = fc.oneof(
    fc.string(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
      expect(await verify(parts.join('.'))).toBeUndefined();
    }),
  );
});
