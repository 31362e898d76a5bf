import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import type { WithResponse } from './api-call.js';
import { KlaviyoError, type KlaviyoProblem, redactKey } from './klaviyo-error.js';

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
  /** Whether Klaviyo takes the same request a second time without harm. */
  isRepeatable: boolean;
  signal?: AbortSignal | undefined;
}

export type Transport = <Data>(call: Call) => Promise<WithResponse<Data>>;

const readProblems = (body: unknown): KlaviyoProblem[] => {
  const { errors } = (body ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? (errors as KlaviyoProblem[]) : [];
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whole seconds in Klaviyo's documentation; a date is allowed by HTTP. */
const readRetryAfterMs = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

const toError = (name: string, error: unknown): unknown => {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    const problems = readProblems(error.data);
    const facts = {
      status,
      problems,
      retryAfterMs: readRetryAfterMs(headers),
      isAmbiguous: status >= 500,
    };
    return new KlaviyoError(name, facts);
  }
  if (error instanceof Error && error.name === 'AbortError') return error;
  const cause = error instanceof TimeoutError ? 'no answer in time' : redactKey(String(error));
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};

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

/** Sends calls to Klaviyo through ky, which waits for `Retry-After` or, without one, with full jitter. */
export const createTransport = (options: TransportOptions): Transport => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, '');
  return async <Data>({ method, path, name, body, isRepeatable, signal }: Call) => {
    const statusCodes = isRepeatable ? REPEATABLE : UNPROCESSED;
    try {
      const response = await http(`${base}${path}`, {
        method,
        retry: {
          limit: options.retries,
          methods: ['get', 'post'],
          statusCodes,
          afterStatusCodes: [429, 503],
          maxRetryAfter: options.maxRetryAfterMs,
          jitter: true,
          retryOnTimeout: isRepeatable,
          // A lost connection says nothing about what was processed.
          shouldRetry: ({ error }) =>
            error instanceof HTTPError || isRepeatable ? undefined : false,
        },
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/vnd.api+json' },
        }),
        ...(signal && { signal }),
      });
      const data = readJson(await response.text()) as Data;
      return { data, status: response.status, headers: response.headers };
    } catch (error) {
      throw toError(name, error);
    }
  };
};
