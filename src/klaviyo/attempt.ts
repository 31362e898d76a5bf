import ky, { type KyInstance, TimeoutError } from 'ky';
import type { Call } from './call.js';
import { hideQuery, KlaviyoError } from './klaviyo-error.js';
import { isSince } from './revision.js';
import type { TransportOptions } from './transport-options.js';

/** An answer with its body read. */
export interface Received {
  response: Response;
  text: string;
}

/** Sends a call once. Rejects with a `KlaviyoError` of status 0 when no whole answer came. */
export type Attempt = (call: Call, body: string | undefined) => Promise<Received>;

const createHttp = ({ apiKey, revision, timeoutMs, fetch }: TransportOptions): KyInstance => {
  const type = isSince(revision, '2024-10-15') ? 'application/vnd.api+json' : 'application/json';
  return ky.create({
    headers: {
      authorization: `Klaviyo-API-Key ${apiKey}`,
      revision,
      accept: type,
      'content-type': type,
    },
    // Klaviyo does not redirect; a key must not follow anyone who does. ('error' is not known to workerd.)
    redirect: 'manual',
    timeout: timeoutMs,
    // Between two attempts stands the rate limit, which ky does not know.
    retry: 0,
    throwHttpErrors: false,
    ...(fetch && { fetch }),
  });
};

/** What is at the bottom of an error. ky's own words repeat the address, and in it whom was asked for. */
const rootOf = (error: unknown): string => {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  const { message, code } = Object(root) as { message?: string; code?: string };
  return hideQuery(message || code || String(root));
};

const noAnswer = (name: string, error: unknown): KlaviyoError => {
  const cause = error instanceof TimeoutError ? 'no answer in time' : rootOf(error);
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};

export const createAttempt = (options: TransportOptions): Attempt => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, '');
  // Up to 2024-07-15 the description ends every path with one (documented).
  const end = isSince(options.revision, '2024-10-15') ? '' : '/';
  return async ({ method, path, query, name, signal }, body) => {
    try {
      const search = query?.size ? `?${query}` : '';
      const answer = http(`${base}${path}${end}${search}`, {
        method,
        ...(body === undefined ? { headers: { 'content-type': undefined } } : { body }),
        ...(signal && { signal }),
      });
      const response = await answer;
      // Read through ky, whose timeout covers the body too.
      return { response, text: await answer.text() };
    } catch (error) {
      // Whoever ended the call gave the reason.
      if (signal?.aborted) throw signal.reason;
      throw noAnswer(name, error);
    }
  };
};
