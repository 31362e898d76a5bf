import { IDBDatabase as FDBDatabase, IDBTransaction as FDBTransaction } from 'fake-indexeddb';
import { promisifyRequest } from 'idb-keyval';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox, END_OF_IDS } from './outbox.js';
import { holdOpening, openPage, pass, settled, stopTime } from './testing/page.js';

beforeEach(() => {
  stopTime();
  openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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
  hanging.onLost = vi.fn();
  const works = [hanging.put('0', 1), hanging.get('0'), hanging.clear()];
  const outcomes = Promise.allSettled(works);
  await pass(2_000);

  expect((await outcomes).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  // It may all be there: what another tab has delivered meanwhile must not be put back.
  expect(hanging.onLost).not.toHaveBeenCalled();
});

test('begins nothing while the page is away, and does it when it is back', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 'before');
  outbox.sleep();
  const spy = vi.spyOn(FDBDatabase.prototype, 'transaction');
  const away = outbox.put('2', 'away');
  await pass(60_000);
  expect(spy).not.toHaveBeenCalled();

  outbox.wake();
  await away;
  expect(await outbox.get('2')).toBe('away');
});

test('does once what waited for long while the page was away', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 'before');
  outbox.sleep();
  const work = vi.fn((objects: IDBObjectStore) => promisifyRequest(objects.put('after', '2')));
  const done = outbox.run('readwrite', work);
  await pass(2_000);
  outbox.wake();
  await done;
  await settled();

  expect(work).toHaveBeenCalledOnce();
});

test('gives up what runs as the page is left, and does it anew when it is back', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 0);
  const add = () =>
    outbox.run('readwrite', async (objects) => {
      const number = await outbox.request<number>(objects.get('1'));
      objects.put(number + 1, '1');
      await outbox.request(objects.transaction);
    });
  const adding = add();
  await Promise.resolve();
  await Promise.resolve();
  outbox.sleep();
  await pass(10_000);
  const other = createOutbox();
  expect(await other.get('1')).toBe(0);

  outbox.wake();
  await adding;
  expect(await other.get('1')).toBe(1);
});

/** Lets opening fail so often, as a browser that is out of sorts does. */
const failOpening = (name: string, times = Number.POSITIVE_INFINITY) => {
  const { open } = indexedDB;
  let left = times;
  return vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    left -= 1;
    if (left < 0) return open.apply(indexedDB, args);
    throw new DOMException('broken', name);
  });
};
/** Lets transactions fail so often, as on a connection that is closing. */
const failTransactions = (times: number): void => {
  const { prototype } = FDBDatabase;
  const { transaction } = prototype;
  let left = times;
  vi.spyOn(prototype, 'transaction').mockImplementation(function (this: unknown, ...args) {
    if (args[1] === ('versionchange' as string) || left <= 0) {
      return transaction.apply(this as never, args);
    }
    left -= 1;
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
};
/** The database as another tab sees it, be it of a later release or a developer's tools. */
const openElsewhere = async (version?: number): Promise<IDBDatabase> => {
  const request = indexedDB.open('keepsend', version);
  request.onupgradeneeded = () => request.result.createObjectStore(`new ${version}`);
  return promisifyRequest(request);
};
const deleteDatabase = () => promisifyRequest(indexedDB.deleteDatabase('keepsend'));

test.each(['UnknownError', 'InvalidStateError', 'SecurityError', 'AbortError'])(
  'stores an event although opening the database failed once with %s',
  async (name) => {
    const open = failOpening(name, 1);
    const outbox = createOutbox();
    await outbox.put('1', 'first');

    expect(open).toHaveBeenCalledTimes(2);
    expect(await outbox.get('1')).toBe('first');
  },
);

test.each(['UnknownError', 'InvalidStateError', 'SecurityError', 'VersionError'])(
  'tries twice where opening always fails with %s, and again for the next event',
  async (name) => {
    const open = failOpening(name);
    const outbox = createOutbox();
    await expect(outbox.put('1', 'first')).rejects.toThrow('broken');
    expect(open).toHaveBeenCalledTimes(2);
    await expect(outbox.put('2', 'second')).rejects.toThrow('broken');

    open.mockRestore();
    await outbox.put('3', 'third');
    expect(await outbox.get('3')).toBe('third');
  },
);

test('does not try again where there is no room', async () => {
  const open = failOpening('QuotaExceededError');
  await expect(createOutbox().put('1', 'first')).rejects.toThrow('broken');

  expect(open).toHaveBeenCalledTimes(1);
});

test('opens the database again when its connection is closing', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 'before');
  failTransactions(1);
  await outbox.put('2', 'after');

  expect(await outbox.get('1')).toBe('before');
  expect(await outbox.get('2')).toBe('after');
});

