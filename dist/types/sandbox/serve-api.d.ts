import type { Box } from './box.js';
import type { Endpoint } from './endpoints/call.js';
/** A request with the endpoints of its path: none of them means 404, none of its method 405. */
export interface Routed {
    readonly request: Request;
    readonly path: string;
    readonly id: string;
    readonly candidates: readonly Endpoint[];
}
/** Answers a request to `/api` and notes that it came; the key is checked and forgotten. */
export declare const serveApi: (box: Box, routed: Routed) => Promise<Response>;
