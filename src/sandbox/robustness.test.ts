import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { eventBody, KEY, startAsking } from './testing/ask.js';
import { rawRequests, sendRaw, statusesOf, toBytes } from './testing/raw-requests.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking();
});
afterAll(() => asking.close());

const key = `authorization: Klaviyo-API-Key ${KEY}\r\nrevision: 2026-07-15\r\n`;

test('answers anything on the wire with less than a 500, and goes on', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  await fc.assert(
    fc.asyncProperty(rawRequests, async (request) => {
      const answer = await sendRaw(asking.sandbox.port, toBytes(request));
      for (const status of statusesOf(answer))
        expect(status, answer.slice(0, 300)).toBeLessThan(500);
      expect(complaints.mock.calls).toEqual([]);
    }),
    { numRuns: 1_500, endOnFailure: false },
  );
  complaints.mockRestore();
  await asking.post('/_sandbox/reset', {});
  expect((await asking.post('/api/events', eventBody())).status).toBe(202);
  expect(await asking.read('/_sandbox/events')).toHaveLength(1);
}, 120_000);

test.each([
  ['announced', 'content-length: 100000000\r\n', (chunk: string) => chunk],
  [
    'in chunks',
    'transfer-encoding: chunked\r\n',
    (chunk: string) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`,
  ],
])('refuses 100 MB %s long before all of them came', async (_, header, frame) => {
  const socket = connect(asking.sandbox.port, '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  let isOpen = true;
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isOpen = false;
  });
  socket.write(
    `POST /api/events HTTP/1.1\r\nhost: x\r\n${key}content-type: application/json\r\n${header}\r\n`,
  );
  const chunk = frame('x'.repeat(1_000_000));
  let sentMb = 0;
  while (isOpen && !answer.includes('\r\n\r\n') && sentMb < 100) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    sentMb += 1;
    await new Promise(setImmediate);
  }
  socket.destroy();

  expect(answer).toContain('HTTP/1.1 400');
  expect(answer).toContain('larger than 5 MB');
  expect(sentMb).toBeLessThan(50);
});

test('refuses a small body that unpacks to too much', async () => {
  const response = await asking.call('/api/events', {
    method: 'POST',
    body: gzipSync(Buffer.alloc(50_000_000, ' ')),
    headers: { 'content-encoding': 'gzip' },
  });

  expect(response.status).toBe(400);
  expect(await response.text()).toContain('larger than 5 MB');
});

test('answers HEAD like GET, without the body', async () => {
  const response = await asking.call('/api/events', { method: 'HEAD' });

  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
});

test('goes on when clients leave in the middle of a request', async () => {
  const begin = `POST /api/events HTTP/1.1\r\nhost: x\r\n${key}content-type: application/json\r\ncontent-length: 500\r\n\r\n{"data"`;
  for (const part of [begin, begin.slice(0, 40), 'GET ', '\x16\x03\x01\x02']) {
    const socket = connect(asking.sandbox.port, '127.0.0.1');
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(part, resolve));
    socket.resetAndDestroy();
  }

  expect((await asking.call('/api/events')).status).toBe(200);
});

test('tells of its own failure in one line without what was sent', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = await startAsking({
    now: () => {
      throw new Error('ada@example.com');
    },
  });
  const response = await broken.post('/api/events', eventBody());
  await broken.close();
  const lines = complaints.mock.calls.flat().join('\n');
  complaints.mockRestore();

  expect(response.status).toBe(500);
  expect((await response.json()).errors[0]).toMatchObject({ status: 500, code: 'error' });
  expect(lines).toMatch(/^keepsend sandbox: Error in POST/);
  expect(lines).not.toContain('ada@');
});

test('ends at once and without a complaint while requests are still on their way', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  const ending = await startAsking({ processingMs: 50 });
  await ending.post('/api/events', eventBody());
  ending.sandbox.addFault({ delayMs: 60_000, path: '/api/profiles' });
  ending.sandbox.addFault({ bodyDelayMs: 60_000, path: '/api/events', method: 'GET' });
  const open = [
    ending.call('/api/profiles'),
    ending.call('/api/events').then((response) => response.text()),
    ending.call('/_sandbox/wait?count=9&timeoutMs=60000'),
    ...Array.from({ length: 20 }, (_, index) =>
      ending.post('/api/events', eventBody({ unique_id: `u${index}` })),
    ),
  ].map((request) => request.catch(() => {}));
  await ending.read('/_sandbox/state');
  await ending.close();
  await Promise.all(open);
  await new Promise(setImmediate);

  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});
