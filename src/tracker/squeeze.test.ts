import { afterEach, expect, test, vi } from 'vitest';
import { squeeze } from './squeeze.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const long = JSON.stringify({ text: 'Darjeeling, 茶 '.repeat(500) });

const inflate = (body: Blob): Promise<string> =>
  new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).text();

test('sends a large body gzipped, and unharmed', async () => {
  const { body, headers } = await squeeze(long, false);

  expect(headers).toEqual({ 'content-type': 'application/json', 'content-encoding': 'gzip' });
  expect(body.size).toBeLessThan(long.length / 10);
  expect(await inflate(body)).toBe(long);
});

test.each([
  ['small', '{}', false],
  ['for a route that takes no gzip', long, true],
])('sends a body as it is that is %s', async (_, text, isPlain) => {
  const { body, headers } = await squeeze(text, isPlain);

  expect(headers).toEqual({ 'content-type': 'application/json' });
  expect(await body.text()).toBe(text);
});

test('sends a large body as it is where the browser has no gzip', async () => {
  vi.stubGlobal('CompressionStream', undefined);

  expect(await (await squeeze(long, false)).body.text()).toBe(long);
});
