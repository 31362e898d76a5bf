import { afterEach, describe, expect, test } from 'vitest';

import {
  LATEST,
  oldestLive,
  type RevisionName,
  retiresAt,
  revisionNames,
} from './contract/revisions.js';
import type { SandboxOptions } from './server.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt } from './testing/event-bodies.js';

const NOVEMBER = Date.parse('2026-11-20T12:00:00Z');
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const startAt = async (options: SandboxOptions) => {
  const asking = await startAsking({ now: () => NOVEMBER, ...options });
  open.push(asking.close);
  const get = (revision: string, path = '/api/events', headers: Record<string, string> = {}) =>
    asking.call(path, { headers: { revision, ...headers } });
  const post = (revision: RevisionName) =>
    asking.call('/api/events', {
      method: 'POST',
      body: JSON.stringify(eventBodyAt(revision)),
      headers: { revision },
    });
  return { ...asking, get, post };
};

const OPT_OUT = { 'X-Klaviyo-Revision-Fall-Forward-Opt-Out': '1' };

describe('a retired revision', () => {
  test('is served as it was by default', async () => {
    const { get, post } = await startAt({});

    expect((await post('2022-10-17')).status).toBe(202);
    const [event] = (await (await get('2022-10-17')).json()).data;
    expect(event.attributes.timestamp).toEqual(expect.any(String));
  });

  test('is answered in the shape of the oldest live one when it is forwarded', async () => {
    const { get, post } = await startAt({ retired: 'forward' });

    expect((await post('2022-10-17')).status).toBe(400);
    expect((await post('2025-01-15')).status).toBe(202);
    const old = await (await get('2022-10-17')).json();
    const live = await (await get('2025-01-15')).json();
    expect(old).toEqual(live);
    expect(old.data[0].attributes.timestamp).toEqual(expect.any(Number));
    expect(Object.keys(old.links)).toEqual(['self', 'first', 'last', 'next', 'prev']);
  });

  test('has lost its old endpoints when it is forwarded', async () => {
    const { get, post } = await startAt({ retired: 'forward' });
    await post('2025-01-15');
    const { id } = (await (await get('2025-01-15')).json()).data[0];

    expect((await get('2022-10-17', `/api/events/${id}/metrics/`)).status).toBe(410);
    expect((await get('2022-10-17', `/api/events/${id}/metric`)).status).toBe(200);
  });

  test.each(['serve', 'forward'] as const)('is gone for who opts out, to %s', async (retired) => {
    const { get } = await startAt({ retired });
    const response = await get('2024-10-15', '/api/events', OPT_OUT);

    expect(response.status).toBe(410);
    expect((await response.json()).errors[0].source).toEqual({ parameter: 'revision' });
    expect((await get('2025-01-15', '/api/events', OPT_OUT)).status).toBe(200);
  });

  test('lives again when the clock goes back', async () => {
    const { call, get, post } = await startAt({ retired: 'forward' });
    const at = new Date(retiresAt('2022-10-17') - 1).toISOString();
    const set = await call('/_sandbox/clock', {
      method: 'POST',
      body: JSON.stringify({ now: at }),
    });
    expect(set.status).toBeLessThan(300);

    expect((await post('2022-10-17')).status).toBe(202);
    expect((await get('2022-10-17', '/api/events', OPT_OUT)).status).toBe(200);
  });
});

test.each(revisionNames)('%s retires two years after its day, to the millisecond', (revision) => {
  const day = Date.parse(revision);
  const years = Number(revision.slice(0, 4)) + 2;

  expect(new Date(retiresAt(revision)).toISOString().slice(0, 10)).toBe(
    `${years}${revision.slice(4)}`,
  );
  expect(oldestLive(retiresAt(revision) - 1) <= revision).toBe(true);
  if (revision !== LATEST) expect(oldestLive(retiresAt(revision)) > revision).toBe(true);
  expect(oldestLive(day) <= revision).toBe(true);
});

test('the newest never retires', () => {
  expect(oldestLive(Date.parse('2100-01-01'))).toBe(LATEST);
});

describe('the revision of a request', () => {
  test('may be a beta, which is answered as the stable one of its day', async () => {
    const { get, post } = await startAt({});
    await post(LATEST);

    expect(await (await get('2026-07-15.pre')).json()).toEqual(await (await get(LATEST)).json());
    expect((await get('2025-10-15.pre')).status).toBe(400);
  });

  test.each(['', '2026-07-14', '2026-7-15', 'latest', '2026-07-15.beta'])(
    'is refused as %j',
    async (revision) => {
      const { get } = await startAt({});
      const response = await get(revision);

      expect(response.status).toBe(400);
      expect((await response.json()).errors[0]).toMatchObject({
        code: 'invalid',
        source: { parameter: 'revision' },
      });
    },
  );

  const without = async (options: SandboxOptions) => {
    const { sandbox } = await startAt(options);
    const headers = { authorization: 'Klaviyo-API-Key pk_0123456789abcdef' };
    return fetch(`${sandbox.url}/api/events`, { headers });
  };

  test('is needed', async () => {
    expect((await without({})).status).toBe(400);
  });

  test('is the usual one when it is missing and there is a usual one', async () => {
    const response = await without({ usualRevision: '2024-02-15' });

    expect(response.status).toBe(200);
    expect((await response.json()).links).toHaveProperty('first');
  });
});
