import { afterEach, beforeEach, expect, test } from 'vitest';

import { bulkBody, eventBody, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking({ now: () => Date.parse('2026-11-20T12:00:00.400Z') });
});
afterEach(() => asking.close());

const EVENTS = '/api/events';
const BULK = '/api/event-bulk-create-jobs';
const ada = { email: 'ada@example.com' };

test('answers 202 with an empty body', async () => {
  const response = await asking.post(EVENTS, eventBody());

  expect(response.status).toBe(202);
  expect(await response.text()).toBe('');
});

test('keeps the first of two events with one unique_id and still answers 202', async () => {
  await asking.post(EVENTS, eventBody({ unique_id: 'a', properties: { turn: 1 } }));
  const second = await asking.post(EVENTS, eventBody({ unique_id: 'a', properties: { turn: 2 } }));

  expect(second.status).toBe(202);
  const events = await asking.read('/_sandbox/events');
  expect(events).toHaveLength(1);
  expect(events[0].properties).toEqual({ turn: 1 });
  const [drop] = await asking.read('/_sandbox/drops');
  expect(drop.reason).toBe(`duplicate of event ${events[0].id}: same unique_id`);
});

test('keeps one unique_id once for each person and each metric', async () => {
  await asking.post(EVENTS, eventBody({ unique_id: 'a' }));
  await asking.post(EVENTS, eventBody({ unique_id: 'a', metric: 'Added to Cart' }));
  await asking.post(EVENTS, eventBody({ unique_id: 'a', profile: { email: 'bob@example.com' } }));

  expect(await asking.read('/_sandbox/events')).toHaveLength(3);
});

test('keeps one event a second where no unique_id is given', async () => {
  await asking.post(EVENTS, eventBody({ time: '2026-11-20T10:00:00.100Z' }));
  await asking.post(EVENTS, eventBody({ time: '2026-11-20T11:00:00.900+01:00' }));
  await asking.post(EVENTS, eventBody({ time: '2026-11-20T10:00:01Z' }));

  const events = await asking.read('/_sandbox/events');
  expect(events.map(({ time }: { time: string }) => time)).toEqual([
    '2026-11-20T10:00:00Z',
    '2026-11-20T10:00:01Z',
  ]);
  expect(events[0].time_sent).toBe('2026-11-20T10:00:00.100Z');
});

test('keeps two events of one second when their unique_ids differ', async () => {
  await asking.post(EVENTS, eventBody({ unique_id: 'a' }));
  await asking.post(EVENTS, eventBody({ unique_id: 'b' }));

  expect(await asking.read('/_sandbox/events')).toHaveLength(2);
});

test('takes no notice of an $event_id among the properties', async () => {
  await asking.post(EVENTS, eventBody({ unique_id: 'a', properties: { $event_id: 'x' } }));
  await asking.post(EVENTS, eventBody({ unique_id: 'b', properties: { $event_id: 'x' } }));

  const { data } = await asking.read('/api/events?sort=datetime');
  expect(data).toHaveLength(2);
  expect(data[0].attributes.event_properties.$event_id).toBe('a');
});

test('refuses a whole bulk job for one id repeated inside it', async () => {
  const events = [{ unique_id: 'a' }, { unique_id: 'b' }, { unique_id: 'a' }];
  const response = await asking.post(BULK, bulkBody({ profile: ada, events }));

  expect(response.status).toBe(400);
  const { errors } = await response.json();
  expect(errors).toHaveLength(1);
  expect(errors[0].source.pointer).toBe(
    '/data/attributes/events-bulk-create/data/0/attributes/events/data/2/attributes/unique_id',
  );
  expect(await asking.read('/_sandbox/events')).toEqual([]);
  expect(await asking.read('/_sandbox/profiles')).toEqual([]);
});

test('refuses a whole bulk job for an id recorded before', async () => {
  await asking.post(EVENTS, eventBody({ unique_id: 'a' }));
  const grace = { profile: { email: 'grace@example.com' }, events: [{ unique_id: 'a' }] };
  const again = { profile: ada, events: [{ unique_id: 'a' }, { unique_id: 'b' }] };
  const response = await asking.post(BULK, bulkBody(grace, again));

  expect(response.status).toBe(400);
  const { errors } = await response.json();
  expect(errors[0].source.pointer).toContain('/data/1/attributes/events/data/0/');
  expect(await asking.read('/_sandbox/events')).toHaveLength(1);
});

test('refuses a whole bulk job for one invalid event and points at each mistake', async () => {
  const events = [{ unique_id: 'a' }, { unique_id: 'b', value: 'much' }, { time: 'yesterday' }];
  const response = await asking.post(BULK, bulkBody({ profile: ada, events }));

  expect(response.status).toBe(400);
  const base = '/data/attributes/events-bulk-create/data/0/attributes/events/data';
  const { errors } = await response.json();
  expect(errors.map(({ source }: { source: { pointer: string } }) => source.pointer)).toEqual([
    `${base}/1/attributes/value`,
    `${base}/2/attributes/time`,
  ]);
  expect(await asking.read('/_sandbox/events')).toEqual([]);
});

test('records a bulk job with the backfill of the group or of the event', async () => {
  const body = bulkBody({
    profile: ada,
    events: [{ unique_id: 'a' }, { unique_id: 'b', backfill: false }],
  });
  const [group] = body.data.attributes['events-bulk-create'].data;
  Object.assign(group?.attributes ?? {}, { backfill: true });

  expect((await asking.post(BULK, body)).status).toBe(202);
  const events = await asking.read('/_sandbox/events');
  expect(events.map(({ backfill }: { backfill: boolean }) => backfill)).toEqual([true, false]);
  expect(events[0].lane).toBe('bulk');
});
