import { afterEach, expect, test, vi } from 'vitest';
import { sendLater } from './send-later.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const URL = 'https://shop.example/q7f2/e?receipt';
const headers = { 'content-type': 'application/json' };
const small = { body: new Blob(['{}']), headers };

/** What the browser would send, unless it was taken back. */
const openBrowser = () => {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetchLater', (url: string, init: RequestInit) => calls.push({ url, init }));
  return { waiting: () => calls.filter(({ init }) => !init.signal?.aborted) };
};

test('leaves a batch with the browser until it is taken back', () => {
  const { waiting } = openBrowser();
  const takeBack = sendLater(URL, small);
  expect(waiting()).toMatchObject([{ url: URL, init: { method: 'POST', headers } }]);
  takeBack();

  expect(waiting()).toEqual([]);
});

test('leaves nothing with the browser that is too large for it', () => {
  const { waiting } = openBrowser();
  sendLater(URL, { body: new Blob(['x'.repeat(8_001)]), headers });

  expect(waiting()).toEqual([]);
});

test('does without where the browser has no room left, or cannot do it at all', () => {
  sendLater(URL, small)();
  vi.stubGlobal('fetchLater', () => {
    throw new DOMException('no room', 'QuotaExceededError');
  });

  expect(() => sendLater(URL, small)()).not.toThrow();
});
