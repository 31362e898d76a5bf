import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { createKlaviyo, equals, KlaviyoError, redactKey } from './index.js';
import { simpleEvent } from './testing/samples.js';
import {
  type Answer,
  failureOf,
  html,
  KEY,
  refusal,
  scriptKlaviyo,
  silence,
} from './testing/scripted-fetch.js';

const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** An address where somebody listens; `onRequest` is what happens to whoever asks. */
const listen = async (onRequest: Parameters<typeof createServer>[1]): Promise<string> => {
  const server = createServer(onRequest ?? (() => {}));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const failWith = (answer: Answer, options = {}): Promise<unknown> =>
  failureOf(scriptKlaviyo([answer], { retries: 0, ...options }).klaviyo.createEvent(simpleEvent));

/** Everywhere an error can be looked at. */
const everythingOf = (error: unknown): string =>
  [
    String(error),
    (error as Error).stack,
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    inspect(error, { depth: 20, showHidden: true, getters: true }),
  ].join('\n');

test("tells code, pointer, detail and status of Klaviyo's first reason", async () => {
  const problem = {
    code: 'invalid',
    detail: 'Invalid phone number format',
    source: { pointer: '/data/attributes/profile/data/attributes/phone_number' },
  };
  const error = await failWith(refusal(400, problem));
  expect(error).toBeInstanceOf(KlaviyoError);
  expect(error).toMatchObject({
    name: 'KlaviyoError',
    status: 400,
    code: 'invalid',
    detail: 'Invalid phone number format',
    pointer: '/data/attributes/profile/data/attributes/phone_number',
    retryAfterMs: undefined,
    isAmbiguous: false,
  });
  expect((error as Error).message).toBe(
    'Klaviyo createEvent failed with 400: invalid: Invalid phone number format (/data/attributes/profile/data/attributes/phone_number)',
  );
});

test('keeps every reason, and the meta of a duplicate profile', async () => {
  const meta = { duplicate_profile_id: '01P' };
  const error = (await failWith(
    refusal(409, { code: 'duplicate_profile', detail: 'Exists.', meta }),
  )) as KlaviyoError;
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]?.meta).toStrictEqual(meta);
});

test.each([
  ['7', 7_000],
  ['0', 0],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
])('reads a Retry-After of %s as %s', async (value, retryAfterMs) => {
  expect(await failWith(refusal(429, undefined, { 'retry-after': value }))).toMatchObject({
    status: 429,
    retryAfterMs,
    isAmbiguous: false,
  });
});

test.each([
  ['an HTML page', html(502), 502, true],
  ['an HTML page', html(400), 400, false],
  ['nothing', new Response(null, { status: 503 }), 503, true],
  ['nothing', new Response('', { status: 404 }), 404, false],
  ['JSON that is no error', Response.json({ message: 'no' }, { status: 500 }), 500, true],
  ['a bare null', Response.json(null, { status: 400 }), 400, false],
  ['broken JSON', new Response('{"errors":[', { status: 400 }), 400, false],
])('has no reasons when Klaviyo answers %s with %s', async (_, answer, status, isAmbiguous) => {
  expect(await failWith(answer)).toMatchObject({
    name: 'KlaviyoError',
    status,
    problems: [],
    code: undefined,
    pointer: undefined,
    detail: undefined,
    isAmbiguous,
  });
});

test.each([
  ['null entries', [null, 1, 'text', []]],
  ['entries without words', [{}, { source: null }]],
  ['entries of other kinds', [{ code: 1, detail: null, source: { pointer: 7 } }]],
])('makes texts of what it needs when the errors are %s', async (_, errors) => {
  const error = (await failWith(Response.json({ errors }, { status: 400 }))) as KlaviyoError;
  expect(error).toBeInstanceOf(KlaviyoError);
  for (const { code, detail, source } of error.problems) {
    expect([typeof code, typeof detail]).toStrictEqual(['string', 'string']);
    expect(['string', 'undefined']).toContain(typeof source?.pointer);
  }
});

test('says that no answer came when nobody listens', async () => {
  const baseUrl = await listen(() => {});
  for (const close of closers.splice(0)) close();
  const klaviyo = createKlaviyo({ apiKey: KEY, baseUrl, retries: 0 });
  const error = await failureOf(klaviyo.createEvent(simpleEvent));
  expect(error).toMatchObject({ name: 'KlaviyoError', status: 0, isAmbiguous: true });
  expect((error as Error).message).toMatch(/^Klaviyo createEvent failed with no answer: /);
});

