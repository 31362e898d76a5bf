/**
 * The body as text, at most 5 MB after decompression. The key that came with the
 * request is taken out first, so that it cannot be stored by way of a property.
 */
export declare const readBody: (bytes: Uint8Array, encoding: string | undefined, key: string) => string;
/** The body as JSON, or a 400 in the words Klaviyo uses for one that is not (observed). */
export declare const parseBody: (text: string) => unknown;
