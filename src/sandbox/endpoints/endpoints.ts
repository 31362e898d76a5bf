import { bulkCreateEvents } from './bulk-create-events.js';
import type { Endpoint } from './call.js';
import { createEvent } from './create-event.js';
import {
  getEvent,
  getEventMetric,
  getEventProfile,
  getEventRelationshipsMetric,
  getEventRelationshipsProfile,
} from './get-event.js';
import { getEvents } from './get-events.js';
import { getProfile, getProfiles } from './get-profiles.js';
import { importProfile } from './import-profile.js';

/** Every operation the sandbox answers; another one is a row here and a file beside it. */
export const endpoints: readonly Endpoint[] = [
  createEvent,
  bulkCreateEvents,
  getEvents,
  getEvent,
  getEventMetric,
  getEventProfile,
  getEventRelationshipsMetric,
  getEventRelationshipsProfile,
  importProfile,
  getProfiles,
  getProfile,
];
