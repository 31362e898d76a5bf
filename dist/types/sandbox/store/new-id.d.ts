/** A ULID, as Klaviyo gives its profiles. */
export declare const newProfileId: (now: number) => string;
/** Eleven letters and digits, like `4L3cwQae2TX` in Klaviyo's webhook docs. */
export declare const newEventId: () => string;
/** Six letters and digits (observed). */
export declare const newMetricId: () => string;
