import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../server.js';
import { eventInput } from './event-input.js';
import { clientVersions } from './klaviyo-client.js';
import { refusalOf, type Setting, startSetting } from './setting.js';

const SECOND = 1_000;
const API = 'EventsApi';

// Waiting between tries is most of the time these take, so they wait together.
describe.concurrent.each(clientVersions)('$name ($revision)', (version) => {
  const inSetting = async (
    act: (setting: Setting) => Promise<void>,
    options: SandboxOptions = {},
  ) => {
    const setting = await startSetting(version, options);
    await act(setting);
    const faults = setting.recorder.faults();
    await setting.close();
    expect(faults).toEqual([]);
  };
  const create = ({ client }: Setting, input = {}) =>
    client.call(API, 'createEvent', eventInput(input));
  const statuses = ({ recorder }: Setting) => recorder.exchanges.map(({ status }) => status);
  const fail = ({ asking }: Setting, fault: object) => asking.post('/_sandbox/faults', fault);
  const count = async ({ asking }: Setting) => (await asking.read('/_sandbox/events')).length;

  test('a 429 is tried again, after Retry-After by those that read it', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 429, retryAfterSeconds: 1, count: 1 });
      expect((await create(setting)).response.status).toBe(202);
      expect(statuses(setting)).toEqual([429, 202]);
      const [first, second] = setting.recorder.exchanges;
      expect(first?.headers.get('retry-after')).toBe('1');
      const gap = (second?.at ?? 0) - (first?.at ?? 0);
      if (version.waits) expect(gap).toBeGreaterThanOrEqual(SECOND);
    }));

  test('a 503 is tried again and recorded once', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 503, count: 1 });
      await create(setting);
      expect(statuses(setting)).toEqual([503, 202]);
      expect(await count(setting)).toBe(1);
    }));

  test('what a 503 hid is not recorded again by its repetition', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 503, count: 1, when: 'after' });
      await create(setting, { uniqueId: 'order-1' });
      expect(statuses(setting)).toEqual([503, 202]);
      expect(await count(setting)).toBe(1);
    }));

  test('after three tries the client gives up', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 503 });
      expect((await refusalOf(create(setting))).status).toBe(503);
      expect(statuses(setting)).toEqual([503, 503, 503]);
    }));

  test('a 500 is not tried again', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 500, count: 1 });
      expect((await refusalOf(create(setting))).status).toBe(500);
      expect(statuses(setting)).toEqual([500]);
    }));

  test('a page instead of JSON reaches the caller as it is', () =>
    inSetting(async (setting) => {
      await fail(setting, { status: 502, body: 'html', count: 1 });
      const error = await create(setting).catch((thrown: unknown) => thrown);
      const { response } = error as { response: { status: number; data: unknown } };
      expect([response.status, response.data]).toEqual([502, expect.stringMatching(/^\s*</)]);
      expect(statuses(setting)).toEqual([502]);
    }));

  test('a connection that ends without an answer may hide a recorded event', () =>
    inSetting(async (setting) => {
      await fail(setting, { connection: 'drop', when: 'after', count: 1 });
      const error = await create(setting, { uniqueId: 'order-1' }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code: expect.stringMatching(/ECONNRESET|ERR_/) });
      expect(error).not.toHaveProperty('response.status');
      await create(setting, { uniqueId: 'order-1' });
      expect(await count(setting)).toBe(1);
    }));

  test('a 400 is not tried again', () =>
    inSetting(async (setting) => {
      const sent = create(setting, { profile: { email: 'ada@' } });
      expect((await refusalOf(sent)).status).toBe(400);
      expect(statuses(setting)).toEqual([400]);
    }));

  test('whoever comes back within a window is refused again, and let in after it', () =>
    inSetting(
      async (setting) => {
        const { asking, recorder } = setting;
        await asking.post('/_sandbox/clock', { now: '2026-11-21T12:00:00Z', stopped: true });
        expect((await create(setting)).response.status).toBe(202);
        const { status } = await refusalOf(create(setting, { uniqueId: 'order-1' }));
        expect([status, statuses(setting)]).toEqual([429, [202, 429, 429, 429]]);
        const [accepted, throttled] = recorder.exchanges.map(({ headers }) => headers);
        expect(accepted?.get('ratelimit-remaining')).toMatch(/^\d+$/);
        expect([throttled?.get('retry-after'), throttled?.has('ratelimit-limit')]).toEqual([
          '1',
          false,
        ]);
        await asking.post('/_sandbox/clock', { advanceMs: SECOND });
        expect((await create(setting, { uniqueId: 'order-1' })).response.status).toBe(202);
        expect(await count(setting)).toBe(2);
      },
      { rateLimits: 1 / 350 },
    ));
});
