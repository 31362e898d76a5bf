import { toHex } from '../hex.js';
import { type CookieSettings, secretOf } from '../visitor-cookie.js';

/**
 * The first so many bytes of a keyed digest of texts, in hex: equal for equal texts, and whoever has
 * not the secret finds no text to a digest and no digest to a text.
 */
export type KeyedDigest = (bytes: number, ...texts: string[]) => Promise<string>;

const createKeyedDigest = (settings: CookieSettings): KeyedDigest => {
  let key: CryptoKey | undefined;
  const encoder = new TextEncoder();
  const importKey = async (): Promise<CryptoKey> => {
    const raw = encoder.encode(await secretOf(settings));
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    return crypto.subtle.importKey('raw', raw, algorithm, false, ['sign']);
  };
  return async (bytes, ...texts) => {
    key ??= await importKey();
    // No cookie of ours looks like this: neither digest nor signature can stand for the other.
    const text = encoder.encode(JSON.stringify(['keepsend trust', ...texts]));
    return toHex((await crypto.subtle.sign('HMAC', key, text)).slice(0, bytes));
  };
};

/**
 * Digests under the secret of the visitor cookie. While that is made from a key that another takes
 * the place of, there is a second: by the other key.
 */
export const createKeyedDigests = (settings: CookieSettings): [KeyedDigest, ...KeyedDigest[]] => {
  const { cookieSecret, nextApiKey } = settings;
  const isOther = !cookieSecret && nextApiKey !== undefined;
  return [
    createKeyedDigest(settings),
    ...(isOther ? [createKeyedDigest({ ...settings, apiKey: nextApiKey })] : []),
  ];
};