test('refuses when every connection is closing', async () => {
  failTransactions(4);
  const outbox = createOutbox();
  await expect(outbox.put('1', 'first')).rejects.toThrow('closing');
  await expect(outbox.get('1')).rejects.toThrow('closing');

  await outbox.put('1', 'first');
});

test('writes once more what a browser aborted as it was committed', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 'before');
  const { prototype } = FDBTransaction;
  vi.spyOn(prototype, 'commit').mockImplementationOnce(function (this: IDBTransaction) {
    this.abort();
  });
  await outbox.put('2', 'after');

  expect(await outbox.get('2')).toBe('after');
});

test('makes way for another tab that deletes the database, and starts a new one', async () => {
  const outbox = createOutbox();
  const onLost = vi.fn();
  outbox.onLost = onLost;
  await outbox.put('1', 'before');
  await deleteDatabase();
  expect(onLost).toHaveBeenCalledTimes(1);

  expect(await outbox.get('1')).toBeUndefined();
  await outbox.put('2', 'after');
  expect(await outbox.get('2')).toBe('after');
});

test('makes way for the upgrade of a later release, and goes on beside it', async () => {
  const outbox = createOutbox();
  await outbox.put('1', 'before');
  const later = await openElsewhere(7);

  expect([...later.objectStoreNames]).toEqual(['new 7', 'outbox']);
  await outbox.put('2', 'after');
  expect(await outbox.get('1')).toBe('before');
  expect(await promisifyRequest(later.transaction('outbox').objectStore('outbox').get('2'))).toBe(
    'after',
  );
  later.close();
  expect(await createOutbox().get('2')).toBe('after');
});

test('adds its store where something else has made a database of its name', async () => {
  (await openElsewhere(3)).close();
  const outbox = createOutbox();
  await outbox.put('1', 'first');

  expect(await outbox.get('1')).toBe('first');
  expect(await createOutbox().get('1')).toBe('first');
});

test('uses the database again after it did not open for a while', async () => {
  const release = holdOpening();
  const outbox = createOutbox();
  const first = outbox.put('1', 'first').catch(String);
  await pass(2_000);
  expect(await first).toBe('Error: storage did not answer');
  const second = outbox.put('2', 'second').catch(String);
  await pass(500);
  expect(await second).toBe('Error: storage did not answer');
  release();
  await pass(0);

  await outbox.put('3', 'third');
  expect(await outbox.get('3')).toBe('third');
  // What was written before it could be given up is there late.
  expect(await outbox.get('1')).toBe('first');
});

test('does not wait for an old tab that holds up an upgrade', async () => {
  const old = await openElsewhere(1);
  const upgrading = openElsewhere(2);
  const outbox = createOutbox();
  const kept = outbox.put('1', 'first').catch(String);
  await pass(2_000);
  expect(await kept).toBe('Error: storage did not answer');

  old.close();
  (await upgrading).close();
  await outbox.put('2', 'second');
  expect(await outbox.get('2')).toBe('second');
});

test.each(['undefined', 'throws'])('refuses where indexedDB is %s', async (how) => {
  const working = indexedDB;
  vi.stubGlobal('indexedDB', undefined);
  if (how === 'throws') {
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  }
  const outbox = createOutbox();
  await expect(outbox.put('1', 'first')).rejects.toThrow();
  await expect(outbox.get('1')).rejects.toThrow();
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: working });

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
  const beside = outbox.put('2', 'in the same task');
  const failing = outbox.put('3', Symbol('cannot be cloned'));
  const outcomes = await Promise.allSettled([beside, failing]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect([await outbox.get('0'), await outbox.get('2')]).toEqual(['before', undefined]);
});
