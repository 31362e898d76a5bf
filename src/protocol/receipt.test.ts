import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BATCH_EVENTS } from './limits.js';
import { readReceipt, receiptName, writeReceipt } from './receipt.js';
import type { ResultStatus, WireResult } from './wire.js';

const STATUSES: readonly ResultStatus[] = ['accepted', 'duplicate', 'rejected', 'held'];

const idOf = (index: number): string =>
  `0190a6f0-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => idOf(index));

const resultsOf = (statuses: readonly ResultStatus[]): WireResult[] =>
  statuses.map((status, index) => ({ id: idOf(index), status }));

/** What a page is to learn of a result, if anything. */
const told = ({ id, status }: WireResult): readonly (readonly [string, string])[] => {
  if (status === 'held') return [];
  return [[id, status === 'rejected' ? 'rejected' : 'accepted']];
};

describe('a receipt', () => {
  test('reads as it was written, for any results in any order', () => {
    const statuses = fc.array(fc.constantFrom(...STATUSES), {
      minLength: 1,
      maxLength: MAX_BATCH_EVENTS,
    });
    fc.assert(
      fc.property(statuses, fc.infiniteStream(fc.nat()), (made, order) => {
        const results = resultsOf(made);
        const shuffled = results
          .map((result) => [order.next().value, result] as const)
          .sort(([a], [b]) => a - b)
          .map(([, result]) => result);
        const read = readReceipt(writeReceipt(idsOf(made.length), shuffled), idsOf(made.length));
        expect(read.map(({ id, status }) => [id, status])).toStrictEqual(results.flatMap(told));
      }),
    );
  });

  test('says why a rejected event has no better reason', () => {
    expect(readReceipt('r0', idsOf(1))).toStrictEqual([
      {
        id: idOf(0),
        status: 'rejected',
        code: 'refused',
        detail: 'Refused on leaving',
      },
    ]);
  });

  test('is ok when everything was taken or had been', () => {
    expect(writeReceipt(idsOf(2), resultsOf(['accepted', 'duplicate']))).toBe('ok');
  });

  test('names what was not by its place', () => {
    const results = resultsOf(['held', 'accepted', 'rejected']);
    expect(writeReceipt(idsOf(3), results)).toBe('h0.r2');
  });

  test('holds an event nobody answered for', () => {
    expect(writeReceipt(idsOf(2), resultsOf(['accepted']))).toBe('h1');
  });

  test('is short even of a hundred that were rejected', () => {
    const statuses = Array<ResultStatus>(MAX_BATCH_EVENTS).fill('rejected');
    expect(writeReceipt(idsOf(MAX_BATCH_EVENTS), resultsOf(statuses)).length).toBeLessThan(400);
  });

  test('only has characters that need no encoding in a cookie', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }), (statuses) => {
        const value = writeReceipt(idsOf(statuses.length), resultsOf(statuses));
        expect(encodeURIComponent(value)).toBe(value);
      }),
    );
  });

  test.each([
    '',
    'OK',
    'ok.',
    'ok.r0',
    'r',
    'r0.',
    '.h0',
    'r0,h1',
    'x0',
    'r-1',
    'r0x',
    'h 0',
    'true',
  ])('settles nothing when it is %j', (value) => {
    expect(readReceipt(value, idsOf(3))).toStrictEqual([]);
  });
});

test('a receipt is named by the random end of its batch', () => {
  expect(receiptName('0190a6f0-0000-7000-8000-0123456789ab')).toBe('keepsend-0123456789ab');
});
