import type { Endpoint } from './call.js';
/** Lists events by filter, sort and page. */
export declare const getEvents: Endpoint;
