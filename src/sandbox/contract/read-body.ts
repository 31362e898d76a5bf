import { gunzipSync } from 'node:zlib';

import { Failure } from './failure.js';
import { MAX_PAYLOAD_BYTES } from './limits.js';

// 413 is not in Klaviyo's status table, so the sandbox says 400 (assumed).
const tooLarge = () =>
  new Failure(400, { detail: 'The payload is larger than 5 MB.', pointer: '/data' });

const inflate = (bytes: Uint8Array): Uint8Array => {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new Failure(400, { detail: 'The body is not gzip.', pointer: '/data' });
  }
};

/**
 * The body as text, at most 5 MB after decompression. The key that came with the
 * request is taken out first, so that it cannot be stored by way of a property.
 */
export const readBody = (
  bytes: Uint8Array,
  encoding: string | undefined,
  key: string | undefined,
): string => {
  const plain = encoding === 'gzip' ? inflate(bytes) : bytes;
  if (plain.byteLength > MAX_PAYLOAD_BYTES) throw tooLarge();
  const text = new TextDecoder().decode(plain);
  // A page has no key to be known by; one that got into an event anyway has this form.
  return text.replaceAll(key ?? /pk_\w{16,}/g, 'pk_removed');
};

/** The body as JSON, or a 400 in the words Klaviyo uses for one that is not (observed). */
export const parseBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    throw new Failure(400, {
      detail: 'The payload provided in the request is invalid.',
      pointer: '/data',
    });
  }
};
