import type { ServerResponse } from 'node:http';

import { type Headers, readSecret, requireJson } from './contract/access.js';
import { parseBody, readBody, readBytes } from './contract/read-body.js';
import type { RevisionName } from './contract/revisions.js';
import type { Endpoint } from './endpoints/call.js';
import type { Fault } from './faults/fault.js';
import { newRequestId } from './store/new-id.js';

/** A request with the endpoints of its path: none of them means 404, none of its method 405. */
export interface Routed {
  readonly request: Request;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly candidates: readonly Endpoint[];
  /** Node's side of the answer, for faults that break the connection. */
  readonly outgoing?: ServerResponse | undefined;
}

/** A body that was read. */
export interface ReadBody {
  readonly value: unknown;
  readonly bytes: number;
}

/** One request on its way through the sandbox, and what is known of it so far. */
export interface Exchange extends Routed {
  /** Names it in the journal. */
  readonly id: string;
  /** HEAD is a GET whose body nobody sends. */
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** When it arrived, by the sandbox's clock. */
  readonly at: number;
  /** Aborted when nobody may hear of it any more, after a reset or the end. */
  readonly over: AbortSignal;
  /** Reads the body, once however often it is asked for; what is wrong with it is thrown each time. */
  readonly readBody: () => Promise<ReadBody>;
  /** Filled in as the request is understood; the journal and the answer to a refusal need it. */
  readonly known: {
    body?: unknown;
    revision?: RevisionName;
    endpoint?: Endpoint;
    rateHeaders?: Readonly<Record<string, string>>;
    fault?: Fault | undefined;
  };
}

const readJson = async (request: Request, headers: Headers): Promise<ReadBody> => {
  requireJson(headers);
  const bytes = await readBytes(request);
  const text = readBody(bytes, headers('content-encoding'), readSecret(headers));
  return { value: parseBody(text), bytes: Buffer.byteLength(text) };
};

const hasBody = (method: string, headers: Headers) =>
  method === 'POST' ||
  method === 'PATCH' ||
  (method !== 'GET' &&
    (headers('transfer-encoding') !== undefined || Number(headers('content-length')) > 0));

/** What is known of a request before it is looked into. */
export const openExchange = (routed: Routed, at: number, over: AbortSignal): Exchange => {
  const { request } = routed;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const headers = (name: string) => request.headers.get(name) ?? undefined;
  const known: Exchange['known'] = {};
  let reading: Promise<ReadBody> | undefined;
  const read = async () => {
    if (!hasBody(method, headers)) return { value: undefined, bytes: 0 };
    const body = await readJson(request, headers);
    over.throwIfAborted();
    known.body = body.value;
    return body;
  };
  return {
    ...routed,
    id: newRequestId(),
    method,
    url: new URL(request.url),
    headers,
    at,
    over,
    readBody: () => {
      reading ??= read();
      return reading;
    },
    known,
  };
};
