import type { Decision } from './identity.js';
/** A decision about the visitor, for people. Holds no identifier. */
export declare const explain: ({ outcome, kinds }: Omit<Decision, 'at'>) => string;
