/** Where events go, under the route's base path. */
export const EVENTS_PATH = '/e';

/** The script a page loads, under the route's base path. */
export const SCRIPT_PATH = '/m.js';

/** The sending half is `s.<hash>.js`: a name that changes with its content may be cached for ever. */
export const SENDER_PREFIX = '/s.';
