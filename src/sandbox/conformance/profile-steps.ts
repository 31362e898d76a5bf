import { afterAll, beforeAll, beforeEach, expect } from 'vitest';

import type { ClientVersion, Reply } from './klaviyo-client.js';
import { type Resource, type Setting, type Single, startSetting, wireOf } from './setting.js';

type Attributes = Readonly<Record<string, unknown>>;

/** The document of a profile, in the names of the client. */
export const profileInput = ({ id, ...attributes }: Attributes) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});

/** Calls of the Profiles API to a sandbox that is empty at the start of each test. */
export const profileSteps = (version: ClientVersion) => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await startSetting(version, { rateLimits: 0 });
  });
  beforeEach(async () => {
    await setting.asking.post('/_sandbox/reset', {});
  });
  afterAll(async () => {
    const faults = setting.recorder.faults();
    await setting.close();
    expect(faults).toEqual([]);
  });
  const call = (method: string, ...args: readonly unknown[]): Promise<Reply> =>
    setting.client.call('ProfilesApi', method, ...args);
  return {
    setting: () => setting,
    call,
    make: async (attributes: Attributes): Promise<Resource> =>
      wireOf<Single>(await call('createProfile', profileInput(attributes))).data,
    read: async (id: string, options: object = {}): Promise<Resource> =>
      wireOf<Single>(await call('getProfile', id, options)).data,
  };
};
