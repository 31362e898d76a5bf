/** One thing wrong with a request: a JSON pointer into its body, or the name of a query parameter. */
export interface Problem {
    readonly detail: string;
    readonly pointer?: string;
    readonly parameter?: string;
    readonly meta?: Record<string, unknown>;
}
/** A request answered with an error: the status and every problem found. */
export declare class Failure extends Error {
    readonly name = "Failure";
    readonly status: number;
    readonly problems: readonly Problem[];
    constructor(status: number, ...problems: readonly Problem[]);
}
/** The JSON:API body of an error, one entry for each problem. */
export declare const errorDocument: (status: number, problems: readonly Problem[]) => {
    errors: {
        id: `${string}-${string}-${string}-${string}-${string}`;
        status: number;
        code: string;
        title: string;
        detail: string;
        source: {
            pointer: string;
            parameter?: never;
        } | {
            pointer?: never;
            parameter: string;
        };
        links: {};
        meta: Record<string, unknown>;
    }[];
};
