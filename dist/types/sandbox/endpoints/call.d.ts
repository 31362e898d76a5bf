import type { Answer, Box } from '../box.js';
import type { Revision } from '../contract/revisions.js';
/** One authorised request to the API. */
export interface Call {
    readonly box: Box;
    readonly url: URL;
    /** Path without doubled or trailing slashes. */
    readonly path: string;
    /** The `{id}` of the path, or an empty string. */
    readonly id: string;
    readonly revision: Revision;
    /** The parsed JSON body; undefined for reads. */
    readonly body: unknown;
    readonly bodyBytes: number;
    /** When it arrived, in milliseconds. */
    readonly at: number;
}
/** One operation of the published contract. */
export interface Endpoint {
    /** Klaviyo's operation id. */
    readonly name: string;
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly lane?: 'create_event' | 'bulk';
    /** Events in a body that was accepted or refused, for the journal. */
    readonly countEvents?: (body: unknown) => number;
    readonly answer: (call: Call) => Answer;
}
