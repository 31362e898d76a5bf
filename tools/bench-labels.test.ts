import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLabels } from '../bench/read-labels.ts';

const json = JSON.stringify([{ n: 'bench-1' }, { n: 'bench-12' }, { n: 'bench-poison' }]);
const labels = ['bench-1', 'bench-12', 'bench-poison'];

test.each([
  ['as it is', Buffer.from(json)],
  ['gzipped', gzipSync(json)],
  ['as a form', Buffer.from(`v=1&data=${encodeURIComponent(json)}`)],
  ['as a form of base64', Buffer.from(`data=${encodeURIComponent(btoa(json))}`)],
])('finds every event in a body sent %s', (_, body) => {
  expect([...readLabels(body)]).toEqual(labels);
});

test('counts an event once however often a request names it', () => {
  expect(readLabels(Buffer.from('bench-7 bench-7')).size).toBe(1);
});

test('finds none in a body without events', () => {
  expect(readLabels(Buffer.from('')).size).toBe(0);
  expect(readLabels(Buffer.from('{"token":"bench"}')).size).toBe(0);
});
