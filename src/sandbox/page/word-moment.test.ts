import { expect, test } from 'vitest';

import { wordMoment } from './word-moment.js';

const today = new Date(2026, 10, 20).toDateString();

test('names the day when it is another, and the year when it is another', () => {
  expect(wordMoment(new Date(2026, 10, 20, 9, 5, 7), today)).toEqual({
    day: '',
    clock: '09:05:07',
  });
  expect(wordMoment(new Date(2026, 0, 1), today)).toEqual({ day: '1 Jan', clock: '00:00:00' });
  expect(wordMoment(new Date(2025, 11, 31, 23, 59, 59), today)).toEqual({
    day: '31 Dec 2025',
    clock: '23:59:59',
  });
  expect(wordMoment(new Date(2027, 10, 20), today)).toEqual({
    day: '20 Nov 2027',
    clock: '00:00:00',
  });
});
