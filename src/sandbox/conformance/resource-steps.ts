import { afterAll, beforeAll, expect } from 'vitest';

import { clientVersions, type Reply } from './klaviyo-client.js';
import type { Attributes } from './resource-kinds.js';
import { type Setting, type Single, startSetting, wireOf } from './setting.js';

/** The document of a resource to be sent. */
export const input = (type: string, attributes: Attributes, rest: Attributes = {}) => ({
  data: { type, ...rest, attributes },
});

/** Calls of the newest client to a sandbox that lives as long as the test file. */
export const resourceSteps = () => {
  const newest = clientVersions.at(-1);
  if (newest === undefined) throw new Error('There is no client.');
  let setting: Setting;
  beforeAll(async () => {
    setting = await startSetting(newest, { rateLimits: 0 });
  });
  afterAll(async () => {
    const faults = setting.recorder.faults();
    await setting.close();
    expect(faults).toEqual([]);
  });
  const call = (api: string, method: string, ...args: readonly unknown[]): Promise<Reply> =>
    setting.client.call(api, method, ...args);
  /** The resource that a call answers. */
  const one = async (api: string, method: string, ...args: readonly unknown[]) =>
    wireOf<Single>(await call(api, method, ...args)).data;
  return { call, one };
};
