/** Where events go, under the route's base path. */
export declare const EVENTS_PATH = "/e";
/** The script a page loads, under the route's base path. */
export declare const SCRIPT_PATH = "/m.js";
