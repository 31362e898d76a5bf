import { type Decision, decide, type Occasion } from '../identity/decide.js';
import { nameIdentifier, namePerson } from '../identity/person.js';
import { wordStep } from '../identity/sentence.js';
import { recordStep } from '../identity/step-record.js';
import type { Database } from '../store/database.js';
import {
  clearIdentifiers,
  giveIdentifiers,
  insertProfile,
  type Profile,
  writeTraits,
} from '../store/profiles.js';
import { tell } from '../store/resolutions.js';
import { removeSecondaryEmail } from '../store/secondary-emails.js';
import { lookUp, type Told } from './claim.js';
import type { IncomingProfile } from './incoming-event.js';
import { mergeInto, mustFindProfile } from './merge-into.js';
import { patchIdentifiers } from './patch-identifiers.js';
import { updateTraits } from './update-traits.js';

/** Whose event it is, or the reason that it is nobody's. */
export type Resolved =
  | { readonly profileId: string; readonly isNew: boolean }
  | { readonly reason: string };

const changing: ReadonlySet<string> = new Set(['created', 'gained', 'changed', 'merged']);

const apply = (database: Database, { destination, steps }: Decision<Profile>, now: number) => {
  const id = destination?.id ?? insertProfile(database, now);
  for (const step of steps) {
    if (step.kind === 'created' || step.kind === 'gained' || step.kind === 'changed') {
      giveIdentifiers(database, id, { [step.by]: step.value });
      if (step.by === 'email') removeSecondaryEmail(database, id, step.value);
    }
    if (step.kind === 'merged') mergeInto(database, id, step.other, now);
  }
  return id;
};

// Only an import takes identifiers away, by null (documented); an event leaves them (assumed).
const clear = (
  database: Database,
  person: Profile,
  { cleared = [] }: IncomingProfile,
  occasion: Occasion,
): Told[] => {
  const gone = occasion === 'import' ? cleared.filter((kind) => person[kind] !== null) : [];
  clearIdentifiers(database, person.id, gone);
  return gone.map((by) => {
    const value = person[by] ?? '';
    const sentence = `${namePerson(person)} lost ${nameIdentifier(by, value)}: an import cleared it`;
    return { step: { kind: 'cleared', by, value }, sentence };
  });
};

/** Finds, makes, merges and updates the person a request is about; tells each step. */
export const resolveProfile = (
  database: Database,
  incoming: IncomingProfile,
  occasion: Occasion,
  now: number,
): Resolved => {
  const { claim, ignored } = lookUp(database, incoming, occasion);
  const decision = decide(claim);
  if (decision === undefined) {
    const reason = ignored.map(({ sentence }) => sentence).join('; ');
    return { reason: reason || 'the event names nobody' };
  }
  const id = apply(database, decision, now);
  const person = mustFindProfile(database, id);
  const told = [
    ...decision.steps.map((step) => ({
      step: recordStep(step),
      sentence: wordStep(step, person, occasion),
    })),
    ...clear(database, person, incoming, occasion),
    ...patchIdentifiers(database, person, incoming.identifierPatch, occasion),
    ...ignored,
  ];
  const traits = updateTraits(person.traits, incoming.traits, incoming.patch, occasion);
  // A profile that stays as it is keeps its `updated` (assumed).
  const isChanged =
    told.some(({ step }) => changing.has(step.kind) || step.kind === 'cleared') ||
    JSON.stringify(traits) !== JSON.stringify(person.traits);
  if (isChanged) writeTraits(database, id, traits, now);
  tell(database, id, told, now);
  return { profileId: id, isNew: decision.destination === undefined };
};
