import type { Endpoint } from './call.js';
/** Creates (201) or updates (200) a profile and answers with all of it. */
export declare const importProfile: Endpoint;
