import type { EventAttributes, EventGroup, NewEvent, NewProfile } from './resources.js';
/** Fixes at the call what makes an event the same event in every retry. */
export declare const settleEvent: <T extends EventAttributes>(event: T, nowMs: number) => T;
/** The body of `POST /api/events`. */
export declare const toEventBody: ({ profile, ...event }: NewEvent) => object;
/** The body of `POST /api/event-bulk-create-jobs`. */
export declare const toBulkBody: (groups: readonly EventGroup[]) => object;
/** The body of `POST /api/profile-import`. */
export declare const toProfileBody: (profile: NewProfile) => object;
