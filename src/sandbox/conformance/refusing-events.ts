import { expect, test } from 'vitest';

import type { EventsSteps } from './events-api.js';
import { refusalOf } from './setting.js';

/** createEvent: what is refused, and where it says it is wrong. */
export const testRefusals = ({ create, list, version }: EventsSteps): void => {
  test.each([
    ['no identifier', { profile: {} }, '/data/attributes/profile'],
    [
      'a broken email',
      { profile: { email: 'ada@' } },
      '/data/attributes/profile/data/attributes/email',
    ],
    [
      'a broken phone',
      { profile: { phoneNumber: '079 123' } },
      '/data/attributes/profile/data/attributes/phone_number',
    ],
    [
      'a metric of 128 characters',
      { metric: 'm'.repeat(128) },
      '/data/attributes/metric/data/attributes/name',
    ],
    [
      'a time before events began',
      { time: new Date('1989-12-31T23:59:59Z') },
      '/data/attributes/time',
    ],
  ])('%s is refused with its place', async (_, input, pointer) => {
    const { status, errors } = await refusalOf(create(input));
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({
      code: 'invalid',
      source: { pointer: expect.stringContaining(pointer) },
    });
    expect((await list()).data).toEqual([]);
  });

  test('as many properties as the revision allows pass, one more does not', async () => {
    const most = version.revision >= '2025-04-15' ? 400 : 300;
    const properties = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, index]));
    expect((await create({ properties: properties(most) })).response.status).toBe(202);
    const { status, errors } = await refusalOf(create({ properties: properties(most + 1) }));
    expect([status, errors[0]?.source.pointer]).toEqual([400, '/data/attributes/properties']);
  });
};
