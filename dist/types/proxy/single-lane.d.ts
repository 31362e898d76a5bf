import type { WireEvent } from '../protocol/wire.js';
import type { Errand } from './errand.js';
import { type Fate } from './fate.js';
/**
 * Sends events one by one. Klaviyo ignores a repeat here, so this is the lane for everything that
 * may have been sent before. After the first that has to wait, the rest waits with it.
 */
export declare const sendSingly: (errand: Errand, events: readonly WireEvent[]) => Promise<Fate[]>;
