import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWindowCounter, type WindowCounter } from '../window-counter.js';
import { Counters, createCloudflareCounter } from './counters.js';

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A namespace in memory: objects can be evicted, their storage stays; alarms ring when they are due. */
const createNamespace = () => {
  const storages = new Map<string, Map<string, unknown>>();
  const alarms = new Map<string, number>();
  let objects = new Map<string, Counters>();
  const objectOf = (name: string): Counters => {
    const stored = storages.get(name) ?? new Map<string, unknown>();
    storages.set(name, stored);
    const storage = {
      get: async (key: string) => structuredClone(stored.get(key)),
      put: async (key: string, value: unknown) => void stored.set(key, structuredClone(value)),
      setAlarm: async (atMs: number) => void alarms.set(name, atMs),
      deleteAll: async () => stored.clear(),
    };
    const object = objects.get(name) ?? new Counters({ storage });
    objects.set(name, object);
    return object;
  };
  const ring = async (): Promise<void> => {
    for (const [name, atMs] of [...alarms]) {
      if (atMs > Date.now()) continue;
      alarms.delete(name);
      await objectOf(name).alarm();
    }
  };
  return {
    idFromName: (name: string) => name,
    get: (name: never) => ({
      fetch: (address: string, init: object) => objectOf(name).fetch(new Request(address, init)),
    }),
    evict: () => {
      objects = new Map();
    },
    ring,
    left: () => [...storages.values()].filter((stored) => stored.size > 0).length,
  };
};

const countUp = async (counter: WindowCounter, times: number): Promise<number> => {
  const taken = await Promise.all(
    Array.from({ length: times }, () => counter.take('a', 5, HOUR_MS)),
  );
  return taken.filter(({ isWithin }) => isWithin).length;
};

test('counts those that come at once one after the other', async () => {
  expect(await countUp(createCloudflareCounter(createNamespace()), 20)).toBe(5);
});

test('counts on after an eviction', async () => {
  const namespace = createNamespace();
  const counter = createCloudflareCounter(namespace);
  expect(await countUp(counter, 3)).toBe(3);
  namespace.evict();
  expect(await countUp(counter, 9)).toBe(2);
});

test('leaves nothing behind once the window is over', async () => {
  const namespace = createNamespace();
  const counter = createCloudflareCounter(namespace);
  await countUp(counter, 9);
  await namespace.ring();
  expect(namespace.left()).toBe(1);
  vi.setSystemTime(HOUR_MS);
  await namespace.ring();
  expect(namespace.left()).toBe(0);
  expect(await countUp(counter, 9)).toBe(5);
});

test('is asked without leaving anything behind', async () => {
  const namespace = createNamespace();
  const counter = createCloudflareCounter(namespace);
  expect((await counter.take('a', 0, HOUR_MS, 0)).isWithin).toBe(true);
  expect(namespace.left()).toBe(0);
  expect(await countUp(counter, 9)).toBe(5);
  expect((await counter.take('a', 0, HOUR_MS, 0)).isWithin).toBe(false);
});

test('counts as one process would, whatever happens between', async () => {
  const step = fc.oneof(
    fc.record({
      key: fc.constantFrom('a', 'b'),
      cost: fc.constantFrom(0, 1, 2, 7, -1),
      pauseMs: fc.integer({ min: 0, max: HOUR_MS }),
    }),
    fc.constantFrom('evict' as const, 'ring' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      vi.setSystemTime(0);
      const namespace = createNamespace();
      const counter = createCloudflareCounter(namespace);
      const model = createWindowCounter();
      for (const step of steps) {
        if (step === 'evict') namespace.evict();
        else if (step === 'ring') await namespace.ring();
        else {
          vi.setSystemTime(Date.now() + step.pauseMs);
          const take = [step.key, 5, HOUR_MS, step.cost] as const;
          expect(await counter.take(...take)).toStrictEqual(await model.take(...take));
        }
      }
    }),
  );
});
