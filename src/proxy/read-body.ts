import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { inflate } from './inflate.js';
import { Refusal } from './refusal.js';

const tooLarge = (): Refusal =>
  new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);

const createDecoder = () => new TextDecoder('utf-8', { fatal: true });
/** Of whole texts alone: it remembers nothing. */
const wholeDecoder = createDecoder();

const unreadable = (): Refusal =>
  new Refusal(400, 'The body could not be read to its end as UTF-8, or as gzip of it');

/** Reads piece by piece, and no further than the cap. */
const readPieces = async (
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  isGzipped: boolean,
): Promise<string> => {
  // Remembered, because workerd's gzip turns any failure of its source into one of its own.
  let isTooLarge = false;
  const createMeter = () => {
    let total = 0;
    return (bytes: number): void => {
      total += bytes;
      isTooLarge ||= total > MAX_BODY_BYTES;
      if (isTooLarge) throw tooLarge();
    };
  };
  const reader = (isGzipped ? inflate(body, createMeter()) : body).getReader();
  const demandRoom = createMeter();
  const decoder = createDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      demandRoom(value.length);
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Nobody waits for it: a stream may take its time to end, or never do.
    reader.cancel().catch(() => {});
    throw isTooLarge ? tooLarge() : unreadable();
  }
};

/** At once: in workerd each piece costs a turn of its own. */
const readWhole = async (request: Request): Promise<string> => {
  try {
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength <= MAX_BODY_BYTES) return wholeDecoder.decode(bytes);
  } catch {
    throw unreadable();
  }
  throw tooLarge();
};

/** What a body will have come to, where HTTP ends it there (RFC 9112, 6.3); otherwise no number. */
const toldBytes = (headers: Headers): number => {
  const told = headers.get('content-length');
  return told === null || headers.has('transfer-encoding') ? Number.NaN : Number(told);
};

/** Reads no more of a body than the cap; of a gzipped one, neither as it comes nor as it was. */
export const readBody = async (request: Request): Promise<string> => {
  const { body, headers } = request;
  const bytes = toldBytes(headers);
  if (bytes > MAX_BODY_BYTES) {
    // Said to be unwanted: a server that waits for somebody to read it ends the connection.
    body?.cancel().catch(() => {});
    throw tooLarge();
  }
  if (!body) throw new Refusal(400, 'The body is empty; send a batch as JSON');
  const isGzipped = headers.get('content-encoding')?.toLowerCase() === 'gzip';
  return bytes >= 0 && !isGzipped ? readWhole(request) : readPieces(body, isGzipped);
};
