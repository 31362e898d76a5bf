import { expect, test } from 'vitest';
import { refused, taken } from './testing/ladder.js';
import { leaks, leakyBatches } from './testing/leaks.js';
import { KEY, readAnswer, startRoute } from './testing/route.js';

test.each(leaks)('keeps the key out of answer and log after %s', async (_, klaviyo) => {
  const { send, log } = startRoute(klaviyo);
  for (const batch of leakyBatches()) {
    const { status } = await send(batch);
    expect([202, 503]).toContain(status);
  }
  expect(JSON.stringify(log)).not.toContain(KEY.slice(3));
});

test('keeps the key out of every answer, refusals and scripts included', async () => {
  const { ask, get, log } = startRoute();
  for (const { request } of [...refused, ...taken]) await ask(request());
  for (const path of ['/m.js', '/s.00000000.js', '/s.1.js', '/x', '/e']) await get(path);
  expect(JSON.stringify(log)).not.toContain(KEY.slice(3));
});

test.each([
  ['the status line', new Response(null, { statusText: KEY })],
  ['a header', new Response(null, { headers: { 'x-debug': KEY } })],
  ['a body', new Response(`{"key":"${KEY}"}`)],
])('would find the key in %s', async (_, response) => {
  await expect(readAnswer(response)).rejects.toThrow('The key is in an answer');
});
