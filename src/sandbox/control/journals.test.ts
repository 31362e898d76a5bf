import { afterEach, beforeEach, expect, test } from 'vitest';

import { eventBody, startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});

afterEach(() => asking.close());

test('looks through the rejects and shows one of them whole', async () => {
  await asking.post('/api/events', eventBody({ value: 'much' }));
  await asking.call('/api/nowhere');

  const { total, rows } = await asking.read('/_sandbox/rejects?search=value');
  const whole = await asking.read(`/_sandbox/rejects/${rows[0].seq}`);

  expect([total, rows[0].status, rows[0].code, rows[0].problems]).toEqual([1, 400, 'invalid', 1]);
  expect(rows[0]).not.toHaveProperty('body');
  expect(whole.body.data.attributes.value).toBe('much');
  expect((await asking.call('/_sandbox/rejects/999')).status).toBe(404);
  expect((await asking.call('/_sandbox/drops/x')).status).toBe(404);
});

test('looks through the requests of one status or class', async () => {
  await asking.post('/api/events', eventBody());
  await asking.call('/api/nowhere');
  const count = async (status: string) =>
    (await asking.read(`/_sandbox/requests?search=&status=${status}`)).total;

  expect([await count('4xx'), await count('404'), await count('202'), await count('5xx')]).toEqual([
    1, 1, 1, 0,
  ]);
});

test('looks through resources by type and by word, and hides their secrets', async () => {
  for (const name of ['Newsletter', 'Customers'])
    await asking.post('/api/lists', { data: { type: 'list', attributes: { name } } });
  const look = async (query: string) =>
    (await asking.read(`/_sandbox/resources?${query}`)).rows.map(
      ({ name }: { name: string }) => name,
    );
  const [{ seq }] = (await asking.read('/_sandbox/resources?search=news')).rows;

  expect(await asking.read('/_sandbox/resources')).toContainEqual({ type: 'list', total: 2 });
  expect(await look('search=&type=list')).toEqual(['Customers', 'Newsletter']);
  expect(await look('search=NEWS')).toEqual(['Newsletter']);
  expect(await look('search=&type=coupon')).toEqual([]);
  expect(await asking.read(`/_sandbox/resources/${seq}`)).toMatchObject({
    type: 'list',
    attributes: { name: 'Newsletter' },
    links: [],
  });
  expect((await asking.call('/_sandbox/resources/999')).status).toBe(404);
});
