import { Failure } from '../contract/failure.js';
/** One condition: `equals(email,"ada@example.com")` and its kin. */
export interface Condition {
    readonly operator: string;
    readonly field: string;
    /** Empty for `has(profile)`. */
    readonly values: readonly string[];
    /** Strings must be quoted; dates and numbers must not (documented). */
    readonly isQuoted: boolean;
}
/** The conditions of a `filter` parameter, all of which must hold, or a 400. */
export declare const parseFilter: (text: string) => Condition[];
/** A 400 that names the condition which cannot be used here. */
export declare const refuseCondition: ({ operator, field }: Condition) => Failure;
