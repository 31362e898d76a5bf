import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readContract } from '../../../tools/klaviyo-contract.ts';

/** One request that went to the sandbox and what came back. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly revision: string;
  readonly sent: string;
  readonly status: number;
  readonly headers: Headers;
  readonly answered: string;
  /** Milliseconds since 1970, when it arrived. */
  readonly at: number;
}

/** Stands between a client and the sandbox and changes nothing. */
export interface Recorder {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** Where the answers leave Klaviyo's published contract, each way once. */
  faults(): string[];
  close(): Promise<void>;
}

const readAll = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const forward = async (target: string, request: IncomingMessage, sent: Buffer) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
      headers.set(name, String(value));
  const method = request.method ?? 'GET';
  const body = sent.length > 0 ? { body: new Uint8Array(sent) } : {};
  return fetch(target + (request.url ?? ''), { method, headers, ...body });
};

// The tenth item of a list is wrong in the way of the first.
const anyIndex = (fault: string) => fault.replace(/\/\d+/g, '/*');

const judge = ({ method, path, revision, status, headers, answered }: Exchange): string[] => {
  const contract = readContract();
  if ('reason' in contract || !contract.has(revision, method, path)) return [];
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  if (answered !== '' && !isJson) return [];
  const body: unknown = answered === '' ? undefined : JSON.parse(answered);
  const target = { method, path, revision };
  return contract
    .judgeResponse({ ...target, status, body })
    .map((fault) => `${revision} ${contract.nameOf(target)} ${status}: ${anyIndex(fault)}`);
};

/** Starts a recorder in front of the sandbox at `target`. */
export const startRecorder = async (target: string): Promise<Recorder> => {
  const exchanges: Exchange[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const at = Date.now();
    const sent = await readAll(request);
    const answer = await forward(target, request, sent);
    const answered = await answer.text();
    exchanges.push({
      method: request.method ?? 'GET',
      path: request.url ?? '',
      revision: String(request.headers.revision ?? ''),
      sent: sent.toString(),
      status: answer.status,
      headers: answer.headers,
      answered,
      at,
    });
    const { 'transfer-encoding': _, ...headers } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(answered);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    faults: () => [...new Set(exchanges.flatMap(judge))],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
