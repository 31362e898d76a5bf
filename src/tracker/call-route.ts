import ky from 'ky';
import type { ProblemDetails, WireAnswer, WireRecall } from '../protocol/wire.js';
import { readRetryAfterMs } from './backoff.js';

/** A full batch over a bad phone line takes its time; a lost one must not block the next for long. */
const TIMEOUT_MS = 30_000;

/** Codes for a route that is not there or not ours to use: something to mend, so ask rarely. */
export const BROKEN = [401, 403, 404, 405];
const BROKEN_DELAY_MS = 5 * 60_000;

/** What came back, if anything did. */
export interface Outcome {
  /** 0 when nobody knows what became of the request. */
  status: number;
  content: Partial<WireAnswer & WireRecall & ProblemDetails> | null;
  /** The route's own words: anything may stand before it and answer in its place. */
  isOurs: boolean;
  detail: string;
  retryAfterMs?: number | undefined;
}

export interface RouteRequest {
  method?: string;
  body?: Blob;
  headers?: { [name: string]: string };
  keepalive?: boolean;
  signal: AbortSignal;
}

/** Asks the route once. Never rejects. */
export const callRoute = async (url: string, request: RouteRequest): Promise<Outcome> => {
  try {
    const response = await ky(url, {
      ...request,
      // Firefox heeds `keepalive` beside a request, not within it (measured in 153).
      fetch: (input) => fetch(input, { keepalive: !!request.keepalive }),
      credentials: 'same-origin',
      retry: 0,
      throwHttpErrors: false,
      timeout: TIMEOUT_MS,
    });
    const { status, headers } = response;
    const content = await response.json<Outcome['content']>().catch(() => null);
    return {
      status,
      content,
      isOurs: /problem/.test(headers.get('content-type') ?? ''),
      detail: `${status} ${content?.detail ?? ''}`,
      retryAfterMs: BROKEN.includes(status) ? BROKEN_DELAY_MS : readRetryAfterMs(headers),
    };
  } catch (error) {
    return { status: 0, content: null, isOurs: false, detail: String(error) };
  }
};
