import type { Endpoint } from '../endpoints/call.js';

/** The public API that browsers call with a company id and no key. */
export const clientEndpoints: readonly Endpoint[] = [];
