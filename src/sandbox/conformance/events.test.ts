import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';

import { testBulk } from './bulk-events.js';
import { testCreating } from './creating-events.js';
import { API, eventsSteps } from './events-api.js';
import { testFollowing } from './following-events.js';
import { clientVersions } from './klaviyo-client.js';
import { testReading } from './reading-events.js';
import { testRefusals } from './refusing-events.js';
import { type Setting, sayWhetherJudged, startSetting } from './setting.js';
import { testPeople } from './telling-people.js';

beforeAll(sayWhetherJudged);

describe.each(clientVersions)('$name ($revision)', (version) => {
  let setting: Setting;
  const steps = eventsSteps(version, () => setting);

  beforeAll(async () => {
    setting = await startSetting(version, { rateLimits: 0 });
  });
  beforeEach(async () => {
    await setting.asking.post('/_sandbox/reset', {});
  });
  afterAll(async () => {
    const found = { faults: setting.recorder.faults(), unused: setting.client.unused(API) };
    await setting.close();
    expect(found).toEqual({ faults: [], unused: [] });
  });

  testCreating(steps);
  testPeople(steps);
  testRefusals(steps);
  testBulk(steps);
  testReading(steps);
  testFollowing(steps);
});
