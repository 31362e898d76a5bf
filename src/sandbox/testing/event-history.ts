import { LATEST } from '../contract/revisions.js';
import type { Database } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { ensureMetric } from '../store/metrics.js';
import { insertProfile } from '../store/profiles.js';

/** When the history begins, in seconds. */
export const NOON = Date.parse('2026-11-20T12:00:00Z') / 1000;

/** Three metrics and three people to put events at. */
export const createBase = (database: Database) => ({
  metrics: ['A', 'B', 'C'].map((name) => ensureMetric(database, name, 'api', 0).id),
  people: [0, 1, 2].map((n) => insertProfile(database, n)),
});

/** The ids of both. */
export type Base = ReturnType<typeof createBase>;

/** Records an event so many seconds after the beginning; its number decides whose it is. */
export const put = (
  database: Database,
  { metrics, people }: Base,
  second: number,
  number: number,
) =>
  insertEvent(database, {
    profileId: `${people[number % 3]}`,
    metricId: `${metrics[number % 2]}`,
    uniqueId: `${number}`,
    timestamp: NOON + second,
    timeSent: null,
    properties: { number },
    value: null,
    valueCurrency: null,
    backfill: false,
    revision: LATEST,
    lane: 'create_event',
    sent: '{}',
    receivedAt: NOON * 1000,
  });
