import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { Refusal } from './refusal.js';

const tooLarge = (): Refusal =>
  new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);

/** Reads no more of a body than the cap, whatever its length claims to be. */
export const readBody = async (request: Request): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) throw new Refusal(400, 'The body is empty; send a batch as JSON');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MAX_BODY_BYTES) {
        // Nobody waits for it: a stream may take its time to end, or never do.
        reader.cancel().catch(() => {});
        throw tooLarge();
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The body could not be read to its end as UTF-8');
  }
};
