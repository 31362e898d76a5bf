import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { OTHER_SECRET, SECRET, sign } from '../testing/server.js';
import { createVerifier, isServerSecret, readSigned } from './verify-signature.js';

afterEach(() => {
  vi.useRealTimers();
});

const NOW_SECONDS = 1_614_265_330;
const headersOf = (signature: string, headers: { [name: string]: string } = {}) =>
  new Headers({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': String(NOW_SECONDS),
    'webhook-signature': signature,
    ...headers,
  });

const verify = async (headers: Headers, body: string, secrets = [SECRET]): Promise<number> => {
  vi.useFakeTimers({ now: NOW_SECONDS * 1_000, toFake: ['Date'] });
  try {
    await createVerifier(secrets)(readSigned(headers), body);
    return 200;
  } catch (error) {
    return (error as { status: number }).status;
  }
};

const textOf = (body: string): string => `msg_p5jXN8AQM9LWM0D4loKWxJek.${NOW_SECONDS}.${body}`;

test("takes the signature of Svix's own example", async () => {
  const headers = headersOf('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(await verify(headers, '{"test": 2432232314}', [secret])).toBe(200);
  expect(await verify(headers, '{"test":2432232314}', [secret])).toBe(401);
});

test('takes a message signed with either of two secrets, and among other signatures', async () => {
  const [one, two] = [await sign(textOf('{}')), await sign(textOf('{}'), OTHER_SECRET)];
  const secrets = [SECRET, OTHER_SECRET];
  expect(await verify(headersOf(two), '{}', secrets)).toBe(200);
  expect(await verify(headersOf(`v1a,abc ${two} ${one}`), '{}', [SECRET])).toBe(200);
  expect(await verify(headersOf(two), '{}', [SECRET])).toBe(401);
});

test.each<[string, { [name: string]: string }]>([
  ['no id', { 'webhook-id': '' }],
  ['an id with a blank', { 'webhook-id': 'a b' }],
  ['an id of 201 characters', { 'webhook-id': 'a'.repeat(201) }],
  ['another id', { 'webhook-id': 'msg_2' }],
  ['no time', { 'webhook-timestamp': '' }],
  ['a time in words', { 'webhook-timestamp': new Date(NOW_SECONDS * 1_000).toISOString() }],
  ['a time in milliseconds', { 'webhook-timestamp': `${NOW_SECONDS}000` }],
  ['another time', { 'webhook-timestamp': String(NOW_SECONDS + 1) }],
  ['a fraction of a time', { 'webhook-timestamp': `${NOW_SECONDS}.0` }],
  ['no signature', { 'webhook-signature': '' }],
  ['a signature of another version', { 'webhook-signature': `v2,${'A'.repeat(43)}=` }],
  ['a signature that is too short', { 'webhook-signature': 'v1,AAAA' }],
  ['a signature that is no Base64', { 'webhook-signature': `v1,${'*'.repeat(43)}=` }],
])('refuses a message with %s', async (_, headers) => {
  const right = await sign(textOf('{}'));
  expect(await verify(headersOf(right), '{}')).toBe(200);
  expect(await verify(headersOf(right, headers), '{}')).toBe(401);
});

test.each([
  [-300, 200],
  [300, 200],
  [-301, 401],
  [301, 401],
])('answers a message of %i seconds from now with %i', async (offset, status) => {
  const timestamp = String(NOW_SECONDS + offset);
  const signature = await sign(`msg_p5jXN8AQM9LWM0D4loKWxJek.${timestamp}.{}`);
  const headers = headersOf(signature, { 'webhook-timestamp': timestamp });
  expect(await verify(headers, '{}')).toBe(status);
});

test('tries no more than ten signatures', async () => {
  const right = await sign(textOf('{}'));
  const wrong = `v1,${'A'.repeat(43)}=`;
  expect(await verify(headersOf([...Array(9).fill(wrong), right].join(' ')), '{}')).toBe(200);
  expect(await verify(headersOf([...Array(10).fill(wrong), right].join(' ')), '{}')).toBe(401);
});

test('hashes a body once for each secret, however many signatures come with it', async () => {
  const sign = vi.spyOn(crypto.subtle, 'sign');
  const verifying = vi.spyOn(crypto.subtle, 'verify');
  const wrong = Array(10)
    .fill(`v1,${'A'.repeat(43)}=`)
    .join(' ');
  expect(await verify(headersOf(wrong), '{}', [SECRET, OTHER_SECRET])).toBe(401);
  expect(sign.mock.calls.length + verifying.mock.calls.length).toBe(2);
  vi.restoreAllMocks();
});

test('takes no signature that is right but for a bit', async () => {
  const right = await sign(textOf('{}'));
  const bytes = Uint8Array.from(atob(right.slice(3)), (character) => character.charCodeAt(0));
  for (let bit = 0; bit < 256; bit += 1) {
    const wrong = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    const signature = `v1,${btoa(String.fromCharCode(...wrong))}`;
    expect(await verify(headersOf(signature), '{}')).toBe(401);
  }
});

test('takes no body but the one that was signed', async () => {
  const signature = await sign(textOf('{"events":[]}'));
  await fc.assert(
    fc.asyncProperty(fc.string(), async (body) => {
      const status = await verify(headersOf(signature), body);
      expect(status).toBe(body === '{"events":[]}' ? 200 : 401);
    }),
  );
});

test.each([
  [SECRET, true],
  ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', true],
  ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
  [`whsec_${btoa('only 23 bytes of it all')}`, false],
  ['whsec_', false],
  ['whsec_not base64, but long enough to be a secret', false],
  [undefined, false],
])('says of %s as a secret: %s', (secret, isFine) => {
  expect(isServerSecret(secret)).toBe(isFine);
});
