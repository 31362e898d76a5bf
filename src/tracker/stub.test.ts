import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from './read-calls.js';
import { type FakePage, openPage } from './testing/page.js';

interface Stub {
  q: Call[];
  track(...args: unknown[]): Promise<unknown>;
  [method: string]: unknown;
}

let page: FakePage;

const loadStub = async (): Promise<Stub> => {
  await import('./stub.js');
  return globalThis.keepsend as unknown as Stub;
};

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 1) });
  page = openPage();
  const script = { src: 'https://shop.example/q7f2/m.js', dataset: {} };
  Object.assign(document, { querySelector: () => script });
  vi.stubGlobal('keepsend', undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('has every method of the tracker, and keeps its calls with their times', async () => {
  const stub = await loadStub();
  const { createTracker } = await import('./index.js');
  vi.stubGlobal('document', undefined);
  const methods = Object.keys(createTracker({ route: '/q7f2' }));
  expect(Object.keys(stub).sort()).toStrictEqual([...methods, 'q'].sort());
  for (const method of methods) void (stub[method] as Stub['track'])(method, 1);
  expect(stub.q).toStrictEqual(
    Object.keys(stub)
      .filter((name) => name !== 'q')
      .map((method) => [method, [method, 1], Date.now(), expect.any(Function)]),
  );
});

test('lets nobody wait longer than 300 ms', async () => {
  const stub = await loadStub();
  let result: unknown = 'nothing yet';
  void stub.track('A').then((value) => {
    result = value;
  });
  await vi.advanceTimersByTimeAsync(299);
  expect(result).toBe('nothing yet');
  await vi.advanceTimersByTimeAsync(1);
  expect(result).toBeUndefined();
});

test('gives the result of the script that came in time', async () => {
  const stub = await loadStub();
  const result = stub.track('A');
  stub.q[0]?.[3]({ kept: 'indexeddb' });
  expect(await result).toStrictEqual({ kept: 'indexeddb' });
});

test('is nothing to wait for itself', async () => {
  expect('then' in (await loadStub())).toBe(false);
});

test('leaves a tracker alone that is there already', async () => {
  const tracker = { track: () => {} };
  vi.stubGlobal('keepsend', tracker);
  expect(await loadStub()).toBe(tracker);
});

test('sends what was tracked when the page is left before the script was there', async () => {
  void (await loadStub()).track('A');
  page.fire('pagehide');
  expect(page.beacons).toHaveLength(1);
  page.fire('pagehide');
  expect(page.beacons).toHaveLength(1);
});

test('leaves it to the script once that is there', async () => {
  void (await loadStub()).track('A');
  vi.stubGlobal('keepsend', { track: () => {} });
  page.fire('pagehide');
  expect(page.beacons).toStrictEqual([]);
});
