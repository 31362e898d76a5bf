import * as v from 'valibot';

import { eventProfileAttributes } from '../checks/profile-schema.js';
import { Failure } from '../contract/failure.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { updateTraits } from '../recording/update-traits.js';
import type { Database } from '../store/database.js';
import { findOwner, giveIdentifiers, insertProfile, writeTraits } from '../store/profiles.js';
import { parseSeed } from './parse-seed.js';
import type { Seed } from './seed.js';

const request = v.strictObject(eventProfileAttributes);

/** Makes a profile under its id, with or without identifiers; those of another profile are a 409. */
export const seedProfile = (database: Database, seed: Seed, at: string, now: number): void => {
  const attributes = parseSeed(request, seed, at);
  const incoming = sortProfile({ attributes });
  for (const [kind, value] of Object.entries(incoming.given)) {
    const owner = findOwner(database, kind as keyof typeof incoming.given, value);
    if (owner !== undefined)
      throw new Failure(409, {
        detail: 'A profile already exists with one of these identifiers.',
        pointer: `${at}/attributes/${kind}`,
        meta: { duplicate_profile_id: owner.id },
      });
  }
  insertProfile(database, now, seed.id);
  giveIdentifiers(database, seed.id, incoming.given);
  const traits = updateTraits({}, incoming.traits, undefined, 'import');
  writeTraits(database, seed.id, traits, now);
};
