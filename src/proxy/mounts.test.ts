import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { installExamples } from '../../tools/install-examples.ts';
import { MAX_BODY_BYTES } from '../protocol/limits.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/server.js';
import { DEFAULT_RATE_LIMITS } from './rate-limits.js';
import { gzip } from './testing/gzip.js';
import { EXAMPLES, type Mount, startExample } from './testing/mount.js';
import { batchOf, type Fields, KEY, readAnswer, trackOf, tracksOf, uuid } from './testing/route.js';

const INSTALL_MS = 300_000;
const START_MS = 120_000;

let sandbox: Sandbox;
beforeAll(async () => {
  installExamples();
  sandbox = await startSandbox({ port: 0, processingMs: 0 }, { script: '', style: '' });
}, INSTALL_MS);
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const PAGE = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

describe.each(EXAMPLES.map((example) => [example.title, example] as const))(
  'the route in %s',
  (_, example) => {
    let mount: Mount;
    beforeAll(async () => {
      mount = await startExample(example, sandbox.url);
    }, START_MS);
    afterAll(() => mount?.stop());

    const ask = async (path: string, init?: RequestInit) =>
      readAnswer(await fetch(`${mount.url}${path}`, init));
    const post = (body: BodyInit, headers: HeadersInit = {}) =>
      ask('/e', { method: 'POST', body, headers: { ...PAGE, ...headers } });
    const send = (batch: Fields, headers?: HeadersInit) => post(JSON.stringify(batch), headers);

    test('takes a batch as a page sends it, and Klaviyo has each event', async () => {
      const { status, headers, body } = await send(batchOf(tracksOf(3)));
      await sandbox.wait({ count: 3 });

      expect(status).toBe(202);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body.results.map(({ status }: Fields) => status)).toStrictEqual(
        Array(3).fill('accepted'),
      );
      const ids = sandbox.events().map(({ unique_id }) => unique_id);
      expect(ids.sort()).toStrictEqual([uuid(1), uuid(2), uuid(3)]);
    });

    test('sets the visitor cookie and knows the visitor by it', async () => {
      const first = await send(batchOf([trackOf(1)], { visitor: { anonymous_id: uuid(0xa) } }));
      const [set = ''] = first.headers.getSetCookie();
      const visitor = { anonymous_id: uuid(0xb), fresh: true };
      const later = await send(batchOf([trackOf(2)], { visitor }), {
        cookie: set.split(';')[0] ?? '',
      });

      expect(set).toMatch(/^__Host-keepsend=.*; HttpOnly; Secure; SameSite=Lax$/);
      expect(later.body.visitor).toStrictEqual({ anonymous_id: uuid(0xa) });
    });

    test('gives every visitor his own cookie and nobody another one', async () => {
      const ids = Array.from({ length: 20 }, (_, number) => uuid(0xc0 + number));
      const cookies = await Promise.all(
        ids.map(async (id, number) => {
          const batch = batchOf([trackOf(number)], { visitor: { anonymous_id: id } });
          const path = number % 2 ? '/e?receipt' : '/e';
          const body = JSON.stringify(batch);
          const { headers } = await ask(path, { method: 'POST', body, headers: PAGE });
          const set = headers.getSetCookie();
          return set.flatMap((cookie) => /keepsend=([0-9a-f-]{36})/.exec(cookie)?.[1] ?? []);
        }),
      );

      expect(cookies).toStrictEqual(ids.map((id) => [id]));
    });

    test('gives a beacon its receipt beside the cookie', async () => {
      const body = JSON.stringify(batchOf([trackOf(1)]));
      const { headers } = await ask('/e?receipt', { method: 'POST', body, headers: PAGE });

      expect(headers.getSetCookie()).toHaveLength(2);
    });

    test('remembers what it answered', async () => {
      const batch = batchOf([trackOf(1)]);
      await send(batch);
      const { status, text } = await ask(`/e?batch=${batch.batch}`);

      expect(status).toBe(200);
      expect(text).toContain(uuid(1));
    });

    test('forgets the visitor when asked to', async () => {
      const { status, headers } = await ask('/e', { method: 'DELETE', headers: PAGE });

      expect(status).toBe(204);
      expect(headers.getSetCookie().join()).toMatch(/__Host-keepsend=;.*Max-Age=0/);
    });

    test('serves the scripts as they were built', async () => {
      for (const name of ['m.js', 'stub.js']) {
        const { status, headers, text } = await ask(`/${name}`);
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(/^text\/javascript/);
        expect(text).toBe(readFileSync(`dist/${name}`, 'utf8'));
      }
    });

    test('reads a gzipped batch', async () => {
      const body = await gzip(JSON.stringify(batchOf([trackOf(1)])));

      expect(await post(body, { 'content-encoding': 'gzip' })).toMatchObject({ status: 202 });
    });

    test('refuses a body beyond the cap, whether its length is told or not', async () => {
      const large = new TextEncoder().encode(' '.repeat(MAX_BODY_BYTES + 1));
      const told = await post(large);
      const streamed = await ask('/e', {
        method: 'POST',
        body: new Blob([large]).stream(),
        headers: PAGE,
        duplex: 'half',
      } as RequestInit);

      expect([told.status, streamed.status]).toStrictEqual([413, 413]);
      expect(told.body.detail).toContain(String(MAX_BODY_BYTES));
    });

    test('takes a batch just below the cap', async () => {
      const batch = JSON.stringify(batchOf([trackOf(1)]));
      const body = batch + ' '.repeat(MAX_BODY_BYTES - batch.length);

      expect(await post(body)).toMatchObject({ status: 202 });
    });

    test('knows its shop where a browser tells only the origin', async () => {
      const body = JSON.stringify(batchOf([trackOf(1)]));
      const from = (origin: string) => ({
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', origin },
      });

      expect(await ask('/e', from('https://shop.example'))).toMatchObject({ status: 202 });
      expect(await ask('/e', from('https://other.example'))).toMatchObject({ status: 403 });
    });

    test('allows no other method, and is nowhere else', async () => {
      const put = await ask('/e', { method: 'PUT', headers: PAGE, body: '{}' });
      expect(put.status).toBe(405);
      expect(put.headers.get('allow')).toBe('GET, POST, DELETE');
      expect(await ask('/nowhere')).toMatchObject({ status: 404 });
    });

    test('counts by the address its proxy saw, whatever a stranger wrote', async () => {
      const askFrom = async (address: string, number = 0): Promise<number> => {
        const headers = { 'x-forwarded-for': `192.0.2.${number % 250}, ${address}` };
        return (await ask(`/e?batch=${uuid(1)}`, { headers })).status;
      };
      const statuses: number[] = [];
      // As many as use up one window on a slow machine as well, wherever the first one ends.
      while (
        !statuses.includes(429) &&
        statuses.length < 20 * DEFAULT_RATE_LIMITS.perAddress.requests
      )
        statuses.push(
          ...(await Promise.all(
            Array.from({ length: 50 }, (_, at) => askFrom('198.51.100.1', at)),
          )),
        );

      expect(statuses).toContain(429);
      expect(await askFrom('198.51.100.2')).toBe(200);
    });

    test('prints counts, and neither the key nor whom an event is of', async () => {
      await send(
        batchOf([trackOf(1)], { visitor: { anonymous_id: uuid(0xc), email: 'a@b.example' } }),
      );

      // Alone in its line, or with the batches of the same second.
      const line = /"accepted":[1-9].*("identity":"typed"|"identities":\{"typed":1\})/;
      await expect.poll(mount.said, { timeout: 5_000 }).toMatch(line);
      for (const secret of [KEY, uuid(0xc), 'a@b.example'])
        expect(mount.said()).not.toContain(secret);
    });
  },
);

const guide = readFileSync('docs/deploy.md', 'utf8');

test.each(['route.js', ...EXAMPLES.map(({ file }) => file)])(
  'is in the guide as it was tested: %s',
  (file) => {
    expect(guide).toContain(`\`\`\`js\n${readFileSync(`examples/${file}`, 'utf8')}\`\`\``);
  },
);
