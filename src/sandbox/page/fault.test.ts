import { expect, test } from 'vitest';

import { wordFault, wordRest } from './fault.js';

const fault = { id: 'f1', path: '/', left: null } as const;

test('says what a fault does', () => {
  expect(wordFault({ ...fault, status: 429, retryAfterSeconds: 2, body: 'json' })).toBe(
    'Every request to any path: answers 429 and Retry-After: 2',
  );
  expect(
    wordFault({
      ...fault,
      path: '/api/events',
      method: 'POST',
      status: 524,
      body: 'html',
      when: 'after',
    }),
  ).toBe('POST to /api/events…: answers 524 with an HTML page, after the request was processed');
  expect(wordFault({ ...fault, poison: { property: 'x' } })).toContain('property “x”');
});

test('says how long a fault stays', () => {
  expect(wordRest(fault)).toBe('until it is switched off');
  expect(wordRest({ ...fault, left: 1, probability: 0.2 })).toBe(
    '1 more request, 20 % of the requests',
  );
});
