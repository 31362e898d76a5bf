import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
let open: typeof asking;

beforeAll(async () => {
  asking = await startAsking();
  open = await startAsking({ host: '0.0.0.0' });
});
afterAll(() => Promise.all([asking.close(), open.close()]));

// Like a browser: fetch would not let a test choose the host.
const visit = (
  { sandbox: { port } }: typeof asking,
  method: string,
  path: string,
  headers: Record<string, string>,
) =>
  new Promise<number | undefined>((resolve, reject) => {
    const visitor = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    visitor.on('error', reject);
    visitor.end();
  });

test.each([
  ['rebound.example', 403],
  ['rebound.example:4174', 403],
  ['127.0.0.1.nip.io', 403],
  ['localhost:4174', 200],
  ['127.0.0.1:4174', 200],
  ['[::1]:4174', 200],
  ['192.168.1.5', 200],
  ['sandbox:4174', 200],
  ['shop.localhost', 200],
  ['host.docker.internal:4174', 200],
  ['klaviyo.test', 200],
  ['a.klaviyo.com', 200],
  ['evil-klaviyo.com', 403],
])('answers the name %s with %i', async (host, status) => {
  expect(await visit(asking, 'GET', '/_sandbox/state', { host })).toBe(status);
});

test('answers to every name when it is open to other machines', async () => {
  expect(await visit(open, 'GET', '/_sandbox/state', { host: 'rebound.example' })).toBe(200);
});

test.each([
  ['https://hostile.example', 403],
  ['http://192.168.1.5', 403],
  ['null', 403],
  ['http://sandbox:4174', 204],
  ['http://localhost:5173', 204],
  ['https://127.0.0.1', 204],
  ['http://[::1]:8080', 204],
])('answers a reset from a page of %s with %i', async (origin, status) => {
  for (const one of [asking, open])
    expect(await visit(one, 'POST', '/_sandbox/reset', { host: 'sandbox:4174', origin })).toBe(
      status,
    );
});

test('lets shops of any origin send what their pages may send', async () => {
  const url = `${asking.sandbox.url}/client/events?company_id=SANDBX`;
  const origin = 'https://shop.example';
  const answer = await fetch(url, { method: 'POST', headers: { origin }, body: '{}' });
  expect(answer.headers.get('access-control-allow-origin')).not.toBeNull();
});
