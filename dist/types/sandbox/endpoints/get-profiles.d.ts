import type { Endpoint } from './call.js';
/** Lists profiles, or finds them by id, e-mail, phone number, external id or `_kx`. */
export declare const getProfiles: Endpoint;
/** One profile; the id of a merged one leads to where it went (assumed). */
export declare const getProfile: Endpoint;
