/** 5 MB, decompressed, for one event or a whole bulk request. Decimal (assumed): the stricter reading. */
export declare const MAX_PAYLOAD_BYTES = 5000000;
/** 100 KB of UTF-8 a string (documented); decimal is assumed, as above. */
export declare const MAX_STRING_BYTES = 100000;
/** Items an array (documented up to 2025-01-15, since then in the events API overview). */
export declare const MAX_ARRAY_ITEMS = 4000;
/** Levels of nesting (same page). `properties` itself is counted as the first (assumed). */
export declare const MAX_DEPTH = 10;
/** A metric's name is shorter than 128 characters (documented). */
export declare const MAX_METRIC_LENGTH = 127;
/** Events in one bulk job, over all its profiles (documented). */
export declare const MAX_BULK_EVENTS = 1000;
/** 100 KB a profile-import (documented). */
export declare const MAX_PROFILE_BYTES = 100000;
/** Segment's validator stops here; Klaviyo publishes no number (assumed). */
export declare const MAX_IDENTIFIER_LENGTH = 255;
