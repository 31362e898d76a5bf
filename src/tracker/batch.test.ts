import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '../protocol/limits.js';
import type { WireVisitor } from '../protocol/wire.js';
import { type Entry, packEntries, sealParcel } from './batch.js';
import { createIdMaker } from './event-id.js';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const ADA: WireVisitor = { anonymous_id: 'a', email: 'ada@example.com' };
const BOB: WireVisitor = { anonymous_id: 'b' };

const createEntry = (id: string, visitor: WireVisitor, text = ''): Entry => {
  const event = { id, metric: 'Viewed Product', time: '2026-11-01T00:00:00.000Z', properties: {} };
  Object.assign(event.properties, { text });
  return { event, visitor, bytes: bytesOf(JSON.stringify(event)) };
};

const createEntries = (count: number, visitor = ADA, text = ''): Entry[] => {
  const createId = createIdMaker();
  return Array.from({ length: count }, () => createEntry(createId(1), visitor, text));
};

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ event }) => event.id);

const outboxes: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.record({
      visitor: fc.constantFrom(ADA, BOB),
      text: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 0, max: 4_000 }).map((size) => 'ü'.repeat(size)),
      ),
    }),
    { maxLength: 60 },
  )
  .map((parts) => {
    const createId = createIdMaker();
    return parts.map(({ visitor, text }) => createEntry(createId(1), visitor, text));
  });

test('packs every event exactly once, in order, one person a batch, within the limits', () => {
  fc.assert(
    fc.property(
      outboxes,
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 1, max: 20 }),
      (entries, maxBytes, maxEvents) => {
        let left = entries;
        const sent: Entry[] = [];
        while (left.length) {
          const pack = packEntries(left, maxBytes, maxEvents);
          const { body = '' } = sealParcel(pack, 'b', '', { full: 12 }) ?? {};
          expect(pack.length).toBeGreaterThan(0);
          expect(pack.length).toBeLessThanOrEqual(maxEvents);
          expect(new Set(pack.map(({ visitor }) => visitor)).size).toBe(1);
          if (pack.length > 1) expect(bytesOf(body)).toBeLessThanOrEqual(maxBytes);
          sent.push(...pack);
          left = left.slice(pack.length);
        }
        expect(idsOf(sent)).toEqual(idsOf(entries));
      },
    ),
  );
});

test('packs nothing when nothing waits', () => {
  expect(packEntries([], MAX_BATCH_BYTES)).toEqual([]);
  expect(sealParcel([], 'b', '')).toBeUndefined();
});

test('packs a single event even where it does not fit', () => {
  const [big, next] = createEntries(2, ADA, 'x'.repeat(5_000)) as [Entry, Entry];

  expect(packEntries([big, next], 100)).toEqual([big]);
});

test('fills a batch with a hundred events', () => {
  expect(packEntries(createEntries(150), MAX_BATCH_BYTES)).toHaveLength(MAX_BATCH_EVENTS);
});

test('does not mix two people, nor one person before and after he gave his address', () => {
  const [first, second, third] = createEntries(3) as [Entry, Entry, Entry];
  second.visitor = BOB;
  third.visitor = { ...BOB, email: 'bob@example.com' };

  expect(packEntries([first, second, third], MAX_BATCH_BYTES)).toEqual([first]);
  expect(packEntries([second, third], MAX_BATCH_BYTES)).toEqual([second]);
});

test('says that a batch may be a repeat exactly when one of its events may have been sent', () => {
  const entries = createEntries(5);
  const ids = idsOf(entries);
  const isResend = (attempted: string): boolean =>
    JSON.parse(sealParcel(entries, 'b', attempted)?.body ?? '').resend ?? false;

  expect(isResend('')).toBe(false);
  expect(isResend('00000000-0000')).toBe(false);
  for (const id of ids) expect(isResend(id)).toBe(true);
  expect(isResend('f')).toBe(true);
});

test('seals the person, the events and the loss to report, and nothing that is not there', () => {
  const entries = createEntries(2);
  const parcel = sealParcel(entries, 'b', '', { full: 3 });
  const body = JSON.parse(parcel?.body ?? '');

  expect(parcel).toMatchObject({ batch: 'b', visitor: ADA, ids: idsOf(entries) });
  expect(body).toMatchObject({ v: 1, batch: 'b', visitor: ADA, dropped: { full: 3 } });
  expect(body.events).toEqual(entries.map(({ event }) => event));
  expect(Date.parse(body.sent_at)).not.toBeNaN();
  expect(Object.keys(JSON.parse(sealParcel(entries, 'b', '')?.body ?? ''))).toEqual([
    'v',
    'sent_at',
    'batch',
    'visitor',
    'events',
  ]);
});
