import { parseInput } from '../checks/parse-input.js';
import { profileMergeRequest } from '../checks/profile-requests.js';
import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { namePerson } from '../identity/person.js';
import { copyPerson } from '../identity/step-record.js';
import { mergeInto, mustFindProfile } from '../recording/merge-into.js';
import type { Database } from '../store/database.js';
import { findProfileBy } from '../store/profiles.js';
import { tell } from '../store/resolutions.js';
import { changeProfiles } from './write-profile.js';

const find = (database: Database, id: string, pointer: string) => {
  const profile = findProfileBy(database, 'id', id);
  if (profile !== undefined) return profile;
  throw new Failure(404, { detail: `A profile with id ${id} does not exist.`, pointer });
};

const merge = (call: Call) => {
  const { data } = parseInput(profileMergeRequest, call.body);
  const sourcePointer = '/data/relationships/profiles/data/0/id';
  const sourceId = data.relationships.profiles.data[0]?.id ?? '';
  if (sourceId === data.id)
    throw new Failure(400, {
      detail: 'A profile cannot be merged into itself.',
      pointer: sourcePointer,
    });
  // Asynchronous at Klaviyo (documented); here it is done when the answer comes, so nothing has to wait.
  changeProfiles(call, (database) => {
    find(database, data.id, '/data/id');
    const source = find(database, sourceId, sourcePointer);
    mergeInto(database, data.id, source, call.at);
    const who = namePerson(mustFindProfile(database, data.id));
    const sentence = `${namePerson(source)} joined ${who}: profile-merge asked for it`;
    const step = { kind: 'asked', other: copyPerson(source) } as const;
    tell(database, data.id, [{ step, sentence }], call.at);
  });
  const self = `${call.url.origin}/api/profiles/${data.id}/`;
  return {
    status: 201,
    body: { data: { type: 'profile', id: data.id, links: { self } }, links: { self } },
  };
};

/** Merges one profile into another, whatever both are known by. */
export const mergeProfile: Endpoint = {
  name: 'merge_profiles',
  method: 'POST',
  path: '/api/profile-merge',
  scopes: ['profiles:write'],
  rate: tiers.M,
  since: '2023-09-15',
  answer: merge,
};
