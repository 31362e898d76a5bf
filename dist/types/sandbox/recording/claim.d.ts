import type { Claim } from '../identity/decide.js';
import type { Database } from '../store/database.js';
import { type Profile } from '../store/profiles.js';
import type { IncomingProfile } from './incoming-profile.js';
import type { Occasion } from './update-traits.js';
/** A claim ready to decide, with a sentence for each identifier that led nowhere. */
export interface LookedUp {
    readonly claim: Claim<Profile>;
    readonly ignored: readonly string[];
}
/** Finds everybody a request may mean. */
export declare const lookUp: (database: Database, incoming: IncomingProfile, occasion: Occasion) => LookedUp;
