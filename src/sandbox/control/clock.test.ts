import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, KEY, startAsking } from '../testing/ask.js';

const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);
let asking: Awaited<ReturnType<typeof startAsking>>;
let real: number;

beforeEach(async () => {
  real = NOON;
  asking = await startAsking({ now: () => real });
});
afterEach(() => asking.close());

const move = async (change: object) => (await asking.post('/_sandbox/clock', change)).json();
const show = () => asking.read('/_sandbox/clock');
const change = (settings: object) =>
  asking.call('/_sandbox/settings', { method: 'PATCH', body: JSON.stringify(settings) });

test('goes with the real clock until it is moved', async () => {
  expect(await show()).toEqual({ now: '2026-11-21T12:00:00.000Z', stopped: false, offsetMs: 0 });
  real += 5;
  expect((await show()).now).toBe('2026-11-21T12:00:00.005Z');
});

test('moves to a moment and goes on from there', async () => {
  await move({ now: '2027-01-01T00:00:00Z' });
  real += 1_000;

  expect((await show()).now).toBe('2027-01-01T00:00:01.000Z');
  await move({ advanceMs: -1_000 });
  expect((await show()).now).toBe('2027-01-01T00:00:00.000Z');
});

test('stops, moves while it is stopped, and goes on', async () => {
  await move({ stopped: true });
  real += 1_000;
  expect(await show()).toEqual({ now: '2026-11-21T12:00:00.000Z', stopped: true, offsetMs: null });
  await move({ advanceMs: 10 });
  real += 1_000;
  expect((await show()).now).toBe('2026-11-21T12:00:00.010Z');
  await move({ stopped: false });
  real += 5;
  expect(await show()).toMatchObject({ now: '2026-11-21T12:00:00.015Z', stopped: false });
});

test('shows the real time again', async () => {
  await move({ now: '2030-01-01T00:00:00Z', stopped: true });
  expect(await move({ real: true })).toMatchObject({ stopped: false, offsetMs: 0 });
});

test.each([
  [{ now: 'noon' }],
  [{ now: '2026-02-31T99:00:00Z' }],
  [{ now: '1989-12-31T23:59:59Z' }],
  [{ advanceMs: 1e15 }],
  [{ advanceMs: 0.5 }],
  [{ real: false }],
  [{ hour: 12 }],
])('refuses %j and stays as it was', async (given) => {
  await move({ stopped: true });
  expect((await asking.post('/_sandbox/clock', { ...given })).status).toBe(400);
  expect(await show()).toMatchObject({ now: '2026-11-21T12:00:00.000Z', stopped: true });
});

test('takes the time bounds of events along', async () => {
  const time = '2028-06-01T00:00:00Z';
  const send = () => asking.post('/api/events', eventBody({ time, unique_id: 'a' }));

  expect((await send()).status).toBe(400);
  await move({ now: '2027-06-02T00:00:00Z' });
  expect((await send()).status).toBe(202);
  expect((await asking.read('/_sandbox/events'))[0].received_at).toBe('2027-06-02T00:00:00.000Z');
});

test('takes the retirement of revisions along', async () => {
  const headers = { revision: '2025-01-15', 'x-klaviyo-revision-fall-forward-opt-out': '1' };
  const read = async () => (await asking.call('/api/events', { headers })).status;

  expect(await read()).toBe(200);
  await move({ now: '2027-01-15T00:00:00Z' });
  expect(await read()).toBe(410);
});

test('changes the settings that are named, and those only', async () => {
  expect(await asking.read('/_sandbox/settings')).toEqual({
    retired: 'serve',
    usualRevision: null,
    processingMs: 0,
    rateLimits: 0,
    missingKey: 401,
  });
  const headers = { authorization: `Klaviyo-API-Key ${KEY}` };
  const readWithoutRevision = async () =>
    (await fetch(`${asking.sandbox.url}/api/events`, { headers })).status;

  expect(await readWithoutRevision()).toBe(400);
  await change({ usualRevision: '2026-07-15', rateLimits: 0.5 });

  expect(await asking.read('/_sandbox/settings')).toMatchObject({
    usualRevision: '2026-07-15',
    rateLimits: 0.5,
    processingMs: 0,
  });
  expect(await readWithoutRevision()).toBe(200);
});

test.each([
  [{ rateLimits: 1.01 }, '/rateLimits'],
  [{ rateLimits: -0.01 }, '/rateLimits'],
  [{ processingMs: 1.5 }, '/processingMs'],
  [{ usualRevision: '2026-07-16' }, '/usualRevision'],
  [{ retired: 'gone' }, '/retired'],
  [{ missingKey: 403 }, '/missingKey'],
  [{ rateLimit: 1 }, '/rateLimit'],
])('refuses the settings %j and changes none', async (given, pointer) => {
  const before = await asking.read('/_sandbox/settings');
  const response = await change({ processingMs: 5, ...given });

  expect(response.status).toBe(400);
  expect((await response.json()).errors[0].source.pointer).toBe(pointer);
  expect(await asking.read('/_sandbox/settings')).toEqual(before);
});

test('is as it was at the start after a reset', async () => {
  await move({ now: '2030-01-01T00:00:00Z', stopped: true });
  await change({ retired: 'forward', rateLimits: 1, usualRevision: '2026-07-15' });
  await asking.post('/_sandbox/faults', { status: 500 });
  await asking.post('/_sandbox/reset', {});

  expect(await show()).toEqual({ now: '2026-11-21T12:00:00.000Z', stopped: false, offsetMs: 0 });
  expect(await asking.read('/_sandbox/settings')).toMatchObject({
    retired: 'serve',
    rateLimits: 0,
    usualRevision: null,
  });
  expect(await asking.read('/_sandbox/faults')).toEqual([]);
});

test('does the same from within a test as over HTTP', async () => {
  const { sandbox } = asking;
  const heal = sandbox.addFault({ status: 503 });
  sandbox.setClock({ now: '2027-01-01T00:00:00Z' });

  expect((await asking.call('/api/events')).status).toBe(503);
  heal();
  expect((await asking.call('/api/events')).status).toBe(200);
  expect((await show()).now).toBe('2027-01-01T00:00:00.000Z');
  sandbox.reset();
  expect((await show()).offsetMs).toBe(0);
});

test('waits for the events of one person', async () => {
  const waiting = asking.call('/_sandbox/wait?profile=Grace@example.com&count=1&timeoutMs=5000');
  await asking.post('/api/events', eventBody());
  await asking.post('/api/events', eventBody({ profile: { email: 'grace@example.com' } }));
  const response = await waiting;

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject([{ profile: { email: 'grace@example.com' } }]);
});

test('does not start with settings it cannot understand', async () => {
  await expect(startAsking({ rateLimits: 2 })).rejects.toThrow(
    'The sandbox cannot start: rateLimits must be a number from 0 to 1; what came is 2.',
  );
});

test('says to a test what is wrong with a fault, a clock or an address', async () => {
  const { addFault, setClock } = asking.sandbox;
  expect(() => addFault({ status: 200 })).toThrow(
    'There is no such fault: status: Expected a status from 400 to 599.',
  );
  expect(() => addFault({})).toThrow('There is no such fault: Nothing would go wrong');
  expect(() => setClock({ now: 'noon' })).toThrow(
    'The clock cannot be moved: now: Expected an ISO',
  );
  await expect(startAsking({ host: '203.0.113.1' })).rejects.toThrow(
    'The sandbox cannot start: this machine has no address 203.0.113.1. Choose another host.',
  );
});
