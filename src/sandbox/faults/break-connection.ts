import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

const halve = (bytes: Uint8Array) => {
  const middle = Math.ceil(bytes.byteLength / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)] as const;
};

const begin = (outgoing: ServerResponse, response: Response, length: number) => {
  const headers = { ...Object.fromEntries(response.headers), 'content-length': String(length) };
  outgoing.writeHead(response.status, headers);
};

/** Ends the connection without a word: the client sees a network error. */
export const dropConnection = (outgoing: ServerResponse): Response => {
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
};

/** Sends half of an answer and then ends the connection. An empty one promises two bytes it never sends. */
export const sendTruncated = async (
  outgoing: ServerResponse,
  response: Response,
): Promise<Response> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [first] = halve(bytes);
  begin(outgoing, response, Math.max(bytes.byteLength, 2));
  outgoing.flushHeaders();
  await new Promise((resolve) => outgoing.write(first, resolve));
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
};

/** Sends half of an answer at once and the rest after `delayMs`. */
export const sendSlowly = async (
  outgoing: ServerResponse,
  response: Response,
  delayMs: number,
  ended: AbortSignal,
): Promise<Response> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [first, rest] = halve(bytes);
  begin(outgoing, response, bytes.byteLength);
  outgoing.flushHeaders();
  if (first.byteLength > 0) outgoing.write(first);
  await wait(delayMs, undefined, { signal: ended }).catch(() => {});
  outgoing.end(rest);
  return RESPONSE_ALREADY_SENT;
};
