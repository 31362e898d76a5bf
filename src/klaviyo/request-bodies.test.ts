import { expect, test } from 'vitest';
import type { Klaviyo, NewEvent } from './index.js';
import {
  everyEventField,
  everyEventProfileField,
  everyProfileField,
  meta,
  simpleEvent,
} from './testing/samples.js';
import { accepted, scriptKlaviyo } from './testing/scripted-fetch.js';

const profile = () =>
  Response.json({ data: { type: 'profile', id: '01P', attributes: {} } }, { status: 200 });

/** The body a call sends. */
const bodyOf = async (call: (klaviyo: Klaviyo) => PromiseLike<unknown>, answer = accepted) => {
  const { klaviyo, sent } = scriptKlaviyo([answer()]);
  await call(klaviyo);
  return JSON.parse(sent[0]?.body ?? 'null');
};

const { id, meta: _, ...attributes } = everyEventProfileField;
const { metric, service, ...eventAttributes } = everyEventField;

const fullEvent = { ...everyEventField, profile: everyEventProfileField };
const fullGroup = { profile: everyEventProfileField, events: [everyEventField], backfill: true };
const fullProfile = { ...everyProfileField, id: '01HZX0000000000000000ADA00', meta };

test('refuses a time that is none rather than record the event as of now', () => {
  const { klaviyo, sent } = scriptKlaviyo([accepted()]);
  const event = { ...simpleEvent, time: new Date(Number.NaN) };
  expect(() => klaviyo.createEvent(event)).toThrow(TypeError);
  expect(() => klaviyo.bulkCreateEvents([{ profile: event.profile, events: [event] }])).toThrow(
    TypeError,
  );
  expect(sent).toHaveLength(0);
});

/** As JavaScript calls, which no types hold back. */
// biome-ignore lint/suspicious/noExplicitAny: what is wrong is the point.
const wrongly = (call: (klaviyo: any) => unknown) => {
  const { klaviyo, sent } = scriptKlaviyo([accepted()]);
  return {
    sent,
    run: () => {
      call(klaviyo);
    },
  };
};

const ada = { email: 'ada@example.com' };

test.each<[string, string, Parameters<typeof wrongly>[0]]>([
  ['no event', 'event', (klaviyo) => klaviyo.createEvent()],
  ['null', 'event', (klaviyo) => klaviyo.createEvent(null)],
  ['a number', 'event', (klaviyo) => klaviyo.createEvent(5)],
  ['no metric', 'event.metric', (klaviyo) => klaviyo.createEvent({ profile: ada })],
  ['no person', 'event.profile', (klaviyo) => klaviyo.createEvent({ metric: 'M' })],
  [
    'a group without a person',
    'group.profile',
    (klaviyo) => klaviyo.bulkCreateEvents([{ events: [{ metric: 'M' }] }]),
  ],
  [
    'a group with a bare event',
    'event.metric',
    (klaviyo) => klaviyo.bulkCreateEvents([{ profile: ada, events: [{}] }]),
  ],
  ['no profile', 'profile', (klaviyo) => klaviyo.importProfile()],
])('names what is missing of %s', (_, what, call) => {
  const { run, sent } = wrongly(call);
  expect(run).toThrow(TypeError);
  expect(run).toThrow(new RegExp(`^${what} must be an? (object|string)$`));
  expect(sent).toHaveLength(0);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses the value %s', (value) => {
  const event = { metric: 'M', value, profile: ada };
  for (const { run, sent } of [
    wrongly((klaviyo) => klaviyo.createEvent(event)),
    wrongly((klaviyo) => klaviyo.bulkCreateEvents([{ profile: ada, events: [event] }])),
  ]) {
    expect(run).toThrow(TypeError);
    expect(run).toThrow('event.value must be a finite number');
    expect(sent).toHaveLength(0);
  }
});

test('sends one event with meta among the attributes of its profile', async () => {
  const body = await bodyOf((klaviyo) => klaviyo.createEvent(fullEvent));
  expect(body).toStrictEqual({
    data: {
      type: 'event',
      attributes: {
        ...eventAttributes,
        metric: { data: { type: 'metric', attributes: { name: metric, service } } },
        profile: { data: { type: 'profile', id, attributes: { ...attributes, meta } } },
      },
    },
  });
});

