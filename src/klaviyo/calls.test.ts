import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { createKlaviyo, type KlaviyoOptions, LATEST_REVISION } from './index.js';
import { simpleEvent } from './testing/samples.js';
import {
  accepted,
  failureOf,
  KEY,
  refusal,
  scriptKlaviyo,
  silence,
} from './testing/scripted-fetch.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

test('sends key, revision and content type with every call', async () => {
  const profile = Response.json({ data: { type: 'profile', id: '01P', attributes: {} } });
  const { klaviyo, sent } = scriptKlaviyo([accepted(), accepted(), profile]);
  await klaviyo.createEvent(simpleEvent);
  await klaviyo.bulkCreateEvents([{ profile: { email: 'a@b.co' }, events: [{ metric: 'M' }] }]);
  await klaviyo.importProfile({ email: 'a@b.co' });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toStrictEqual([
    'POST https://a.klaviyo.com/api/events',
    'POST https://a.klaviyo.com/api/event-bulk-create-jobs',
    'POST https://a.klaviyo.com/api/profile-import',
  ]);
  for (const { headers } of sent) {
    expect(Object.fromEntries(headers)).toMatchObject({
      authorization: `Klaviyo-API-Key ${KEY}`,
      revision: LATEST_REVISION,
      'content-type': 'application/vnd.api+json',
      accept: 'application/vnd.api+json',
    });
  }
});

test('speaks another revision to another address when told to', async () => {
  const options = { revision: '2025-01-15', baseUrl: 'https://klaviyo.test//' };
  const { klaviyo, sent } = scriptKlaviyo([accepted()], options);
  await klaviyo.createEvent(simpleEvent);
  expect(sent[0]?.url).toBe('https://klaviyo.test/api/events');
  expect(sent[0]?.headers.get('revision')).toBe('2025-01-15');
});

test('resolves to nothing when Klaviyo took an event', async () => {
  const { klaviyo } = scriptKlaviyo([accepted()]);
  expect(await klaviyo.createEvent(simpleEvent)).toBeUndefined();
});

test('resolves to the profile with its id', async () => {
  const attributes = { email: 'a@b.co', first_name: 'Ada' };
  const answer = Response.json({ data: { type: 'profile', id: '01P', attributes } });
  const { klaviyo } = scriptKlaviyo([answer]);
  expect(await klaviyo.importProfile({ email: 'a@b.co' })).toStrictEqual({
    type: 'profile',
    id: '01P',
    ...attributes,
  });
});

test('gives status and headers beside the data', async () => {
  const answer = new Response(null, { status: 202, headers: { 'ratelimit-remaining': '349' } });
  const { klaviyo } = scriptKlaviyo([answer]);
  const { data, status, headers } = await klaviyo.createEvent(simpleEvent).withResponse();
  expect(data).toBeUndefined();
  expect(status).toBe(202);
  expect(headers.get('ratelimit-remaining')).toBe('349');
});

test('asks Klaviyo once however often the call is awaited', async () => {
  const { klaviyo, sent } = scriptKlaviyo([accepted()]);
  const call = klaviyo.createEvent(simpleEvent);
  await Promise.all([call, call, call.withResponse(), call.withResponse()]);
  expect(sent).toHaveLength(1);
});

test('is a promise to whoever treats it as one', async () => {
  const { klaviyo } = scriptKlaviyo([refusal(400)]);
  const seen: string[] = [];
  const end = await klaviyo
    .createEvent(simpleEvent)
    .finally(() => seen.push('finally'))
    .catch((error: Error) => error.name);
  expect([...seen, end]).toStrictEqual(['finally', 'KlaviyoError']);
  const again = klaviyo.createEvent(simpleEvent);
  expect(Object.prototype.toString.call(again)).toBe('[object ApiCall]');
  await expect(Promise.all([again])).rejects.toThrow('failed with 400');
});

