import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { changingLimits, limitAt } from './contract/limits.js';
import { isSince, type RevisionName, revisionNames } from './contract/revisions.js';
import { startAsking } from './testing/ask.js';
import { eventBodyAt, type Saying } from './testing/event-bodies.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeAll(async () => {
  asking = await startAsking({ now: () => Date.parse('2028-02-29T12:00:00.999Z') });
});
afterAll(() => asking.close());

const send = async (revision: RevisionName, saying: Saying) => {
  const response = await asking.call('/api/events', {
    method: 'POST',
    body: JSON.stringify(eventBodyAt(revision, saying)),
    headers: { revision },
  });
  if (response.status === 202) return 'accepted';
  return (await response.json()).errors[0].source.pointer as string;
};

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [n, n]));

describe.each(revisionNames)('%s', (revision) => {
  test('takes as many properties as its contract says', async () => {
    const most = isSince(revision, '2025-04-15') ? 400 : 300;

    expect(await send(revision, { properties: many(most) })).toBe('accepted');
    expect(await send(revision, { properties: many(most + 1) })).toBe(
      '/data/attributes/properties',
    );
  });

  test('takes events from its first year on', async () => {
    const first = isSince(revision, '2026-07-15') ? 1990 : 2000;

    expect(await send(revision, { time: `${first}-01-01T00:00:00Z` })).toBe('accepted');
    expect(await send(revision, { time: `${first - 1}-12-31T23:59:59.999Z` })).toBe(
      '/data/attributes/time',
    );
  });

  test('takes events up to a year from the second it is', async () => {
    expect(await send(revision, { time: '2029-03-01T12:00:00.999Z' })).toBe('accepted');
    expect(await send(revision, { time: '2029-03-01T12:00:01Z' })).toBe('/data/attributes/time');
  });

  test('adds up the strings of a person where its contract says so', async () => {
    const profile = (bytes: number) => ({
      email: 'a@example.com',
      properties: { a: 'a'.repeat(50_000), b: ['b'.repeat(bytes - 50_000 - 13)] },
    });
    const more = await send(revision, { profile: profile(100_001) });

    expect(await send(revision, { profile: profile(100_000) })).toBe('accepted');
    expect(more).toBe(
      revision === '2025-01-15' ? '/data/attributes/profile/data/attributes' : 'accepted',
    );
  });
});

test('the table of changing limits is in order and begins with the oldest revision', () => {
  for (const { steps } of Object.values(changingLimits)) {
    const revisions = steps.map(([since]) => since);
    expect(revisions[0]).toBe(revisionNames[0]);
    expect(revisions).toEqual(revisions.toSorted());
  }
  expect(revisionNames.map((revision) => limitAt('largestEventPage', revision))).toEqual([
    ...Array(18).fill(200),
    ...Array(3).fill(1_000),
  ]);
});

test('cuts the time to the second', async () => {
  await send('2026-07-15', { metric: 'Cut', time: '2026-11-01T10:00:00.999+02:00' });
  const [event] = await asking.read('/_sandbox/events?metric=Cut');

  expect(event).toMatchObject({
    time: '2026-11-01T08:00:00Z',
    time_sent: '2026-11-01T10:00:00.999+02:00',
  });
});

test('takes the moment of arrival for an event without a time', async () => {
  await send('2026-07-15', { metric: 'Now' });
  const [event] = await asking.read('/_sandbox/events?metric=Now');

  expect(event.time).toBe('2028-02-29T12:00:00Z');
});
