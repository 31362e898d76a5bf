/** Where events go, under the route's base path. */
export const EVENTS_PATH = '/e';

/** Asks, with a batch that nobody will read the answer to, for a receipt in a cookie. */
export const RECEIPT_QUERY = '?receipt';

/** Asks what became of batches, named by their ids and separated by commas. */
export const ASK_QUERY = '?batch=';

/** The script a page loads, under the route's base path. */
export const SCRIPT_PATH = '/m.js';

/** What a page loads before it, to call what is not there yet; under the route's base path. */
export const STUB_PATH = '/stub.js';

/** The sending half is `s.<hash>.js`: a name that changes with its content may be cached for ever. */
export const SENDER_PREFIX = '/s.';
