import { Failure } from '../contract/failure.js';
import type { Call } from '../endpoints/call.js';
import { findProfile, type Profile } from '../store/profiles.js';

/** The profile of that id, or a 404. The id of a merged one leads to where it went (assumed). */
export const mustFindProfile = ({ box }: Call, id: string): Profile => {
  const profile = findProfile(box.database, id);
  if (profile !== undefined) return profile;
  throw new Failure(404, { detail: `A profile with id ${id} does not exist.` });
};
