import { setTimeout as wait } from 'node:timers/promises';

import type { Answer, Box } from './box.js';
import { chooseEndpoint } from './choose-endpoint.js';
import { admitCompany } from './client-api/admit-company.js';
import { allowOrigins, answerPreflight, isClientPath } from './client-api/cors.js';
import { readKey, requireJson } from './contract/access.js';
import { chooseRevision } from './contract/choose-revision.js';
import { parseBody, readBody } from './contract/read-body.js';
import { hideKeys } from './contract/redact.js';
import type { Endpoint } from './endpoints/call.js';
import { faultResponse } from './fault-response.js';
import { JSON_API, refuse } from './refuse.js';
import { writeEntry } from './store/journal.js';

/** A request with the endpoints of its path: none of them means 404, none of its method 405. */
export interface Routed {
  readonly request: Request;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly candidates: readonly Endpoint[];
}

// What a request turned out to hold, filled in as far as it was read.
interface Trace {
  body?: unknown;
}

const perform = async (box: Box, routed: Routed, trace: Trace): Promise<Answer> => {
  const { request, path, params, candidates } = routed;
  const at = box.now();
  const headers = (name: string) => request.headers.get(name) ?? undefined;
  const url = new URL(request.url);
  const key = isClientPath(path) ? admitCompany(url, headers) : readKey(headers);
  const revision = chooseRevision(headers, box.settings, at);
  const endpoint = chooseEndpoint(candidates, request.method, path, revision);
  let bodyBytes = 0;
  if (endpoint.method !== 'GET' && request.body !== null) {
    requireJson(headers);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const text = readBody(bytes, headers('content-encoding'), key);
    bodyBytes = Buffer.byteLength(text);
    trace.body = parseBody(text);
  }
  return endpoint.answer({
    box,
    url,
    path,
    params,
    id: params.id ?? '',
    headers,
    revision,
    body: trace.body,
    bodyBytes,
    at,
  });
};

const toResponse = ({ status, body, headers = {} }: Answer): Response =>
  body === undefined
    ? new Response(null, { status, headers: { ...headers } })
    : new Response(JSON.stringify(body), { status, headers: { ...JSON_API, ...headers } });

const answerOrRefuse = async (box: Box, routed: Routed, trace: Trace): Promise<Response> => {
  try {
    return toResponse(await perform(box, routed, trace));
  } catch (error) {
    return refuse(box, { ...routed, body: trace.body }, error);
  }
};

const answerWithFaults = async (box: Box, routed: Routed, trace: Trace): Promise<Response> => {
  const fault = box.faults.takeFor(routed.path);
  if (fault === undefined) return answerOrRefuse(box, routed, trace);
  box.feed.publish('faults');
  await wait(fault.delayMs);
  const { status } = fault;
  if (status === undefined) return answerOrRefuse(box, routed, trace);
  if (fault.when === 'after') await answerOrRefuse(box, routed, trace);
  return faultResponse({ ...fault, status });
};

/** Answers a request to `/api` and notes that it came; the key is checked and forgotten. */
export const serveApi = async (box: Box, routed: Routed): Promise<Response> => {
  const { request, path } = routed;
  if (isClientPath(path) && request.method === 'OPTIONS') return answerPreflight(request);
  const trace: Trace = {};
  const at = box.now();
  const response = await answerWithFaults(box, routed, trace);
  const endpoint = routed.candidates.find(({ method }) => method === request.method);
  const { body } = trace;
  const lane = endpoint?.lane ?? null;
  const events = body === undefined ? 0 : (endpoint?.countEvents?.(body) ?? 0);
  const { status } = response;
  const entry = { at, method: request.method, path: hideKeys(path), status, lane, events };
  box.database.later(() => writeEntry(box.database, 'requests', entry));
  box.feed.publish('requests');
  return isClientPath(path) ? allowOrigins(response) : response;
};
