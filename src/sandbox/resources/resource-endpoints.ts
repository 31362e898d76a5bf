import type { Endpoint } from '../endpoints/call.js';

/** The rest of the documented API, from one table. */
export const resourceEndpoints: readonly Endpoint[] = [];
