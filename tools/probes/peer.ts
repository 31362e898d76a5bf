import { setTimeout as wait } from 'node:timers/promises';

/** A service that speaks Klaviyo's API: the sandbox, a second one, or Klaviyo. */
export interface PeerOptions {
  readonly name: string;
  readonly url: string;
  readonly key: string;
  /** Between two requests, so as not to use up what others may need. */
  readonly pauseMs: number;
  /** How long accepted things may take until they can be read. */
  readonly patienceMs: number;
  /** How long to wait until something that has not come will not come. */
  readonly settleMs: number;
}

/** What is not usual about a request. */
export interface RequestOptions {
  /** Sent as JSON, or as it is when it is a string. */
  readonly body?: unknown;
  readonly revision?: string | null;
  /** Null takes a usual header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A 429 is an answer here, not a reason to wait. */
  readonly takesThrottling?: boolean;
}

/** An answer, its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

/** The calls probes make. */
export interface Peer {
  readonly name: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Reply>;
  /** The first value that is not undefined; an error when patience ends. */
  until<Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value>;
  /** Waits until what has not come will not come. */
  settle(): Promise<void>;
}

const TRIES = 6;
const POLL_MS = 500;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const headersOf = (key: string, { body, revision = '2026-07-15', headers }: RequestOptions) => {
  const all = {
    authorization: `Klaviyo-API-Key ${key}`,
    accept: 'application/vnd.api+json',
    ...(body !== undefined && { 'content-type': 'application/vnd.api+json' }),
    revision,
    ...headers,
  };
  const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(kept);
};

/** A peer that waits its turn: one request at a time, and again when it was throttled. */
export const createPeer = (options: PeerOptions): Peer => {
  const { name, url, key, pauseMs, patienceMs, settleMs } = options;
  const send = async (method: string, path: string, chosen: RequestOptions): Promise<Reply> => {
    const { body } = chosen;
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    await wait(pauseMs);
    const response = await fetch(url + path, {
      method,
      headers: headersOf(key, chosen),
      ...(content !== undefined && { body: content }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  return {
    name,
    request: async (method, path, chosen = {}) => {
      let reply = await send(method, path, chosen);
      for (let tries = 1; tries < TRIES && reply.status === 429; tries++) {
        if (chosen.takesThrottling) break;
        await wait((Number(reply.headers.get('retry-after')) || 1) * 1_000);
        reply = await send(method, path, chosen);
      }
      return reply;
    },
    until: async (what, look) => {
      const end = performance.now() + patienceMs;
      for (;;) {
        const value = await look();
        if (value !== undefined) return value;
        if (performance.now() > end) throw new Error(`${what} did not come in ${patienceMs} ms`);
        await wait(Math.min(POLL_MS, patienceMs / 10));
      }
    },
    settle: () => wait(settleMs),
  };
};
