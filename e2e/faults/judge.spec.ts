import { expect, test } from '@playwright/test';
import type { RecordedEvent } from '../support/sandbox-view.ts';
import { createCast, type Person } from './cast.ts';
import { type Call, judge, type Violation } from './judge.ts';
import type { Step } from './steps.ts';

const timeOf = (number: number): string => new Date(1_800_000_000_000 + number).toISOString();

const somebody: Person = { isOne: true };

const call = (number: number, changes: Partial<Call> = {}): Call => ({
  person: somebody,
  tab: 'doomed',
  number,
  paddingBytes: 3,
  id: `id-${number}`,
  time: timeOf(number),
  mustArrive: true,
  ...changes,
});

const record = (
  number: number,
  changes: Partial<RecordedEvent> = {},
  profile: Partial<RecordedEvent['profile']> = {},
): RecordedEvent => ({
  id: `record-${number}`,
  metric: 'Tested',
  profile: {
    id: 'P1',
    email: null,
    phone_number: null,
    external_id: null,
    anonymous_ids: [],
    ...profile,
  },
  properties: { tab: 'doomed', number, padding: 'xxx' },
  value: null,
  value_currency: null,
  unique_id: `id-${number}`,
  time: timeOf(number),
  time_sent: timeOf(number),
  lane: 'create_event',
  ...changes,
});

const kinds = (calls: Call[], records: RecordedEvent[]): Violation['kind'][] =>
  judge(calls, records).map(({ kind }) => kind);

const calls = [call(0), call(1), call(2)];
const records = [record(0), record(1), record(2)];

test.describe('the judge of the fault suite', () => {
  test('finds nothing wrong with each event recorded once, in any order of arrival', () => {
    expect(judge(calls, [...records].reverse())).toEqual([]);
  });

  test('lets a call go that was not kept when the page died', () => {
    expect(judge([call(0), call(1, { mustArrive: false })], [record(0)])).toEqual([]);
  });

  test('names a kept event that is missing', () => {
    expect(judge(calls, records.slice(0, 2))).toEqual([
      { kind: 'lost', detail: 'doomed/2: kept, and not recorded' },
    ]);
  });

  test('names an event that is there twice, kept or not', () => {
    const twice = [record(0), record(0, { id: 'record-9' })];
    expect(kinds([call(0, { mustArrive: false })], twice)).toContain('doubled');
  });

  for (const [what, changed] of [
    ['time', record(1, { time_sent: timeOf(1_500) })],
    ['id', record(1, { unique_id: 'id-1b' })],
    ['properties', record(1, { properties: { tab: 'doomed', number: 1, padding: 'xx' } })],
  ] as const) {
    test(`names an event whose ${what} changed`, () => {
      expect(kinds(calls, [record(0), changed, record(2, { time_sent: timeOf(2) })])).toContain(
        'altered',
      );
    });
  }

  test('names an event that nobody tracked', () => {
    expect(kinds(calls, [...records, record(3)])).toEqual(['altered']);
  });

  test('names events whose times or ids do not rise with their calls', () => {
    const unheard = [call(0), call(1)].map(({ id: _, time: __, ...rest }) => rest);
    const early = record(1, { time_sent: timeOf(-1) });
    expect(kinds(unheard, [record(0), early])).toEqual(['out of order']);
    expect(kinds(unheard, [record(0), record(1, { unique_id: 'id' })])).toEqual(['out of order']);
  });

  test('names an event under another address than its person’s', () => {
    const ada: Person = { email: 'ada@example.com', isOne: true };
    const asAda = [call(0, { person: ada, email: 'ada@example.com' })];
    expect(kinds(asAda, [record(0, {}, { email: 'bob@example.com' })])).toContain('wrong person');
    expect(kinds(asAda, [record(0)])).toContain('wrong person');
    expect(kinds([call(0)], [record(0, {}, { email: 'bob@example.com' })])).toContain(
      'wrong person',
    );
  });

  test('names a person who became two profiles, unless what joins them may be lost', () => {
    const halves = [record(0), record(1, {}, { id: 'P2' })];
    expect(kinds([call(0), call(1)], halves)).toEqual(['wrong person']);
    const unsure: Person = { isOne: false };
    const parts = [call(0, { person: unsure }), call(1, { person: unsure })];
    expect(kinds(parts, halves)).toEqual([]);
  });

  test('names two persons who became one profile', () => {
    const other: Person = { isOne: true };
    expect(kinds([call(0), call(1, { person: other })], [record(0), record(1)])).toEqual([
      'wrong person',
    ]);
  });
});

test.describe('the cast of the fault suite', () => {
  const identify = (who: string): Step => ({ call: 'identify', email: `${who}@example.com` });

  test('goes on as the same person when he says who he is', () => {
    const cast = createCast();
    const before = cast.seat();
    cast.apply(identify('ada'), true);
    expect(cast.seat().person).toBe(before.person);
    expect(before.email).toBeUndefined();
    expect(cast.seat().email).toBe('ada@example.com');
  });

  test('goes on as another person after another address or a reset', () => {
    const cast = createCast();
    cast.apply(identify('ada'), true);
    const ada = cast.seat().person;
    cast.apply(identify('bob'), true);
    const bob = cast.seat().person;
    expect(bob).not.toBe(ada);
    cast.apply({ call: 'reset' }, true);
    expect(cast.seat()).toEqual({ person: { isOne: true } });
    expect(cast.seat().person).not.toBe(bob);
  });

  test('does not count on what may have been lost', () => {
    const cast = createCast();
    cast.apply(identify('ada'), false);
    expect(cast.seat().person.isOne).toBe(false);
  });
});
