import type { Endpoint } from '../endpoints/call.js';
import { getProfile, getProfiles } from './get-profiles.js';
import { importJobs } from './import-jobs.js';
import { mergeProfile } from './merge-profile.js';
import { profileRelationships } from './profile-relationships.js';
import { pushTokens } from './push-tokens.js';
import { subscriptionJobs } from './subscription-jobs.js';
import { suppressionJobs } from './suppression-jobs.js';
import { profileWrites } from './write-endpoints.js';

/** Profiles and everything that changes them but events. */
export const profileEndpoints: readonly Endpoint[] = [
  getProfiles,
  getProfile,
  ...profileWrites,
  mergeProfile,
  ...profileRelationships,
  ...importJobs,
  ...subscriptionJobs,
  ...suppressionJobs,
  ...pushTokens,
];
