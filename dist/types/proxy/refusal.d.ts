/** A request we turn away, with the status that tells the caller why and the words that say what to do. */
export declare class Refusal extends Error {
    readonly status: number;
    readonly headers: {
        [name: string]: string;
    };
    readonly name = "Refusal";
    constructor(status: number, detail: string, headers?: {
        [name: string]: string;
    });
}
/** RFC 9457. Nothing about a refusal may be cached, and nothing of the request is repeated in it. */
export declare const toProblemResponse: ({ status, message, headers }: Refusal) => Response;
