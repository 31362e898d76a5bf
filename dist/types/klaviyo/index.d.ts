export { ApiCall, type WithResponse } from './api-call.js';
export { type CallOptions, createKlaviyo, type Klaviyo, type KlaviyoOptions, LATEST_REVISION, } from './create-klaviyo.js';
export { KlaviyoError, type KlaviyoProblem, redactKey } from './klaviyo-error.js';
export type { EventAttributes, EventGroup, EventProfile, Json, Location, NewEvent, NewProfile, PatchIdentifiers, PatchProperties, Profile, ProfileAttributes, } from './resources.js';
