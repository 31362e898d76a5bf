import type { Endpoint } from './call.js';
/** Takes one event: 202 and an empty body, whether it is new, repeated or nobody's. */
export declare const createEvent: Endpoint;
