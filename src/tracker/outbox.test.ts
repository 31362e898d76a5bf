import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox, END_OF_IDS } from './outbox.js';
import { openPage, pass, settled, stopTime } from './testing/page.js';

beforeEach(() => {
  stopTime();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Counts the transactions of every database opened from now on. */
const countTransactions = (): { readonly modes: string[] } => {
  const modes: string[] = [];
  const { open } = indexedDB;
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = open.apply(indexedDB, args);
    request.addEventListener('success', () => {
      const { transaction } = request.result;
      request.result.transaction = (...given) => {
        modes.push(given[1] ?? 'readonly');
        return transaction.apply(request.result, given);
      };
    });
    return request;
  });
  return { modes };
};

test('writes all events of one task in one transaction', async () => {
  const { modes } = countTransactions();
  const outbox = createOutbox();
  await Promise.all(Array.from({ length: 100 }, (_, n) => outbox.put(`id-${n}`, n)));

  expect(modes).toEqual(['readwrite']);
  await outbox.put('id-100', 100);
  expect(modes).toEqual(['readwrite', 'readwrite']);
  expect(await outbox.get('id-0')).toBe(0);
  expect(await outbox.get('id-100')).toBe(100);
});

test('opens the database once', async () => {
  const open = vi.spyOn(indexedDB, 'open');
  const outbox = createOutbox();
  await Promise.all([outbox.put('0', 1), outbox.get('0'), outbox.clear()]);
  await outbox.put('0', 1);

  expect(open).toHaveBeenCalledTimes(1);
});

test('opens nothing before it is asked', async () => {
  const open = vi.spyOn(indexedDB, 'open');
  createOutbox();
  await settled();

  expect(open).not.toHaveBeenCalled();
});

test('keeps events for the next page, and forgets them when told', async () => {
  await createOutbox().put('0', 'kept');
  expect(await createOutbox().get('0')).toBe('kept');

  await createOutbox().clear();
  expect(await createOutbox().get('0')).toBeUndefined();
});

test('finds the first of a range', async () => {
  const outbox = createOutbox();
  await Promise.all([
    outbox.put('h:visitor', 'no event'),
    outbox.put('01', 'a'),
    outbox.put('02', 'b'),
  ]);

  expect(await outbox.get(IDBKeyRange.upperBound(END_OF_IDS))).toBe('a');
});

test('refuses where storage is blocked, also when it throws at once', async () => {
  const blocked = createOutbox(() => {
    throw new Error('blocked');
  });

  await expect(blocked.put('0', 1)).rejects.toThrow('blocked');
  await expect(blocked.get('0')).rejects.toThrow('blocked');
  await expect(blocked.clear()).rejects.toThrow('blocked');
});

test('does not wait longer than two seconds for storage that hangs', async () => {
  const hanging = createOutbox(() => new Promise(() => {}));
  const works = [hanging.put('0', 1), hanging.get('0'), hanging.clear()];
  const outcomes = Promise.allSettled(works);
  await pass(2_000);

  expect((await outcomes).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
});

test('stores what comes after storage was blocked for a moment', async () => {
  const { open } = indexedDB;
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  const outbox = createOutbox();
  await expect(outbox.put('1', 'first')).rejects.toThrow('blocked');
  expect(indexedDB.open).not.toBe(open);

  await outbox.put('2', 'second');
  expect(await outbox.get('2')).toBe('second');
});

test('stores what comes after a value that no database can take', async () => {
  const outbox = createOutbox();
  await expect(outbox.put('1', () => 'a function')).rejects.toThrow();

  await outbox.put('2', 'second');
  expect(await outbox.get('2')).toBe('second');
});

test('does not say an event is kept when its transaction failed', async () => {
  const outbox = createOutbox();
  await outbox.put('0', 'before');
  const failing = outbox.put('1', Symbol('cannot be cloned'));
  const beside = outbox.put('2', 'in the same task');
  const outcomes = await Promise.allSettled([failing, beside]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
