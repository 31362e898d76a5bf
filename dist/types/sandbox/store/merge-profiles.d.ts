import type { Database } from './database.js';
import { type Profile } from './profiles.js';
/**
 * Moves everything of `source` to `destination` and deletes it. Events keep their time. The
 * destination takes over an identifier only where it has none of that kind.
 */
export declare const mergeProfiles: (database: Database, destination: Profile, source: Profile, now: number) => void;
