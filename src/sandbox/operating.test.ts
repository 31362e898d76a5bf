import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { SandboxOptions } from './server.js';
import { eventBody, KEY, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.close());

const send = (told = {}) => asking.post('/api/events', eventBody(told));

test('reads what /_sandbox shows', async () => {
  await send({ unique_id: 'a' });
  await send({ unique_id: 'a' });
  await send({ value: 'much' });
  const { sandbox, read } = asking;

  expect(sandbox.events()).toEqual(await read('/_sandbox/events'));
  expect(sandbox.requests()).toEqual(await read('/_sandbox/requests'));
  expect(sandbox.rejects()).toEqual(await read('/_sandbox/rejects'));
  expect(sandbox.drops()).toEqual(await read('/_sandbox/drops'));
  expect(sandbox.profiles()).toEqual(await read('/_sandbox/profiles'));
  const all = [sandbox.events(), sandbox.requests(), sandbox.rejects(), sandbox.drops()];
  expect(all.map(({ length }) => length)).toEqual([1, 3, 1, 1]);
});

test('chooses events by metric and person', async () => {
  await send({ metric: 'A' });
  await send({ metric: 'B' });
  await send({ metric: 'B', profile: { email: 'bo@example.com' } });
  const metrics = (query: object) => asking.sandbox.events(query).map(({ metric }) => metric);

  expect(metrics({})).toEqual(['A', 'B', 'B']);
  expect(metrics({ metric: 'B' })).toEqual(['B', 'B']);
  expect(metrics({ profile: 'Ada@example.com' })).toEqual(['A', 'B']);
  expect(metrics({ metric: 'C' })).toEqual([]);
  expect(() => metrics({ metrc: 'B' })).toThrow("There are no such events: metrc: 'metrc' is not");
  expect(() => metrics({ profile: 'ada' })).toThrow('profile: Expected an e-mail address.');
});

test('waits for an event that is still to come', async () => {
  const waiting = asking.sandbox.wait({ metric: 'A', profile: 'ada@example.com' });
  await send({ metric: 'B' });
  await send({ metric: 'A' });

  expect(await waiting).toMatchObject([{ metric: 'A', profile: { email: 'ada@example.com' } }]);
});

test('rejects with what did not come', async () => {
  await send({ metric: 'A' });
  const { wait } = asking.sandbox;

  await expect(wait({ metric: 'A', count: 2, timeoutMs: 1 })).rejects.toThrow(
    "Waited 1 ms for 2 events of the metric 'A': 1 came.",
  );
  await expect(wait({ count: 10_001 })).rejects.toThrow(
    'Nothing can be waited for: count: Expected a whole number from 0 to 10000.',
  );
});

test('changes settings and keys', async () => {
  asking.sandbox.setSettings({ missingKey: 400 });
  asking.sandbox.setKey({ key: KEY, revoked: true });

  expect((await send()).status).toBe(400);
  expect(() => asking.sandbox.setSettings({ processingMs: -1 })).toThrow(
    'The settings cannot be changed: processingMs: Below 0.',
  );
  expect(() => asking.sandbox.setKey({ key: 'nope' })).toThrow('There is no such key: key: No req');
});

test('numbers from 1 after a reset, and an old switch turns no new fault off', async () => {
  const off = asking.sandbox.addFault({ status: 500 });
  await send();
  asking.sandbox.reset();
  asking.sandbox.addFault({ preset: 'outage' });
  off();

  expect(await asking.read('/_sandbox/faults')).toMatchObject([{ id: 'f1', status: 503 }]);
  expect((await send()).status).toBe(503);
  expect(asking.sandbox.requests()).toMatchObject([{ seq: 1 }]);
});

test('says after its end that it is closed', async () => {
  const { sandbox } = asking;
  const off = sandbox.addFault({ status: 500 });
  const waiting = expect(sandbox.wait()).rejects.toThrow('The sandbox is closed.');
  await sandbox.close();
  await waiting;

  const { url: _, port: __, close, wait, settle, ...members } = sandbox;
  for (const [name, member] of Object.entries(members))
    expect(() => (member as (given: object) => unknown)({}), name).toThrow(
      'The sandbox is closed.',
    );
  await expect(wait()).rejects.toThrow('The sandbox is closed.');
  await expect(settle()).rejects.toThrow('The sandbox is closed.');
  off();
  await close();
});

test.each([
  [{ port: 'x' }, "port must be a whole number from 0 to 65535; what came is 'x'."],
  [{ port: 65_536 }, 'port must be a whole number from 0 to 65535; what came is 65536.'],
  [{ port: 1.5 }, 'port must be a whole number'],
  [{ host: '' }, "host must be an address or a name; what came is ''."],
  [{ data: 5 }, 'data must be the name of a file; what came is 5.'],
  [{ now: 5 }, 'now must be a function that returns milliseconds, as Date.now does; what'],
  [{ now: new Date(0) }, 'now must be a function'],
  [{ keys: { key: KEY } }, 'keys must be a list of keys; what came is an object.'],
  [{ keys: [{ key: KEY }, { key: 'nope' }] }, 'keys[1]: key: No request can come with it'],
  [{ keys: [{ key: 'pk_a-b' }] }, 'keys[0]: key: No request can come with it'],
  [{ retired: 'gone' }, "retired must be 'serve' or 'forward'; what came is 'gone'."],
  [{ usualRevision: 'new' }, 'usualRevision must be one of 2022-10-17'],
  [{ processingMs: -1 }, 'processingMs must be a whole number from 0 to 600000; what came is -1.'],
  [{ rateLimits: 1.1 }, 'rateLimits must be a number from 0 to 1; what came is 1.1.'],
  [{ missingKey: 403 }, 'missingKey must be 400 or 401; what came is 403.'],
  [{ prot: 1 }, "there is no option 'prot'; there are port, host"],
])('does not start with %j', async (options, words) => {
  await expect(startAsking(options as SandboxOptions)).rejects.toThrow(
    `The sandbox cannot start: ${words}`,
  );
});

test('takes an option that is undefined for none', async () => {
  const usual = await startAsking({ data: undefined, keys: undefined } as object);
  expect(usual.sandbox.events()).toEqual([]);
  await usual.close();
});

test('every member is in the documentation', () => {
  const document = readFileSync('docs/sandbox.md', 'utf8');
  const missing = Object.keys(asking.sandbox).filter(
    (name) => !new RegExp(`^\\| .*\`${name}[(\`]`, 'm').test(document),
  );
  expect(missing).toEqual([]);
});

test('the example of the documentation works', async () => {
  asking.sandbox.addFault({ preset: 'throttled', count: 1 });
  const order = { metric: 'Placed Order', value: 20 };
  for (const status of [429, 202]) expect((await send(order)).status).toBe(status);

  const [recorded] = await asking.sandbox.wait({
    metric: 'Placed Order',
    profile: 'ada@example.com',
  });
  expect(recorded?.value).toBe(20);
  expect(asking.sandbox.requests().map(({ status }) => status)).toEqual([429, 202]);
});
