import { parseInput } from '../checks/parse-input.js';
import { profileImportRequest } from '../checks/profile-import-request.js';
import { Failure } from '../contract/failure.js';
import { MAX_PROFILE_BYTES } from '../contract/limits.js';
import { profileDocument } from '../documents/profile-document.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { lookUp } from '../recording/claim.js';
import type { IncomingProfile } from '../recording/incoming-event.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { resolveProfile } from '../recording/resolve-profile.js';
import type { Database } from '../store/database.js';
import { findProfile } from '../store/profiles.js';

// An import never merges: identifiers of two profiles are a conflict (observed).
const refuseTwoPeople = (database: Database, incoming: IncomingProfile) => {
  const { claim } = lookUp(database, incoming, 'import');
  const named = claim.named === undefined ? [] : [claim.named];
  const [first, ...others] = [...named, ...Object.values(claim.owners)];
  const other = others.find(({ id }) => id !== first?.id);
  if (other === undefined) return;
  throw new Failure(409, {
    detail: 'A profile already exists with one of these identifiers.',
    pointer: '/data/attributes',
    meta: { duplicate_profile_id: other.id },
  });
};

const answer = ({ box, url, at, body, bodyBytes }: Call) => {
  if (bodyBytes > MAX_PROFILE_BYTES)
    throw new Failure(400, { detail: 'The profile is larger than 100 KB.', pointer: '/data' });
  const incoming = sortProfile(parseInput(profileImportRequest, body).data);
  const { database } = box;
  const { profile, isNew } = database.transaction(() => {
    refuseTwoPeople(database, incoming);
    const person = resolveProfile(database, incoming, 'import', at);
    if ('reason' in person) throw new Failure(404, { detail: 'The profile does not exist.' });
    return { profile: findProfile(database, person.profileId), isNew: person.isNew };
  });
  box.feed.publish('people');
  const data = profile && profileDocument(profile, url.origin);
  return { status: isNew ? 201 : 200, body: { data, links: { self: url.href } } };
};

/** Creates (201) or updates (200) a profile and answers with all of it. */
export const importProfile: Endpoint = {
  name: 'create_or_update_profile',
  method: 'POST',
  path: '/api/profile-import',
  scopes: ['profiles:write'],
  rate: { ...tiers.L, steady: 750 },
  answer,
};