test('leaves no rejection unhandled, whichever face of the call is awaited', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  closers.push(() => process.off('unhandledRejection', note));
  const calls = () => {
    const { klaviyo } = scriptKlaviyo([refusal(400)]);
    return [
      klaviyo.createEvent(simpleEvent),
      klaviyo.bulkCreateEvents([]),
      klaviyo.importProfile({ email: 'a@b.co' }),
    ];
  };
  for (const call of calls()) await failureOf(call);
  for (const call of calls()) await failureOf(call.withResponse());
  for (const call of calls()) await call.catch(() => {});
  for (const call of calls()) await failureOf(call.finally(() => {}));
  // Node reports what nobody handled after the microtasks of a turn.
  await new Promise(setImmediate);
  expect(unhandled).toStrictEqual([]);
});

test.each([
  ['an error of the caller', new Error('the shopper left')],
  ['a text', 'the shopper left'],
  ['no reason at all', undefined],
])('rejects with what the signal says: %s', async (_, reason) => {
  const controller = new AbortController();
  const { klaviyo, sent } = scriptKlaviyo([silence]);
  const failure = failureOf(klaviyo.createEvent(simpleEvent, { signal: controller.signal }));
  controller.abort(reason);
  expect(await failure).toBe(controller.signal.reason);
  expect(sent.length).toBeLessThan(2);
});

test('ends a wait for Retry-After at once when the signal says so', async () => {
  const controller = new AbortController();
  const answer = () => {
    queueMicrotask(() => controller.abort(new Error('enough')));
    return refusal(429, undefined, { 'retry-after': '50' });
  };
  const { klaviyo, sent } = scriptKlaviyo([answer, accepted()]);
  const { signal } = controller;
  expect(await failureOf(klaviyo.createEvent(simpleEvent, { signal }))).toBe(signal.reason);
  expect(sent).toHaveLength(1);
});

test('asks nobody when the signal has ended before the call', async () => {
  const signal = AbortSignal.abort(new Error('too late'));
  const { klaviyo } = scriptKlaviyo([silence]);
  for (const call of [
    klaviyo.createEvent(simpleEvent, { signal }),
    klaviyo.bulkCreateEvents([], { signal }),
    klaviyo.importProfile({ email: 'a@b.co' }, { signal }),
  ]) {
    expect(await failureOf(call)).toBe(signal.reason);
  }
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['a public key', 'Ab12Cd'],
  ['a key with its scheme', `Klaviyo-API-Key ${KEY}`],
  ['a key with a line break', `${KEY}\n`],
  ['a key with a control character', `${KEY}\u0001secret`],
  ['a key with other letters', `${KEY}ключ`],
  ['a number', 12345],
  ['an object', { key: KEY }],
])('refuses %s for a key without repeating it', (_, apiKey) => {
  const create = () => createKlaviyo({ apiKey } as KlaviyoOptions);
  expect(create).toThrow(TypeError);
  try {
    create();
  } catch (error) {
    expect((error as Error).message).toMatch(/^apiKey must be a private key of Klaviyo \(pk_/);
    expect(inspect(error)).not.toContain(KEY.slice(3));
    expect(inspect(error)).not.toContain('Ab12Cd');
  }
});

test('says that a key is empty', () => {
  expect(() => createKlaviyo({ apiKey: '' })).toThrow(/; what came is empty$/);
});

test('shows no key when the client itself is looked at', () => {
  const { klaviyo } = scriptKlaviyo([accepted()]);
  const call = klaviyo.createEvent(simpleEvent);
  const views = [klaviyo, call].flatMap((it) => [
    inspect(it, { depth: 20, showHidden: true }),
    JSON.stringify(it),
  ]);
  for (const view of views) expect(view).not.toContain(KEY.slice(3));
});

test.each([
  'a.klaviyo.com',
  'ftp://a.klaviyo.com',
  'https://me:secretive@k.test',
  'https://k.test?x=1',
  '',
])("refuses '%s' for an address without repeating it", (baseUrl) => {
  const create = () => createKlaviyo({ apiKey: KEY, baseUrl });
  expect(create).toThrow(/^baseUrl must be an address of http or https/);
  expect(create).not.toThrow(/secretive/);
});
