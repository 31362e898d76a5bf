import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { inflate } from './inflate.js';
import { Refusal } from './refusal.js';

const tooLarge = (): Refusal =>
  new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);

/**
 * Reads no more of a body than the cap, whatever its length claims to be; of a gzipped one, neither
 * as it comes nor as it was.
 */
export const readBody = async (request: Request): Promise<string> => {
  const { body, headers } = request;
  if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES) {
    // Said to be unwanted: a server that waits for somebody to read it ends the connection.
    body?.cancel().catch(() => {});
    throw tooLarge();
  }
  if (!body) throw new Refusal(400, 'The body is empty; send a batch as JSON');
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
  const isGzipped = headers.get('content-encoding')?.toLowerCase() === 'gzip';
  const reader = (isGzipped ? inflate(body, createMeter()) : body).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const demandRoom = createMeter();
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
    if (isTooLarge) throw tooLarge();
    throw new Refusal(400, 'The body could not be read to its end as UTF-8, or as gzip of it');
  }
};
