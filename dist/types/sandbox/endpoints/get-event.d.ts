import type { Endpoint } from './call.js';
/** One event. */
export declare const getEvent: Endpoint;
/** Its metric in full. */
export declare const getEventMetric: Endpoint;
/** Its person in full. */
export declare const getEventProfile: Endpoint;
/** Its metric's id. */
export declare const getEventRelationshipsMetric: Endpoint;
/** Its person's id. */
export declare const getEventRelationshipsProfile: Endpoint;
