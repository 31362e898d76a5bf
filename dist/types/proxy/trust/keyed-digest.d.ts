import { type CookieSettings } from '../visitor-cookie.js';
/**
 * The first so many bytes of a keyed digest of texts, in hex: equal for equal texts, and whoever has
 * not the secret finds no text to a digest and no digest to a text.
 */
export type KeyedDigest = (bytes: number, ...texts: string[]) => Promise<string>;
/**
 * Digests under the secret of the visitor cookie. While that is made from a key that another takes
 * the place of, there is a second: by the other key.
 */
export declare const createKeyedDigests: (settings: CookieSettings) => [KeyedDigest, ...KeyedDigest[]];
