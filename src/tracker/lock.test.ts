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
  let isLeft = (): boolean => false;
  const work = vi.fn((isPageLeft: () => boolean) => {
    isLeft = isPageLeft;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return { work, end: () => end(), isLeft: () => isLeft() };
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
  expect(first.isLeft()).toBe(false);
  page.fire('pagehide');
  await settled();
  expect(first.isLeft()).toBe(true);
  const next = withLock(second.work);
  await settled();
  expect(second.work).toHaveBeenCalledTimes(1);
  second.end();
  await next;
  first.end();

  await left;
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

test('lets go of the lock as soon as Firefox navigates', async () => {
  const navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
  const [first, second] = [createWork(), createWork()];
  void withLock(first.work);
  const next = withLock(second.work);
  await settled();
  navigation.dispatchEvent(new Event('navigate'));
  await settled();

  expect(first.isLeft()).toBe(true);
  expect(second.work).not.toHaveBeenCalled();
  await next;
});

test('sends without the lock when the tab that holds it has been stopped by its browser', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [first, second] = [createWork(), createWork()];
  void withLock(first.work);
  const waiting = withLock(second.work);
  await vi.advanceTimersByTimeAsync(34_999);
  expect(second.work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(second.work).toHaveBeenCalledTimes(1);
  second.end();
  await waiting;
  vi.useRealTimers();
});
