import type { Io } from '../io.js';
import { createReader } from './read-some.js';

/** What came back, with its body as far as it was read. */
export interface Answer {
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whether the body had more than was read. */
  readonly isCut: boolean;
  /** How often it was sent elsewhere. */
  readonly redirects: number;
  /** How far its `Date` is ahead of this machine's clock, in milliseconds; `undefined` without one. */
  readonly aheadMs: number | undefined;
}

/** No whole answer came; the message says why, in a few words. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface AskLimits {
  /** For everything together, in milliseconds. Default 10,000. */
  timeoutMs?: number;
  /** Default 5. */
  maxRedirects?: number;
  /** Of a body, in bytes. Default 2,000,000. */
  maxBytes?: number;
}

/** Asks an address. Rejects with `NoAnswer`, and with nothing else. */
export type Ask = (url: URL, init?: RequestInit, limits?: AskLimits) => Promise<Answer>;

const WORDS: { readonly [code: string]: string } = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENETUNREACH: 'there is no way to that network',
  EHOSTUNREACH: 'there is no way to that host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody else',
  CERT_HAS_EXPIRED: 'its certificate has run out',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

/** What is at the bottom of an error of `fetch`, in words. */
const reasonOf = (error: unknown, timeoutMs: number): string => {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause; depth++) root = root.cause;
  const { name, code, message } = Object(root) as {
    name?: string;
    code?: string;
    message?: string;
  };
  if (name === 'TimeoutError') return `nothing within ${timeoutMs / 1_000} s`;
  return (code && WORDS[code]) || message || code || String(root);
};

/** Where a redirect leads, when it is one. */
const redirectOf = ({ status, headers }: Response, from: URL): URL | undefined => {
  const place = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || place === null) return undefined;
  if (!URL.canParse(place, from.href)) throw new NoAnswer('it redirects to what is no address');
  const to = new URL(place, from);
  if (/^https?:$/.test(to.protocol)) return to;
  throw new NoAnswer(`it redirects to ${to.protocol}`);
};

const aheadOf = (headers: Headers, fromMs: number, toMs: number): number | undefined => {
  const dateMs = Date.parse(headers.get('date') ?? '');
  // What a cache kept says what time it was then.
  const ageMs = Number(headers.get('age') ?? 0) * 1_000;
  return Number.isNaN(dateMs + ageMs) ? undefined : dateMs + ageMs - (fromMs + toMs) / 2;
};

/** Asks with a limit on everything: time, redirects, bytes. */
export const createAsk =
  ({ fetch = globalThis.fetch, now }: Pick<Io, 'fetch' | 'now'>): Ask =>
  async (url, init = {}, { timeoutMs = 10_000, maxRedirects = 5, maxBytes = 2_000_000 } = {}) => {
    const read = createReader(maxBytes);
    const signal = AbortSignal.timeout(timeoutMs);
    let at = url;
    try {
      for (let redirects = 0; ; redirects++) {
        const fromMs = now();
        const response = await fetch(at, { ...init, signal, redirect: 'manual' });
        const aheadMs = aheadOf(response.headers, fromMs, now());
        const to = maxRedirects > 0 ? redirectOf(response, at) : undefined;
        const { status, headers } = response;
        if (!to) return { url: at, status, headers, ...(await read(response)), redirects, aheadMs };
        await response.body?.cancel();
        if (redirects === maxRedirects)
          throw new NoAnswer(`it redirects more than ${maxRedirects} times`);
        at = to;
      }
    } catch (error) {
      if (error instanceof NoAnswer) throw error;
      throw new NoAnswer(reasonOf(error, timeoutMs));
    }
  };
