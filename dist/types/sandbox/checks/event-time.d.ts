/** Seconds since 1970, the fraction cut off as Klaviyo does; UTC where no offset is given (assumed). */
export declare const parseEventTime: (text: string) => number | undefined;
/** The time as Klaviyo writes it: to the second, with the offset spelled out. */
export declare const formatEventTime: (seconds: number) => string;
/** Why a time is refused, or nothing. `now` is in milliseconds. */
export declare const timeProblem: (text: string, earliestYear: number, now: number) => string | undefined;
