import type { Identifiers, Json } from '../protocol/wire.js';
/** Who an event is of: a page's visitor, or whomever the shop's server names. */
export interface Person extends Identifiers {
    anonymous_id?: string;
    fresh?: true;
    /** What the IP policy leaves of the address he was seen at. */
    ip?: string;
    /** What the shop's server says of him beside; a page's traits come as events of their own. */
    traits?: {
        [key: string]: Json;
    };
}
