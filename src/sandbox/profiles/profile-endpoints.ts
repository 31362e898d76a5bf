import type { Endpoint } from '../endpoints/call.js';
import { getProfile, getProfiles } from './get-profiles.js';
import { importProfile } from './import-profile.js';

/** Profiles and everything that changes them but events. */
export const profileEndpoints: readonly Endpoint[] = [importProfile, getProfiles, getProfile];
