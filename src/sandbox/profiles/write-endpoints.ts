import { parseInput } from '../checks/parse-input.js';
import {
  profileCreateRequest,
  profileImportRequest,
  profileUpdateRequest,
} from '../checks/profile-requests.js';
import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { linkToSelf } from '../query/page.js';
import { sortProfile } from '../recording/incoming-profile.js';
import { mustFindProfile } from './find-profile.js';
import { readAdditions, showProfile } from './show-profile.js';
import { changeProfiles, refuseLargeProfile, type Written, writeProfile } from './write-profile.js';

const answer = (call: Call, status: number, { profile }: Written) => ({
  status,
  body: { data: showProfile(call, profile), links: { self: linkToSelf(call.url) } },
});

const importOne = (call: Call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileImportRequest(call.revision), call.body);
  const written = changeProfiles(call, (database) =>
    writeProfile(database, sortProfile(data), { at: call.at }),
  );
  return answer(call, written.isNew ? 201 : 200, written);
};

const create = (call: Call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileCreateRequest, call.body);
  const written = changeProfiles(call, (database) =>
    writeProfile(database, sortProfile(data), { at: call.at, isNew: true }),
  );
  return answer(call, 201, written);
};

const update = (call: Call) => {
  readAdditions(call.url);
  refuseLargeProfile(call.bodyBytes);
  const { data } = parseInput(profileUpdateRequest, call.body);
  if (data.id !== call.id)
    throw new Failure(400, { detail: 'The id is not the one in the path.', pointer: '/data/id' });
  const written = changeProfiles(call, (database) => {
    const { id } = mustFindProfile(call, call.id);
    return writeProfile(database, { ...sortProfile(data), id }, { at: call.at });
  });
  return answer(call, 200, written);
};

const shared = { scopes: ['profiles:write'], rate: { ...tiers.L, steady: 750 } };

/** The three ways to write one profile; each answers with all of it. */
export const profileWrites: readonly Endpoint[] = [
  {
    ...shared,
    name: 'create_or_update_profile',
    method: 'POST',
    path: '/api/profile-import',
    since: '2024-02-15',
    answer: importOne,
  },
  { ...shared, name: 'create_profile', method: 'POST', path: '/api/profiles', answer: create },
  { ...shared, name: 'update_profile', method: 'PATCH', path: '/api/profiles/:id', answer: update },
];
