import { Failure } from '../contract/failure.js';
import { MAX_PROFILE_BYTES } from '../contract/limits.js';
import type { Call } from '../endpoints/call.js';
import { lookUp } from '../recording/claim.js';
import type { IncomingProfile } from '../recording/incoming-event.js';
import { mustFindProfile } from '../recording/merge-into.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Database } from '../store/database.js';
import { findOwner, type Profile } from '../store/profiles.js';

/** A written profile, and whether it is a new one. */
export interface Written {
  readonly profile: Profile;
  readonly isNew: boolean;
}

/** A 400 for a profile over the limit. */
export const refuseLargeProfile = (bytes: number, pointer = '/data'): void => {
  if (bytes > MAX_PROFILE_BYTES)
    throw new Failure(400, { detail: 'The profile is larger than 100 KB.', pointer });
};

const duplicate = (id: string) =>
  new Failure(409, {
    detail: 'A profile already exists with one of these identifiers.',
    pointer: '/data/attributes',
    meta: { duplicate_profile_id: id },
  });

// Anonymous ids do not clash (assumed): what is known by nothing else joins, the rest stays.
const listOwners = (database: Database, incoming: IncomingProfile): Profile[] => {
  const { claim } = lookUp(database, incoming, 'import');
  const { external_id, email, phone_number } = claim.owners;
  const further = (incoming.identifierPatch?.append ?? []).map((address) =>
    findOwner(database, 'email', address),
  );
  return [claim.named, external_id, email, phone_number, ...further].filter(
    (owner) => owner !== undefined,
  );
};

const refuseOthers = (database: Database, incoming: IncomingProfile, isNew: boolean): void => {
  const [first, ...others] = listOwners(database, incoming);
  if (isNew && first !== undefined) throw duplicate(first.id);
  const other = others.find(({ id }) => id !== first?.id);
  if (other !== undefined) throw duplicate(other.id);
};

// What the real service says to this is not known; without it a profile could never be found again.
const refuseNameless = ({ external_id, email, phone_number, anonymous_ids }: Profile): void => {
  if (external_id ?? email ?? phone_number ?? anonymous_ids[0]) return;
  throw new Failure(400, {
    detail: 'A profile keeps at least one identifier.',
    pointer: '/data/attributes',
  });
};

/**
 * Writes a profile over the API, in a transaction of the caller: identifiers of two people are a
 * 409 (observed), where an event would go to one of them. An id that is not there is a 404 (assumed).
 */
export const writeProfile = (
  database: Database,
  incoming: IncomingProfile,
  { at, isNew = false }: { at: number; isNew?: boolean },
): Written => {
  refuseOthers(database, incoming, isNew);
  const { claim } = lookUp(database, incoming, 'import');
  if (incoming.id !== undefined && claim.named === undefined)
    throw new Failure(404, {
      detail: `A profile with id ${incoming.id} does not exist.`,
      pointer: '/data/id',
    });
  const person = resolveProfile(database, incoming, 'import', at);
  if ('reason' in person)
    throw new Failure(400, {
      detail: 'The _kx token stands for no profile.',
      pointer: '/data/attributes/_kx',
    });
  const profile = mustFindProfile(database, person.profileId);
  refuseNameless(profile);
  return { profile, isNew: person.isNew };
};

/** Does `work` in a transaction, behind every event accepted before. */
export const changeProfiles = <Result>(
  { box }: Call,
  work: (database: Database) => Result,
): Result => {
  box.inbox.settle();
  const result = box.database.transaction(() => work(box.database));
  box.feed.publish('people');
  return result;
};
