import { type Revision } from './revisions.js';
/** Read-only view of a request's headers; names in lower case. */
export type Headers = (name: string) => string | undefined;
/** Thrown for `Bearer pk_...`: the edge in front of Klaviyo answers HTML, not JSON (observed). */
export declare class WrongScheme extends Error {
    readonly name = "WrongScheme";
}
/** The private key of a request, or a 401. Any `pk_` key opens the sandbox. */
export declare const readKey: (headers: Headers) => string;
/** The revision a request asks for, or a 400 (assumed: what a missing one does is not documented). */
export declare const readRevision: (headers: Headers) => Revision;
/** Passes both content types that real clients send; anything else is a 415. */
export declare const requireJson: (headers: Headers) => void;
