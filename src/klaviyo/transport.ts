import ky, { HTTPError, type KyInstance } from 'ky';
import type { WithResponse } from './api-call.js';
import { readJson, toError } from './read-failure.js';

/** A repeat of these can at worst be the same event again, because its identity is fixed. */
const REPEATABLE = [408, 429, 500, 502, 503, 504, 524];
/** The only answer that says for certain that nothing was processed and that trying again may help. */
const UNPROCESSED = [429];

export interface TransportOptions {
  apiKey: string;
  revision: string;
  baseUrl: string;
  timeoutMs: number;
  retries: number;
  maxRetryAfterMs: number;
  fetch?: typeof globalThis.fetch | undefined;
}

export interface Call {
  method: 'get' | 'post';
  path: string;
  /** The operation's name, for messages. */
  name: string;
  body?: object;
  /** The only success there is, where Klaviyo documents one: any other may be anybody's. */
  success?: number;
  /** Whether Klaviyo takes the same request a second time without harm. */
  isRepeatable: boolean;
  signal?: AbortSignal | undefined;
}

export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;

const createHttp = (options: TransportOptions): KyInstance =>
  ky.create({
    headers: {
      authorization: `Klaviyo-API-Key ${options.apiKey}`,
      revision: options.revision,
      accept: 'application/vnd.api+json',
    },
    // Klaviyo does not redirect; a key must not follow anyone who does. ('error' is not known to workerd.)
    redirect: 'manual',
    timeout: options.timeoutMs,
    ...(options.fetch && { fetch: options.fetch }),
  });

/** Whether to try again; `undefined` leaves it to ky, which looks at the status and `Retry-After`. */
const judgeRetry = (
  { isRepeatable, signal }: Call,
  statusCodes: readonly number[],
  error: Error,
): boolean | undefined => {
  // ky would not know workerd's lost connection; of a bulk request it says nothing about what was processed.
  if (!(error instanceof HTTPError)) return isRepeatable && !signal?.aborted;
  const { status, headers } = error.response;
  // Without Retry-After, ky would wait for RateLimit-Reset, which speaks of another limit.
  return statusCodes.includes(status) && !headers.has('retry-after') ? true : undefined;
};

/** Sends calls to Klaviyo through ky, which waits for `Retry-After` or, without one, with full jitter. */
export const createTransport = (options: TransportOptions): Transport => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, '');
  return async <Data>(call: Call) => {
    const { method, path, name, isRepeatable, signal } = call;
    const statusCodes = isRepeatable ? REPEATABLE : UNPROCESSED;
    const body = call.body && JSON.stringify(call.body);
    signal?.throwIfAborted();
    try {
      const answer = http(`${base}${path}`, {
        method,
        retry: {
          limit: options.retries,
          methods: ['get', 'post'],
          statusCodes,
          afterStatusCodes: [429, 503],
          maxRetryAfter: options.maxRetryAfterMs,
          jitter: true,
          shouldRetry: ({ error }) => judgeRetry(call, statusCodes, error),
        },
        ...(body && { body, headers: { 'content-type': 'application/vnd.api+json' } }),
        ...(signal && { signal }),
      });
      const { status, headers } = await answer;
      // Read through ky, whose timeout covers the body too.
      const data = readJson(await answer.text()) as Data;
      if (call.success !== undefined && status !== call.success) {
        throw new Error(`an answer of ${status} where Klaviyo gives ${call.success}`);
      }
      return { data, status, headers };
    } catch (error) {
      // Whoever ended the call gave the reason.
      if (signal?.aborted) throw signal.reason;
      throw toError(name, error);
    }
  };
};
