import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConsoleLog } from './console-log.js';
import type { LogEntry } from './route-options.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A log, and the lines it wrote. */
const startLog = () => {
  const lines: LogEntry[] = [];
  return { lines, log: createConsoleLog((line) => void lines.push(JSON.parse(line))) };
};

const took = (events: number, fields: object = {}): LogEntry => ({
  at: 'collect',
  accepted: events,
  duration_ms: 3,
  ...fields,
});

test('tells of a batch that comes alone as it is', () => {
  const { lines, log } = startLog();
  log(took(2, { identity: 'typed' }));
  vi.advanceTimersByTime(1_000);
  log(took(1));

  expect(lines).toStrictEqual([took(2, { identity: 'typed' }), took(1)]);
});

test('tells of many batches once a second, with the longest', () => {
  const { lines, log } = startLog();
  log(took(1));
  log(took(2, { duration_ms: 40, identity: 'typed' }));
  log({ at: 'collect', duplicate: 3, duration_ms: 1 });
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1_000);

  expect(lines.slice(1)).toStrictEqual([
    {
      at: 'collect',
      batches: 2,
      accepted: 2,
      duplicate: 3,
      identities: { typed: 1 },
      duration_ms: 40,
    },
  ]);
});

test('tells with the next batch what no timer has told', () => {
  const { lines, log } = startLog();
  vi.stubGlobal('setTimeout', () => 0);
  log(took(1));
  log(took(2));
  vi.advanceTimersByTime(1_000);
  log(took(4));
  vi.unstubAllGlobals();

  expect(lines.slice(1)).toStrictEqual([
    { at: 'collect', batches: 2, accepted: 6, duration_ms: 3 },
  ]);
});

test.each<LogEntry>([
  took(1, { rejected: 1 }),
  { at: 'collect', held: 2, klaviyo_status: 503, duration_ms: 1 },
  took(1, { dropped: { full: 2 } }),
  took(1, { tokens_refused: 1 }),
  { at: 'server', accepted: 1, duration_ms: 1 },
  { at: 'error', name: 'queue' },
  { at: 'deliver', accepted: 5 },
])('tells of %j at once', (entry) => {
  const { lines, log } = startLog();
  log(took(1));
  log(took(1));
  log(entry);

  expect(lines.slice(1)).toStrictEqual([entry]);
});

test('tells of every batch and every event, sooner or later', () => {
  const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(700)), { maxLength: 50 });
  fc.assert(
    fc.property(steps, (all) => {
      const { lines, log } = startLog();
      for (const [events, pauseMs] of all) {
        log(took(events));
        vi.advanceTimersByTime(pauseMs);
      }
      vi.advanceTimersByTime(1_000);
      const sum = (name: string, other: number) =>
        lines.reduce((total, line) => total + Number(line[name] ?? other), 0);

      expect(sum('batches', 1)).toBe(all.length);
      expect(sum('accepted', 0)).toBe(all.reduce((total, [events]) => total + events, 0));
    }),
  );
});
