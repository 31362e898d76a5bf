import type { Traits } from '../store/profiles.js';
import type { Patch } from './incoming-profile.js';
/**
 * What a profile came with. In an import `null` clears a field (documented); in an event it
 * leaves it (assumed).
 */
export type Occasion = 'event' | 'import';
/** The traits after a request: fields replaced, `properties` and `location` merged key by key. */
export declare const updateTraits: (old: Traits, given: Traits, patch: Patch | undefined, occasion: Occasion) => Traits;
