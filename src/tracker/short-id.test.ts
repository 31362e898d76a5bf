import { expect, test } from 'vitest';
import { createShortId } from './short-id.js';

const ids = Array.from({ length: 500 }, createShortId);

test('makes UUIDv7', () => {
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  }
});

test('makes ids that grow with every call', () => {
  expect([...ids].sort()).toStrictEqual(ids);
});

test('makes ids of its moment', () => {
  const id = createShortId().replaceAll('-', '').slice(0, 12);
  expect(Math.abs(Number.parseInt(id, 16) - Date.now())).toBeLessThan(60_000);
});

test('makes ids whose ends nobody can guess', () => {
  expect(new Set(ids.map((id) => id.slice(-15))).size).toBe(ids.length);
});