test('sends the events of a group with meta beside the attributes of its profile', async () => {
  const body = await bodyOf((klaviyo) => klaviyo.bulkCreateEvents([fullGroup]));
  expect(body).toStrictEqual({
    data: {
      type: 'event-bulk-create-job',
      attributes: {
        'events-bulk-create': {
          data: [
            {
              type: 'event-bulk-create',
              attributes: {
                backfill: true,
                profile: { data: { type: 'profile', id, attributes, meta } },
                events: {
                  data: [
                    {
                      type: 'event',
                      attributes: {
                        ...eventAttributes,
                        metric: { data: { type: 'metric', attributes: { name: metric, service } } },
                      },
                    },
                  ],
                },
              },
            },
          ],
        },
      },
    },
  });
});

test('imports a profile with meta beside its attributes', async () => {
  const body = await bodyOf((klaviyo) => klaviyo.importProfile(fullProfile), profile);
  expect(body).toStrictEqual({
    data: { type: 'profile', id, attributes: everyProfileField, meta },
  });
});

test('says of the simplest event no more than it was told', async () => {
  const body = await bodyOf((klaviyo) => klaviyo.createEvent(simpleEvent));
  expect(body).toStrictEqual({
    data: {
      type: 'event',
      attributes: {
        time: '2026-08-01T10:00:00.000Z',
        unique_id: 'view-1',
        properties: {},
        metric: { data: { type: 'metric', attributes: { name: 'Viewed Product' } } },
        profile: { data: { type: 'profile', attributes: { email: 'ada@example.com' } } },
      },
    },
  });
});

test('passes null on where null clears a field', async () => {
  const cleared = { email: 'ada@example.com', first_name: null, location: { city: null } };
  const body = await bodyOf((klaviyo) => klaviyo.importProfile(cleared), profile);
  expect(body.data.attributes).toStrictEqual(cleared);
});

test('keeps the groups and events of a bulk request in their order', async () => {
  const groups = ['a', 'b'].map((name) => ({
    profile: { external_id: name },
    events: [1, 2, 3].map((number) => ({ metric: 'M', unique_id: `${name}${number}` })),
  }));
  const body = await bodyOf((klaviyo) => klaviyo.bulkCreateEvents(groups));
  const sent = body.data.attributes['events-bulk-create'].data.map(
    // biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
    ({ attributes: { profile, events } }: any) => [
      profile.data.attributes.external_id,
      // biome-ignore lint/suspicious/noExplicitAny: a body as it was parsed.
      events.data.map(({ attributes }: any) => attributes.unique_id),
    ],
  );
  expect(sent).toStrictEqual([
    ['a', ['a1', 'a2', 'a3']],
    ['b', ['b1', 'b2', 'b3']],
  ]);
});

test('gives an event without identity a time and a unique_id of its own', async () => {
  const bare: NewEvent = { metric: 'M', profile: { email: 'ada@example.com' } };
  const [one, two] = await Promise.all(
    [0, 1].map(() => bodyOf((klaviyo) => klaviyo.createEvent(bare))),
  );
  const { time, unique_id } = one.data.attributes;
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(unique_id).toMatch(/^[0-9a-f-]{36}$/);
  expect(two.data.attributes.unique_id).not.toBe(unique_id);
});

test('sends a Date as ISO 8601', async () => {
  const time = new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6));
  const body = await bodyOf((klaviyo) => klaviyo.createEvent({ ...simpleEvent, time }));
  expect(body.data.attributes.time).toBe('2026-01-02T03:04:05.006Z');
});

test('does not change what it was given', async () => {
  const given = structuredClone({ metric: 'M', profile: everyEventProfileField });
  const before = structuredClone(given);
  await bodyOf((klaviyo) => klaviyo.createEvent(given));
  expect(given).toStrictEqual(before);
});

test('sends what it was given at the call, whatever is changed afterwards', async () => {
  const { klaviyo, sent } = scriptKlaviyo([accepted()]);
  const properties: { [key: string]: string } = { size: 'M' };
  const call = klaviyo.createEvent({ ...simpleEvent, properties });
  properties.size = 'XXL';
  await call;
  expect(sent[0]?.body).toContain('"size":"M"');
});
