import type { Occasion } from '../identity/decide.js';
import type { IncomingProfile } from '../recording/incoming-event.js';
import { mustFindProfile } from '../recording/merge-into.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Database } from '../store/database.js';
import type { Profile } from '../store/profiles.js';

/**
 * The person of a request that is answered with 202 whoever it is: by precedence, as with events
 * (assumed). Nobody, when its only identifier stands for nobody.
 */
export const resolvePerson = (
  database: Database,
  incoming: IncomingProfile,
  occasion: Occasion,
  at: number,
): Profile | undefined => {
  const person = resolveProfile(database, incoming, occasion, at);
  return 'profileId' in person ? mustFindProfile(database, person.profileId) : undefined;
};
