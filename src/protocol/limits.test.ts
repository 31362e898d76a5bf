import { expect, test } from 'vitest';
import * as limits from './limits.js';
import { EVENTS_PATH, SCRIPT_PATH, SENDER_PREFIX } from './paths.js';

test('leaves room around the largest event for its visitor and the batch', () => {
  expect(limits.MAX_EVENT_BYTES + 10_000).toBeLessThan(limits.MAX_BATCH_BYTES);
});

test('never has a full batch refused for its size', () => {
  expect(limits.MAX_BATCH_BYTES + 10_000).toBeLessThan(limits.MAX_BODY_BYTES);
});

test('asks of beacons no more than browsers share among them', () => {
  expect(limits.MAX_BEACON_BYTES).toBeLessThan(64 * 1024);
});

test('keeps the paths of a route apart', () => {
  const paths = [EVENTS_PATH, SCRIPT_PATH, SENDER_PREFIX];

  for (const path of paths) {
    expect(path).toMatch(/^\/[a-z]/);
    expect(paths.filter((other) => other.startsWith(path))).toEqual([path]);
  }
});
