import { expect, test } from 'vitest';
import { createKlaviyo, equals, verifyWebhook } from './index.js';
import { eventDocument } from './testing/documents.js';
import { simpleEvent } from './testing/samples.js';
import {
  accepted,
  failureOf,
  html,
  KEY,
  refusal,
  scriptKlaviyo,
} from './testing/scripted-fetch.js';

test('records and reads in workerd', async () => {
  const { data, included } = eventDocument;
  const pages = [
    Response.json({
      data: [data],
      included,
      links: { next: 'https://x.test/?page%5Bcursor%5D=2' },
    }),
    Response.json({ data: [data], links: { next: null } }),
  ];
  const { klaviyo, sent } = scriptKlaviyo([accepted(), ...pages], { rateLimit: true });
  await klaviyo.createEvent(simpleEvent);
  const seen = [];
  for await (const event of klaviyo.getEvents({
    include: ['profile'],
    filter: equals('profile_id', '01P'),
  }))
    seen.push(event.profile);
  expect(seen).toMatchObject([{ email: 'ada@example.com' }, { type: 'profile', id: '01P' }]);
  expect(sent.map(({ method }) => method)).toStrictEqual(['POST', 'GET', 'GET']);
  expect(new URL(sent[2]?.url ?? '').host).toBe('a.klaviyo.com');
});

test('waits for Retry-After in workerd, and ends with its signal', async () => {
  const throttled = refusal(429, undefined, { 'retry-after': '0' });
  const { klaviyo, sent } = scriptKlaviyo([throttled, html(502), accepted()]);
  await klaviyo.createEvent(simpleEvent);
  expect(sent).toHaveLength(3);
  const signal = AbortSignal.abort(new Error('too late'));
  expect(await failureOf(klaviyo.createEvent(simpleEvent, { signal }))).toBe(signal.reason);
});

test('tells in workerd that nobody answers, without the key', async () => {
  const fetch = () => Promise.reject(new Error(`Network connection lost. ${KEY}`));
  const klaviyo = createKlaviyo({ apiKey: KEY, retries: 0, fetch });
  const error = await failureOf(klaviyo.getEvents());
  expect(error).toMatchObject({ name: 'KlaviyoError', status: 0, isAmbiguous: true });
  expect(String(error)).not.toContain(KEY);
});

test('verifies a webhook with the crypto of workerd', async () => {
  const headers = {
    'klaviyo-signature': '5aa0e720d80b3a04ca04baf3c65cdfe31da57504af69fee8da29c35d45f0596b',
    'klaviyo-timestamp': 'Thu, 04 Jan 2024 18:05:25 GMT',
  };
  const body =
    '{"data":[{"external_id":"4L3cwQae2TX","topic":"event:klaviyo.sent_sms"}],"meta":{"klaviyo_webhook_id":"a8b890458b4bbfaa26d961471b83c101d6de23bd826e7e5173a15310985ec3cb"}}';
  const options = { secret: 'klaviyo-test-secret', toleranceMs: Number.POSITIVE_INFINITY };
  expect(await verifyWebhook({ body, headers }, options)).toBe(true);
  expect(await verifyWebhook({ body: `${body} `, headers }, options)).toBe(false);
});
