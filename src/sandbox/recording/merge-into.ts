import type { Database } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { mergeProfiles } from '../store/merge-profiles.js';
import { ensureMetric } from '../store/metrics.js';
import { findProfileBy, type Profile } from '../store/profiles.js';

/** The profile of an id that is known to be there. */
export const mustFindProfile = (database: Database, id: string): Profile => {
  const profile = findProfileBy(database, 'id', id);
  if (profile === undefined) throw new Error(`Profile ${id} vanished while it was being changed`);
  return profile;
};

/**
 * Merges `source` into the profile of that id and notes it as an event, as Klaviyo does (documented;
 * what the event holds is assumed).
 */
export const mergeInto = (
  database: Database,
  destinationId: string,
  source: Profile,
  now: number,
): void => {
  mergeProfiles(database, mustFindProfile(database, destinationId), source, now);
  insertEvent(database, {
    profileId: destinationId,
    metricId: ensureMetric(database, 'Merged profile', 'klaviyo', now).id,
    uniqueId: `merged:${source.id}`,
    timestamp: Math.floor(now / 1000),
    timeSent: null,
    properties: { 'Merged profile id': source.id },
    value: null,
    valueCurrency: null,
    backfill: false,
    revision: '',
    lane: 'internal',
    sent: '{}',
    receivedAt: now,
  });
};
