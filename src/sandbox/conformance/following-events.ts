import { expect, test } from 'vitest';

import type { EventsSteps } from './events-api.js';
import { type Page, refusalOf, type Single, wireOf } from './setting.js';

/** What belongs to one event: its metric and its profile, whole or as a reference. */
export const testFollowing = ({ call, create, namesOf, only, version }: EventsSteps): void => {
  test('the metric and the profile of an event are read whole', async () => {
    await create({ metric: 'Placed Order' });
    const { id } = await only();
    for (const method of namesOf('getMetricForEvent', 'getEventMetric')) {
      const { data } = wireOf<Single>(await call(method, id, { fieldsMetric: ['name'] }));
      expect([data.type, data.attributes]).toEqual(['metric', { name: 'Placed Order' }]);
    }
    for (const method of namesOf('getProfileForEvent', 'getEventProfile')) {
      const { data } = wireOf<Single>(await call(method, id));
      expect(data).toMatchObject({ type: 'profile', attributes: { email: 'ada@example.com' } });
    }
  });

  test('they are read as references', async () => {
    await create({});
    const { id, relationships } = await only();
    for (const name of ['metric', 'profile'] as const) {
      const Name = name === 'metric' ? 'Metric' : 'Profile';
      for (const method of namesOf(`get${Name}IdForEvent`, `getEventRelationships${Name}`)) {
        const { data } = wireOf<Single>(await call(method, id));
        expect(data).toEqual(relationships?.[name]?.data);
      }
    }
  });

  test('additional fields of the profile come when they are asked for', async () => {
    await create({});
    const { id } = await only();
    const method = namesOf('getProfileForEvent', 'getEventProfile')[0] ?? '';
    const names = ['subscriptions', 'predictive_analytics'];
    const plain = wireOf<Single>(await call(method, id)).data.attributes;
    const more = wireOf<Single>(await call(method, id, { additionalFieldsProfile: names })).data
      .attributes;
    for (const name of names) {
      expect(plain).not.toHaveProperty(name);
      expect(more).toHaveProperty(name);
    }
  });

  test('an event that is not there is a 404 on every path to it', async () => {
    const methods = [
      ...namesOf('getEvent'),
      ...namesOf('getMetricForEvent', 'getEventMetric'),
      ...namesOf('getProfileForEvent', 'getEventProfile'),
      ...namesOf('getMetricIdForEvent', 'getEventRelationshipsMetric'),
      ...namesOf('getProfileIdForEvent', 'getEventRelationshipsProfile'),
    ];
    for (const method of methods) {
      const { status, errors } = await refusalOf(call(method, '4L3cwQae2TX'));
      expect([method, status, errors[0]?.code]).toEqual([method, 404, 'not_found']);
    }
  });

  test.each([
    ['include', { include: ['profiless'] }, 'include'],
    ['sort', { sort: 'value' }, 'sort'],
    ['filter', { filter: 'equals(colour,"red")' }, 'filter'],
    ['quoted time', { filter: 'less-than(datetime,"2026-03-01T00:00:05Z")' }, 'filter'],
  ])('a wrong %s is refused with its parameter', async (_, options, parameter) => {
    const { status, errors } = await refusalOf(call('getEvents', options));
    expect([status, errors[0]?.code, errors[0]?.source.parameter]).toEqual([
      400,
      'invalid',
      parameter,
    ]);
  });

  test('a cursor of nobody is refused', async () => {
    const { status, errors } = await refusalOf(call('getEvents', { pageCursor: 'nobody' }));
    expect([status, errors[0]?.source.pointer]).toEqual([400, '/data/']);
  });

  test('the revision decides where paths end', async () => {
    const page = wireOf<Page>(await call('getEvents', {}));
    const isOld = version.revision <= '2024-07-15';
    expect(new URL(page.links.self).pathname).toBe(isOld ? '/api/events/' : '/api/events');
  });
};
