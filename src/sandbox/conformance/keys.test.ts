import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { eventInput } from './event-input.js';
import { clientVersions, openClient } from './klaviyo-client.js';
import { refusalOf, type Setting, startSetting } from './setting.js';

const API = 'EventsApi';

describe.each(clientVersions)('$name ($revision)', (version) => {
  let setting: Setting;
  beforeEach(async () => {
    setting = await startSetting(version);
  });
  afterEach(async () => {
    const faults = setting.recorder.faults();
    await setting.close();
    expect(faults).toEqual([]);
  });

  const withKey = (key: string) => openClient(version, setting.recorder.url, key);
  const allow = (key: string, grant: object) =>
    setting.asking.post('/_sandbox/keys', { key, ...grant });

  test.each(['', 'nonsense', 'sk_0123456789'])('the key "%s" is refused', async (key) => {
    const { status, errors } = await refusalOf(withKey(key).call(API, 'getEvents', {}));
    expect([status, errors[0]?.code]).toEqual([401, 'not_authenticated']);
  });

  test('a revoked key is refused', async () => {
    await allow('pk_revoked', { revoked: true });
    const { status } = await refusalOf(withKey('pk_revoked').call(API, 'getEvents', {}));
    expect(status).toBe(401);
  });

  test('a key that may only read does not write', async () => {
    await allow('pk_reader', { scopes: ['events:read'] });
    const reader = withKey('pk_reader');
    expect((await reader.call(API, 'getEvents', {})).response.status).toBe(200);
    const { status, errors } = await refusalOf(reader.call(API, 'createEvent', eventInput()));
    expect([status, errors[0]?.code]).toEqual([403, 'permission_denied']);
    expect(await setting.asking.read('/_sandbox/events')).toEqual([]);
  });

  test('what is included needs its own scope', async () => {
    await allow('pk_reader', { scopes: ['events:read', 'metrics:read'] });
    const reader = withKey('pk_reader');
    const ask = (include: string) => reader.call(API, 'getEvents', { include: [include] });
    expect((await ask('metric')).response.status).toBe(200);
    expect((await refusalOf(ask('profile'))).status).toBe(403);
  });
});
