/** The text without anything that looks like a private key. */
export declare const hideKeys: (text: string) => string;
/** A copy fit for a journal: personal values masked in place, long strings and lists cut. */
export declare const redact: (value: unknown, key?: string) => unknown;
