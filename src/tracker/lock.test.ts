import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from './lock.js';
import { createLocks, type FakePage, openPage, settled } from './testing/page.js';

let page: FakePage;

beforeEach(() => {
  page = openPage({ locks: createLocks() });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const createWork = () => {
  let end = (): void => {};
  const work = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  return { work, end: () => end() };
};

test('lets one tab send after the other', async () => {
  const [first, second] = [createWork(), createWork()];
  const done = [withLock(first.work), withLock(second.work)];
  await settled();
  expect(second.work).not.toHaveBeenCalled();
  first.end();
  await settled();
  expect(second.work).toHaveBeenCalledTimes(1);
  second.end();

  await Promise.all(done);
});

test('does not do again what failed, and tells of it', async () => {
  const work = vi.fn(() => Promise.reject(new Error('failed')));

  await expect(withLock(work)).rejects.toThrow('failed');
  expect(work).toHaveBeenCalledTimes(1);
});

test('lets the next tab send as the page is left, although its own work goes on', async () => {
  const [first, second] = [createWork(), createWork()];
  const left = withLock(first.work);
  await settled();
  page.fire('pagehide');
  await left;
  const next = withLock(second.work);
  await settled();
  expect(second.work).toHaveBeenCalledTimes(1);
  second.end();

  await next;
});

test('sends nothing more when the page is left while it waits for its turn', async () => {
  const [first, second] = [createWork(), createWork()];
  void withLock(first.work);
  const waiting = withLock(second.work);
  await settled();
  page.fire('pagehide');
  await waiting;
  first.end();
  await settled();

  expect(second.work).not.toHaveBeenCalled();
});

test('leaves no listener on the page', async () => {
  const removed = vi.fn(removeEventListener);
  vi.stubGlobal('removeEventListener', removed);
  await withLock(async () => {});
  await withLock(() => Promise.reject(new Error('failed'))).catch(() => {});

  expect(removed).toHaveBeenCalledTimes(2);
});
