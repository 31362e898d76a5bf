import { type Decision, decide, type Occasion } from '../identity/decide.js';
import { wordStep } from '../identity/sentence.js';
import { recordStep } from '../identity/step-record.js';
import type { Database } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { mergeProfiles } from '../store/merge-profiles.js';
import { ensureMetric } from '../store/metrics.js';
import {
  findProfileBy,
  giveIdentifiers,
  insertProfile,
  type Profile,
  writeTraits,
} from '../store/profiles.js';
import { tell } from '../store/resolutions.js';
import { lookUp } from './claim.js';
import type { IncomingProfile } from './incoming-event.js';
import { updateTraits } from './update-traits.js';

/** Whose event it is, or the reason that it is nobody's. */
export type Resolved =
  | { readonly profileId: string; readonly isNew: boolean }
  | { readonly reason: string };

const mustFind = (database: Database, id: string): Profile => {
  const profile = findProfileBy(database, 'id', id);
  if (profile === undefined) throw new Error(`Profile ${id} vanished while it was being changed`);
  return profile;
};

const noteMerge = (database: Database, profileId: string, source: Profile, now: number) =>
  insertEvent(database, {
    profileId,
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

const apply = (database: Database, { destination, steps }: Decision<Profile>, now: number) => {
  const id = destination?.id ?? insertProfile(database, now);
  for (const step of steps) {
    if (step.kind === 'created' || step.kind === 'gained' || step.kind === 'changed')
      giveIdentifiers(database, id, { [step.by]: step.value });
    if (step.kind !== 'merged') continue;
    mergeProfiles(database, mustFind(database, id), step.other, now);
    noteMerge(database, id, step.other, now);
  }
  return id;
};

/** Finds, makes, merges and updates the person a request is about; writes a sentence for each step. */
export const resolveProfile = (
  database: Database,
  incoming: IncomingProfile,
  occasion: Occasion,
  now: number,
): Resolved => {
  const { claim, ignored } = lookUp(database, incoming, occasion);
  const decision = decide(claim);
  if (decision === undefined)
    return {
      reason: ignored.map(({ sentence }) => sentence).join('; ') || 'the event names nobody',
    };
  const id = apply(database, decision, now);
  const person = mustFind(database, id);
  const traits = updateTraits(person.traits, incoming.traits, incoming.patch, occasion);
  writeTraits(database, id, traits, now);
  const told = decision.steps.map((step) => ({
    step: recordStep(step),
    sentence: wordStep(step, person, occasion),
  }));
  tell(database, id, [...told, ...ignored], now);
  return { profileId: id, isNew: decision.destination === undefined };
};
