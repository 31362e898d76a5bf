import { expect, test, vi } from 'vitest';
import { createGate, type Gate } from './gate.js';
import type { Consent, Storage } from './tracker.js';

const createDoors = (consent?: Consent) => {
  const log: string[] = [];
  const opened: (() => void)[] = [];
  const gate = createGate(consent, {
    open: () => {
      log.push('open');
      return new Promise<void>((resolve) => {
        opened.push(resolve);
      });
    },
    opened: () => log.push('opened'),
    forget: async () => log.push('forget'),
  });
  /** Storage has answered. */
  const answer = async (): Promise<void> => {
    for (const resolve of opened) resolve();
    await new Promise(setImmediate);
  };
  const call = (name: string): Promise<Storage> =>
    gate.run(async () => {
      log.push(name);
      return 'indexeddb';
    });
  return { gate, log, answer, call };
};

const isSettled = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);

test('keeps the order of calls made before and after storage answered', async () => {
  const { log, answer, call } = createDoors();
  const calls = [call('1'), call('2'), call('3')];
  expect(log).toEqual(['open']);

  await answer();
  calls.push(call('4'));

  expect(await Promise.all(calls)).toEqual(Array(4).fill('indexeddb'));
  expect(log).toEqual(['open', '1', '2', '3', 'opened', '4']);
});

test('runs nothing and reads nothing while consent is pending', async () => {
  const { gate, log, answer, call } = createDoors('pending');

  expect(await call('1')).toBe('memory');
  await answer();
  expect(log).toEqual([]);
  expect(gate.isOpen()).toBe(false);
  expect(gate.consent()).toBe('pending');
});

test('runs what waited for consent, in order, once it is granted', async () => {
  const { gate, log, answer, call } = createDoors('pending');
  void call('1');
  void call('2');
  const granted = gate.set('granted');
  void call('3');

  await answer();
  await granted;

  expect(log).toEqual(['open', '1', '2', '3', 'opened']);
});

test('holds a thousand calls without consent and no more', async () => {
  const { gate, log, answer, call } = createDoors('pending');
  const kept = await Promise.all(Array.from({ length: 1_002 }, (_, n) => call(`${n}`)));
  void gate.set('granted');
  await answer();

  expect(kept.filter((storage) => storage === 'memory')).toHaveLength(1_000);
  expect(kept.slice(1_000)).toEqual(['none', 'none']);
  expect(log).toHaveLength(1_002);
  expect(log.at(-2)).toBe('999');
});

test('drops what waited and what comes next when consent is denied', async () => {
  const { gate, log, answer, call } = createDoors('pending');
  void call('1');
  await gate.set('denied');
  expect(await call('2')).toBe('none');
  void gate.set('granted');
  await answer();
  expect(await call('3')).toBe('indexeddb');

  expect(log).toEqual(['forget', 'open', 'opened', '3']);
});

test('answers a call that waits for storage when consent is denied meanwhile', async () => {
  const { gate, log, answer, call } = createDoors();
  const waiting = call('1');
  void gate.set('denied');
  await answer();

  expect(await isSettled(waiting)).toBe(true);
  expect(await waiting).toBe('none');
  expect(log).not.toContain('1');
});

test('forgets only after what it had begun to read was read', async () => {
  const { gate, log, answer } = createDoors();
  const denied = gate.set('denied');
  expect(log).toEqual(['open']);

  await answer();
  await denied;

  expect(log).toEqual(['open', 'forget']);
});

test('forgets nothing when consent comes back before it could', async () => {
  const { gate, log, answer, call } = createDoors();
  const changes = [gate.set('denied'), gate.set('granted')];
  const kept = call('1');

  await answer();
  await Promise.all(changes);

  expect(await kept).toBe('indexeddb');
  expect(log).not.toContain('forget');
  expect(gate.isOpen()).toBe(true);
});

test('holds back what comes after consent became pending again', async () => {
  const { gate, log, answer, call } = createDoors();
  await answer();
  await gate.set('pending');
  expect(await call('1')).toBe('memory');
  expect(log).not.toContain('1');

  void gate.set('granted');
  void call('2');
  await answer();
  expect(log.slice(-3)).toEqual(['1', '2', 'opened']);
});

test('lets calls through at once, in order, when the page is left before storage answered', async () => {
  const { gate, log, answer, call } = createDoors();
  void call('1');
  void call('2');

  expect(gate.rush()).toBe(true);
  expect(log).toEqual(['open', '1', '2', 'opened']);
  await answer();
  expect(log).toEqual(['open', '1', '2', 'opened']);
});

test('lets nothing through as the page is left without consent', async () => {
  for (const consent of ['pending', 'denied'] as const) {
    const { gate, log, call } = createDoors(consent);
    void call('1');
    expect(gate.rush()).toBe(false);
    expect(log).toEqual([]);
  }
});

test('opens once when consent is granted again and again', async () => {
  const { gate, log, answer } = createDoors();
  await answer();
  await gate.set('granted');
  await gate.set('granted');

  expect(log).toEqual(['open', 'opened']);
  expect(((): Gate => gate)().isOpen()).toBe(true);
});

test.each([true, 'accepted', 'yes', null])(
  'takes %j, which a consent tool may hand over, for no yes',
  async (value) => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    const { gate, answer, call } = createDoors();
    await answer();
    await gate.set(value as unknown as Consent);

    expect(gate.consent()).toBe('pending');
    expect(gate.isOpen()).toBe(false);
    expect(await call('1')).toBe('memory');
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  },
);

test('lets nobody wait for a decision who called while storage was read', async () => {
  const { gate, log, answer, call } = createDoors('granted');
  const kept = call('1');
  const pending = gate.set('pending');

  expect(await kept).toBe('memory');
  await answer();
  await pending;
  expect(log).toEqual(['open']);
  void gate.set('granted');
  await answer();
  expect(log).toEqual(['open', 'open', '1', 'opened']);
});
