import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { verifyWebhook } from './index.js';

const secret = 'klaviyo-test-secret';
const timestamp = 'Thu, 04 Jan 2024 18:05:25 GMT';
const body =
  '{"data":[{"external_id":"4L3cwQae2TX","topic":"event:klaviyo.sent_sms"}],"meta":{"klaviyo_webhook_id":"a8b890458b4bbfaa26d961471b83c101d6de23bd826e7e5173a15310985ec3cb"}}';
const signature = '5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b';

const headers = { 'Klaviyo-Signature': signature, 'Klaviyo-Timestamp': timestamp };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(timestamp) + 60_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

test('believes what Klaviyo signed', async () => {
  expect(await verifyWebhook({ body, headers }, { secret })).toBe(true);
  expect(await verifyWebhook({ body, headers: new Headers(headers) }, { secret })).toBe(true);
});

test('reads the headers of any library', async () => {
  const own = new Headers(headers);
  const others = { get: (name: string) => own.get(name) } as Headers;
  expect(await verifyWebhook({ body, headers: others }, { secret })).toBe(true);
});

test('takes the body as text, as bytes or as a part of a buffer', async () => {
  const bytes = new TextEncoder().encode(`xx${body}`).subarray(2);
  expect(await verifyWebhook({ body: bytes, headers }, { secret })).toBe(true);
  const { buffer } = new TextEncoder().encode(body);
  expect(await verifyWebhook({ body: buffer, headers }, { secret })).toBe(true);
});

test.each([
  ['another body', { body: body.replace('sms', 'sm5'), headers }],
  [
    'another time',
    { body, headers: { ...headers, 'Klaviyo-Timestamp': 'Thu, 04 Jan 2024 18:05:26 GMT' } },
  ],
  [
    'another signature',
    { body, headers: { ...headers, 'Klaviyo-Signature': signature.replace('5', '6') } },
  ],
  [
    'half a signature',
    { body, headers: { ...headers, 'Klaviyo-Signature': signature.slice(0, 32) } },
  ],
  [
    'a signature that is no hex',
    { body, headers: { ...headers, 'Klaviyo-Signature': 'z'.repeat(64) } },
  ],
  ['no signature', { body, headers: { 'Klaviyo-Timestamp': timestamp } }],
  ['no time', { body, headers: { 'Klaviyo-Signature': signature } }],
  ['no headers', { body, headers: {} }],
])('does not believe %s', async (_, delivery) => {
  expect(await verifyWebhook(delivery, { secret })).toBe(false);
  expect(await verifyWebhook(delivery, { secret, toleranceMs: Number.POSITIVE_INFINITY })).toBe(
    false,
  );
});

test('does not believe another secret', async () => {
  expect(await verifyWebhook({ body, headers }, { secret: 'another-secret-of-16' })).toBe(false);
});

test.each([
  [300_001, undefined, false],
  [299_000, undefined, true],
  [-300_001, undefined, false],
  [90_000, 60_000, false],
  [9e11, Number.POSITIVE_INFINITY, true],
])('after %i ms with a tolerance of %s it says %s', async (ageMs, toleranceMs, isFine) => {
  vi.setSystemTime(Date.parse(timestamp) + ageMs);
  const options = { secret, ...(toleranceMs !== undefined && { toleranceMs }) };
  expect(await verifyWebhook({ body, headers }, options)).toBe(isFine);
});

test('refuses to work without a secret, because then anybody could sign', async () => {
  await expect(verifyWebhook({ body, headers }, { secret: '' })).rejects.toThrow(TypeError);
});

test('agrees with another implementation on any body', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string({ minLength: 1 }), async (bytes, anySecret) => {
      const signed = createHmac('sha256', anySecret).update(bytes).update(timestamp).digest('hex');
      const delivery = { body: bytes, headers: { ...headers, 'Klaviyo-Signature': signed } };
      expect(await verifyWebhook(delivery, { secret: anySecret })).toBe(true);
    }),
  );
});
