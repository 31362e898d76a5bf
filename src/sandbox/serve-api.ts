import type { Box } from './box.js';
import { allowOrigins, answerPreflight, isClientPath } from './client-api/cors.js';
import { mediaType } from './contract/media-type.js';
import { type Exchange, openExchange, type Routed } from './exchange.js';
import { type Answered, answerWithFault, sendWithFault } from './faults/answer-with-fault.js';
import type { Fault } from './faults/fault.js';
import { takeFault } from './faults/take-fault.js';
import { noteRequest } from './note-request.js';
import { perform } from './perform.js';
import { refuse } from './refuse.js';

const answer = async (box: Box, exchange: Exchange): Promise<Response> => {
  try {
    const { status, body, headers } = await perform(box, exchange);
    const { rateHeaders, revision } = exchange.known;
    const all = { ...rateHeaders, ...headers };
    return body === undefined
      ? new Response(null, { status, headers: all })
      : new Response(JSON.stringify(body), { status, headers: { ...mediaType(revision), ...all } });
  } catch (error) {
    if (exchange.over.aborted) throw error;
    return refuse(box, exchange, error);
  }
};

const readable = (path: string, response: Response) =>
  isClientPath(path) ? allowOrigins(response) : response;

const answerHit = async (box: Box, exchange: Exchange, fault: Fault): Promise<Answered> => {
  const response = await answerWithFault(exchange, fault, () => answer(box, exchange));
  return sendWithFault(exchange, fault, readable(exchange.path, response));
};

const respond = async (box: Box, exchange: Exchange): Promise<Answered> => {
  try {
    const fault = await takeFault(box, exchange);
    exchange.known.fault = fault;
    if (fault !== undefined) return await answerHit(box, exchange, fault);
    const response = readable(exchange.path, await answer(box, exchange));
    return { response, status: response.status };
  } catch (error) {
    if (exchange.over.aborted)
      return { response: new Response(null, { status: 503 }), status: 503 };
    const response = readable(exchange.path, refuse(box, exchange, error));
    return { response, status: response.status };
  }
};

/** Answers a request to `/api` or `/client` and notes that it came; the key is checked and forgotten. */
export const serveApi = async (box: Box, routed: Routed): Promise<Response> => {
  const { request, path } = routed;
  if (isClientPath(path) && request.method === 'OPTIONS') return answerPreflight(request);
  const startedMs = performance.now();
  const exchange = openExchange(routed, box.now(), box.era());
  const { response, status } = await respond(box, exchange);
  const noted = { status, headers: response.headers };
  if (!exchange.over.aborted) noteRequest(box, exchange, noted, performance.now() - startedMs);
  return response;
};
