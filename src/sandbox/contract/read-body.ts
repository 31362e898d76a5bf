import { gunzipSync } from 'node:zlib';

import { Failure } from './failure.js';
import { MAX_PAYLOAD_BYTES } from './limits.js';
import { removeSecret } from './remove-secret.js';

// 413 is not in Klaviyo's status table, so the sandbox says 400 (assumed).
const tooLarge = () =>
  new Failure(400, { detail: 'The payload is larger than 5 MB.', pointer: '/data' });

// The parser's own message quotes the body, which may hold personal data.
const invalid = () =>
  new Failure(400, {
    detail: 'The payload provided in the request is invalid.',
    pointer: '/data',
  });

const inflate = (bytes: Uint8Array): Uint8Array => {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new Failure(400, { detail: 'The body is not gzip.', pointer: '/data' });
  }
};

const gather = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.byteLength;
    if (total > MAX_PAYLOAD_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * The body's bytes as they came. One that is too large is refused by its announced length, or as
 * soon as it has grown so: never is all of it read.
 */
export const readBytes = async (request: Request): Promise<Uint8Array> => {
  const announced = request.headers.get('content-length');
  if (Number(announced) > MAX_PAYLOAD_BYTES) throw tooLarge();
  try {
    if (announced !== null) return new Uint8Array(await request.arrayBuffer());
    return request.body === null ? new Uint8Array() : await gather(request.body);
  } catch (error) {
    if (error instanceof Failure) throw error;
    // The sender went away, or what it sent is no HTTP body: nobody is left to tell.
    throw invalid();
  }
};

/**
 * The body as text, at most 5 MB after decompression. What came in the Authorization header is
 * taken out first, so that it cannot be stored by way of a property.
 */
export const readBody = (
  bytes: Uint8Array,
  encoding: string | undefined,
  secret: string | undefined,
): string => {
  const plain = encoding?.toLowerCase() === 'gzip' ? inflate(bytes) : bytes;
  if (plain.byteLength > MAX_PAYLOAD_BYTES) throw tooLarge();
  return removeSecret(new TextDecoder().decode(plain), secret);
};

// Klaviyo allows ten levels of properties (documented); deeper than this, code that walks a body
// by recursion runs out of stack.
const MAX_LEVELS = 200;

const isDeeperThan = (text: string, most: number): boolean => {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) isInString = !isInString;
    else if (isInString) at += code === 0x5c ? 1 : 0;
    else if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth--;
    if (depth > most) return true;
  }
  return false;
};

/** The body as JSON, or a 400 in the words Klaviyo uses for one that is not (observed). */
export const parseBody = (text: string): unknown => {
  if (text.length > 2 * MAX_LEVELS && isDeeperThan(text, MAX_LEVELS)) throw invalid();
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
};
