import type { Box } from './box.js';
/** What every answer of the API is, but for the edge's HTML. */
export declare const JSON_API: {
    'content-type': string;
};
/** A request as far as it was read. */
export interface Refused {
    readonly request: Request;
    readonly path: string;
    readonly body: unknown;
}
/** The answer to a request that was refused, which is noted; an error of our own is thrown on. */
export declare const refuse: (box: Box, refused: Refused, error: unknown) => Response;
