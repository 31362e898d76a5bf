/** What may be wrong with an event or an identifier. */
export type ProblemCode = 'array_too_long' | 'email_invalid' | 'event_too_large' | 'identifier_invalid' | 'key_repeated' | 'link_not_allowed' | 'markup_not_allowed' | 'metric_invalid' | 'not_json' | 'phone_invalid' | 'reserved_key' | 'string_too_long' | 'time_invalid' | 'template_not_allowed' | 'too_deep' | 'too_many_properties';
/** Why one event is refused: `pointer` says where, the message what arrived and what to do. */
export interface Problem extends Error {
    code: ProblemCode;
    pointer: string;
}
/** Refuses what is not as it must be. A declaration, because only such may narrow a type. */
export declare function demand(isFine: unknown, code: ProblemCode, pointer: string, detail: string): asserts isFine;
/** Refuses more than a limit allows. */
export declare const limit: (code: ProblemCode, pointer: string, size: number, max: number) => void;
/** What was thrown as a problem; anything else a caller's getter or proxy threw is `not_json`. */
export declare const readProblem: (thrown: unknown) => {
    code: string;
    pointer?: string;
    detail: string;
};
