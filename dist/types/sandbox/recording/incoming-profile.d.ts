import type { EventProfile } from '../checks/event-requests.js';
import type { Identifiers } from '../identity/person.js';
import type { Traits } from '../store/profiles.js';
/** `patch_properties` of a profile's meta. */
export interface Patch {
    readonly append?: Record<string, unknown> | null | undefined;
    readonly unappend?: Record<string, unknown> | null | undefined;
    readonly unset?: string | string[] | null | undefined;
}
/** What a request says about a person, sorted by what it is used for. */
export interface IncomingProfile {
    readonly id: string | undefined;
    readonly exchangeToken: string | undefined;
    readonly given: Identifiers;
    readonly traits: Traits;
    readonly patch: Patch | undefined;
}
/** A checked profile of any endpoint; imports have no anonymous id and `meta` beside `attributes`. */
export interface CheckedProfile {
    readonly id?: string | null | undefined;
    readonly attributes: Omit<EventProfile['attributes'], 'anonymous_id' | 'meta'> & {
        readonly anonymous_id?: string | null | undefined;
        readonly meta?: {
            readonly patch_properties?: Patch | null | undefined;
        } | null | undefined;
    };
    readonly meta?: {
        readonly patch_properties?: Patch | null | undefined;
    } | null | undefined;
}
/** Sorts a checked profile; empty identifiers count as absent. */
export declare const sortProfile: (profile: CheckedProfile) => IncomingProfile;