test('calls a connection that breaks off ambiguous', async () => {
  const baseUrl = await listen((request) => request.socket.destroy());
  const klaviyo = createKlaviyo({ apiKey: KEY, baseUrl, retries: 0 });
  const error = await failureOf(klaviyo.createEvent(simpleEvent));
  expect(error).toMatchObject({ name: 'KlaviyoError', status: 0, isAmbiguous: true });
});

test('calls an answer that breaks off half-way ambiguous', async () => {
  const baseUrl = await listen((request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => request.socket.destroy());
  });
  const klaviyo = createKlaviyo({ apiKey: KEY, baseUrl, retries: 0 });
  const error = await failureOf(klaviyo.importProfile({ email: 'ada@example.com' }));
  expect(error).toMatchObject({ name: 'KlaviyoError', isAmbiguous: true });
});

test('calls a timeout ambiguous', async () => {
  const error = await failWith(silence, { timeoutMs: 5 });
  expect(error).toMatchObject({ status: 0, isAmbiguous: true });
  expect((error as Error).message).toContain('no answer in time');
});

test('fails with its own error when a profile is answered with anything else', async () => {
  for (const answer of [new Response('<html>'), new Response(''), Response.json({ data: 1 })]) {
    const { klaviyo } = scriptKlaviyo([answer]);
    const error = await failureOf(klaviyo.importProfile({ email: 'ada@example.com' }));
    expect(error).toMatchObject({ name: 'KlaviyoError', status: 200, isAmbiguous: true });
  }
});

test('does not call ambiguous what was never sent', async () => {
  const circular: { [key: string]: unknown } = {};
  circular.self = circular;
  const properties = circular as { [key: string]: string };
  const { klaviyo, sent } = scriptKlaviyo([silence]);
  const error = await failureOf(klaviyo.createEvent({ ...simpleEvent, properties }));
  expect(error).toBeInstanceOf(TypeError);
  expect(sent).toHaveLength(0);
});

test('does not follow a redirect with the key in hand', async () => {
  const asked: unknown[] = [];
  const other = await listen((request, response) => {
    asked.push(request.headers.authorization);
    response.end();
  });
  const baseUrl = await listen((_, response) => {
    response.writeHead(307, { location: other }).end();
  });
  const klaviyo = createKlaviyo({ apiKey: KEY, baseUrl, retries: 0 });
  const error = await failureOf(klaviyo.createEvent(simpleEvent));
  expect(error).toMatchObject({ name: 'KlaviyoError', status: 307 });
  expect(asked).toStrictEqual([]);
});

test.each<[string, Answer]>([
  [
    'a refusal that repeats it',
    refusal(401, { code: KEY, detail: `Bad key ${KEY}`, meta: { KEY } }),
  ],
  ['a refusal that points at it', refusal(400, { detail: 'no', source: { pointer: `/${KEY}` } })],
  ['an HTML page with it', new Response(`<p>${KEY}</p>`, { status: 400 })],
  ['a lost connection that names it', new TypeError(`fetch failed: Klaviyo-API-Key%20${KEY}`)],
  ['a platform that quotes its headers', new TypeError(`Invalid header "Klaviyo-API-Key ${KEY}"`)],
  ['a timeout', silence],
])('never shows the key after %s', async (_, answer) => {
  const error = await failWith(answer, { timeoutMs: 5 });
  expect(everythingOf(error)).not.toContain(KEY);
  expect(everythingOf(error)).not.toContain(KEY.slice(3));
});

test('hides keys of every form in a text', () => {
  for (const key of [KEY, 'pk_AbC123', 'pk_XyZ123_0a1b2c', 'pk_with-dash']) {
    expect(redactKey(`a "${key}", b=${key}; c%20${key}`)).not.toContain(key.slice(3));
  }
});

test('hides the query that a page repeats', async () => {
  const page = `<!DOCTYPE html><pre>Cannot GET /api/profiles?filter=equals(email,"ada@example.com")</pre>`;
  const error = await failWith(new Response(page, { status: 404 }));
  expect(error).toMatchObject({ html: 'Cannot GET /api/profiles?...' });
  expect(everythingOf(error)).not.toContain('ada');
});

test('tells of a lost connection why, but not whom was asked for', async () => {
  const baseUrl = await listen((request) => request.socket.destroy());
  const klaviyo = createKlaviyo({ apiKey: KEY, baseUrl, retries: 0 });
  const error = await failureOf(
    klaviyo.getProfiles({ filter: equals('email', 'ada@example.com') }),
  );
  expect(String(error)).toMatch(/^KlaviyoError: Klaviyo getProfiles failed with no answer: \w/);
  expect(everythingOf(error)).not.toMatch(/ada|filter/);
});
