import { clientEndpoints } from '../client-api/client-endpoints.js';
import { profileEndpoints } from '../profiles/profile-endpoints.js';
import { resourceEndpoints } from '../resources/resource-endpoints.js';
import type { Endpoint } from './call.js';
import { eventEndpoints } from './event-endpoints.js';

/** Every operation the sandbox answers. */
export const endpoints: readonly Endpoint[] = [
  ...eventEndpoints,
  ...profileEndpoints,
  ...clientEndpoints,
  ...resourceEndpoints,
];
