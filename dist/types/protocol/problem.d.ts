/** What may be wrong with an event or an identifier. */
export type ProblemCode = 'array_too_long' | 'currency_invalid' | 'email_invalid' | 'event_too_large' | 'identifier_invalid' | 'metric_invalid' | 'not_json' | 'phone_invalid' | 'reserved_key' | 'string_too_long' | 'time_invalid' | 'too_deep' | 'too_many_properties' | 'value_invalid';
/** Why one event is refused: `pointer` says where, the message what arrived and what to do. */
export declare class Problem extends Error {
    readonly code: ProblemCode;
    readonly pointer: string;
    constructor(code: ProblemCode, pointer: string, detail: string);
}
/** Refuses more than a limit allows. */
export declare const limit: (code: ProblemCode, pointer: string, size: number, max: number) => void;
/** Refuses what is not as it must be. A declaration, because only such may narrow a type. */
export declare function demand(isFine: unknown, code: ProblemCode, pointer: string, detail: string): asserts isFine;
