import { expect, test } from 'vitest';

import { bulkInput } from './event-input.js';
import { type EventsSteps, time } from './events-api.js';
import { refusalOf } from './setting.js';

/** bulkCreateEvents under all its names. */
export const testBulk = ({ call, list, namesOf, version }: EventsSteps): void => {
  test('a bulk job records the events of several people', async () => {
    for (const [index, method] of namesOf(
      'bulkCreateEvents',
      'createEventBulkCreateJob',
    ).entries()) {
      const job = bulkInput(
        {
          profile: { email: 'ada@example.com' },
          events: [{ time, value: 1 }, { uniqueId: `u${index}` }],
        },
        {
          profile: { externalId: 'shop-7' },
          events: [{ metric: 'Placed Order', uniqueId: `v${index}` }],
        },
      );
      const { response } = await call(method, job);
      expect([response.status, response.data]).toEqual([202, '']);
      expect((await list()).data).toHaveLength(3 + index * 2);
    }
  });

  test('a bulk job that repeats an id is judged by its revision', async () => {
    const events = ['a', 'a', 'b'].map((uniqueId) => ({ uniqueId }));
    const job = bulkInput({ profile: { email: 'ada@example.com' }, events });
    const sent = call('bulkCreateEvents', job);
    const isAllOrNothing = version.revision >= '2025-01-15';
    if (isAllOrNothing) expect((await refusalOf(sent)).status).toBe(400);
    else expect((await sent).response.status).toBe(202);
    expect((await list()).data).toHaveLength(isAllOrNothing ? 0 : 2);
  });

  test('a bulk job with a broken email is refused with its place', async () => {
    const job = bulkInput({ profile: { email: 'ada@' }, events: [{}] });
    const { status, errors } = await refusalOf(call('bulkCreateEvents', job));
    expect(status).toBe(400);
    expect(errors[0]?.source.pointer).toMatch(
      /^\/data\/attributes\/events-bulk-create\/data\/0\/.*email$/,
    );
  });
};
