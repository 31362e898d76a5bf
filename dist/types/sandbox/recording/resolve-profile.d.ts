import type { Database } from '../store/database.js';
import type { IncomingProfile } from './incoming-profile.js';
import { type Occasion } from './update-traits.js';
/** Whose event it is, or the reason that it is nobody's. */
export type Resolved = {
    readonly profileId: string;
    readonly isNew: boolean;
} | {
    readonly reason: string;
};
/** Finds, makes, merges and updates the person a request is about; writes a sentence for each step. */
export declare const resolveProfile: (database: Database, incoming: IncomingProfile, occasion: Occasion, now: number) => Resolved;
