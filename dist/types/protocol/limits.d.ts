/** The wire's version; a route refuses any other, so that both ends can change. */
export declare const WIRE_VERSION = 1;
/** A batch holds at most this many events, so that a route can answer for each within one request. */
export declare const MAX_BATCH_EVENTS = 100;
/** A batch body, in UTF-8 bytes. Below the route's cap, so that a full batch is never refused for its size. */
export declare const MAX_BATCH_BYTES = 240000;
/** What the route reads of a body before it answers 413, in bytes. */
export declare const MAX_BODY_BYTES = 262144;
/** One event as JSON, in UTF-8 bytes: it must fit into a batch beside its visitor. */
export declare const MAX_EVENT_BYTES = 200000;
/**
 * Everything a closing page may hand to `sendBeacon`, in bytes. Browsers share 64 KiB among all
 * beacons and keepalive requests in flight (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch).
 */
export declare const MAX_BEACON_BYTES = 60000;
/** A page asks about this many batches at once: their ids make an address that every server takes. */
export declare const MAX_ASKED_BATCHES = 20;
/** Klaviyo: a metric name is shorter than 128 characters (events API, 2026-07-15). */
export declare const MAX_METRIC_LENGTH = 127;
/** Klaviyo: 400 properties an event (revision 2025-04-15 and later). */
export declare const MAX_PROPERTIES = 400;
/** Klaviyo: 100 KB a string. Counted in characters times the worst UTF-8 case only where it matters. */
export declare const MAX_STRING_BYTES = 100000;
/** Klaviyo: 4,000 items an array (events API overview, 'Limitations'). */
export declare const MAX_ARRAY_ITEMS = 4000;
/** Klaviyo: ten levels of nesting (events API overview, 'Limitations'). */
export declare const MAX_DEPTH = 10;
/** An event older than this is not kept any longer; Klaviyo's own script waits as long. */
export declare const MAX_AGE_MS: number;
/** The longest identifier we pass on; Segment's validator allows external ids of 255 (assumed to be Klaviyo's). */
export declare const MAX_IDENTIFIER_LENGTH = 255;
/** RFC 5321: the longest address a mail server must take. */
export declare const MAX_EMAIL_LENGTH = 254;
/** A visitor's clock may be off by this much before the route corrects an event's time. */
export declare const CLOCK_TOLERANCE_MS = 60000;
