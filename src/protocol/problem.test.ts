import { expect, test } from 'vitest';
import { demand, limit, readProblem } from './problem.js';

const thrownBy = (work: () => void): unknown => {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

test('says what is wrong, where, and what to do', () => {
  const thrown = thrownBy(() => demand(false, 'email_invalid', '/email', 'Pass an address'));

  expect(thrown).toBeInstanceOf(Error);
  expect(readProblem(thrown)).toEqual({
    code: 'email_invalid',
    pointer: '/email',
    detail: 'Pass an address',
  });
});

test('says how much is too much', () => {
  limit('too_deep', '/a', 10, 10);

  expect(readProblem(thrownBy(() => limit('too_deep', '/a', 11, 10)))).toEqual({
    code: 'too_deep',
    pointer: '/a',
    detail: 'The limit is 10, this is 11',
  });
});

test('takes a size that is no number as too much', () => {
  expect(() => limit('too_deep', '', Number.NaN, 10)).toThrow();
});

test("takes a shop's own error as a value that cannot travel", () => {
  expect(readProblem(new TypeError('no price'))).toEqual({ code: 'not_json', detail: 'no price' });
});

test("does not take a browser's own code for one of ours", () => {
  expect(readProblem(new DOMException('Blocked a frame', 'SecurityError'))).toEqual({
    code: 'not_json',
    detail: 'Blocked a frame',
  });
});

test.each([null, undefined, 'a text', 7, Symbol('x'), {}])(
  'reads %s when that was thrown instead of an error',
  (thrown) => {
    expect(readProblem(thrown)).toEqual({ code: 'not_json', detail: '' });
  },
);
