import { expect, test } from 'vitest';

import { type EventsSteps, time } from './events-api.js';

/** createEvent: what is recorded, and once. */
export const testCreating = ({ create, call, list, only }: EventsSteps): void => {
  test('every attribute of an event can be read back', async () => {
    const properties = { Items: [{ SKU: 'A-1', Price: 9.5 }], aCamelKey: true, note: 'grüezi' };
    const told = { properties, time, value: 9.99, valueCurrency: 'USD', uniqueId: 'order-1' };
    const { response, body } = await create({ ...told, metric: 'Placed Order' });
    expect({ status: response.status, data: response.data, body }).toEqual({
      status: 202,
      data: '',
      body: undefined,
    });
    const { type, attributes } = await only();
    expect(type).toBe('event');
    expect(attributes).toMatchObject({
      timestamp: 1770091506,
      datetime: '2026-02-03T04:05:06+00:00',
      event_properties: { ...properties, $value: 9.99, $event_id: 'order-1' },
    });
    expect(attributes.uuid).toMatch(/^[0-9a-f]{8}-/);
  });

  test('the client reads what it got as its own models', async () => {
    await create({ time, value: 2 });
    const { body } = await call('getEvents', {});
    const { data } = body as {
      data: { attributes: { datetime: unknown; eventProperties: object } }[];
    };
    expect(data[0]?.attributes).toMatchObject({
      datetime: new Date('2026-02-03T04:05:06Z'),
      eventProperties: { $value: 2 },
    });
  });

  test('a uniqueId is recorded once for a profile and metric', async () => {
    for (const metric of ['Placed Order', 'Placed Order', 'Refunded Order'])
      await create({ metric, uniqueId: 'order-1' });
    expect((await list()).data).toHaveLength(2);
  });

  test('without a uniqueId one event is recorded each second', async () => {
    await create({ time });
    await create({ time: new Date(time.getTime() + 200) });
    await create({ time: new Date(time.getTime() + 1_000) });
    expect((await list()).data).toHaveLength(2);
  });
};
