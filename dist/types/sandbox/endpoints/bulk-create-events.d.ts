import type { Endpoint } from './call.js';
/** Takes up to 1,000 events of any number of people: all of them or none. */
export declare const bulkCreateEvents: Endpoint;
