import type { Core } from './core.js';
/** Gives up what is too old, then the oldest until the rest fits, and counts each by its reason. */
export declare const enforceLimits: ({ keeper, firstIdAt }: Core) => Promise<void>;
