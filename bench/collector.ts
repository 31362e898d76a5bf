import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BASE_PATH, createKeepsendRoute, tookAll } from './keepsend-route.ts';
import { pageFile, renderPage } from './page-files.ts';
import type { Peer } from './peers.ts';
import { readLabels } from './read-labels.ts';

/** What goes wrong between a page and the endpoint; nothing by default. The same for every peer. */
export interface Fault {
  /** The connection ends without an answer and without anything taken. */
  isDown?: boolean;
  status?: number;
  retryAfterSeconds?: number;
  /** Every answer comes so much later. */
  delayMs?: number;
  /** So many requests with events are taken and not answered. */
  loseAnswers?: number;
  /** Any request that holds the event `bench-poison` is answered 400. */
  hasPoison?: boolean;
}

/** A request as the collector saw it. */
export interface Seen {
  atMs: number;
  /** Such as `POST /v1/t`. */
  what: string;
  bytes: number;
  labels: ReadonlySet<string>;
  isTaken: boolean;
}

/** One visitor's server: pages, scripts, and the endpoint of one peer. */
export interface Collector {
  url: string;
  fault: Fault;
  seen: Seen[];
  /** How often each event was taken. */
  taken: Map<string, number>;
  close(): void;
}

/** Gives a page the finer clock. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const readBody = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const isEndpoint = ({ method, url = '' }: IncomingMessage): boolean =>
  method !== 'GET' || url.startsWith(BASE_PATH);

const toRequest = (incoming: IncomingMessage, body: Buffer): Request => {
  const { method = 'GET', url = '', headers } = incoming;
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: new Headers(pairs as [string, string][]),
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  });
};

/** Starts the collector of one visitor on a port of its own. */
export const startCollector = async (peer: Peer): Promise<Collector> => {
  const route = peer.name === 'keepsend' ? createKeepsendRoute() : undefined;

  const answerTaken = async (incoming: IncomingMessage, body: Buffer) => {
    const { status, body: text } = peer.answer;
    const answer = route
      ? await route(toRequest(incoming, body))
      : new Response(text, { status, headers: { 'content-type': 'application/json' } });
    return { answer, isTaken: !route || (await tookAll(answer)) };
  };

  const judge = async (incoming: IncomingMessage, body: Buffer, labels: ReadonlySet<string>) => {
    const { status, retryAfterSeconds, hasPoison } = collector.fault;
    const refuse = (refusal: number) => {
      const headers = retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {};
      return { answer: new Response(null, { status: refusal, headers }), isTaken: false };
    };
    if (status) return refuse(status);
    if (hasPoison && labels.has('bench-poison')) return refuse(400);
    return answerTaken(incoming, body);
  };

  const write = async (outgoing: ServerResponse, answer: Response): Promise<void> => {
    const headers: { [name: string]: string | string[] } = Object.fromEntries(answer.headers);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length) headers['set-cookie'] = cookies;
    outgoing.writeHead(answer.status, headers);
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  };

  const collect = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    if (collector.fault.isDown) {
      outgoing.destroy();
      return;
    }
    const labels = readLabels(body);
    const { answer, isTaken } = await judge(incoming, body, labels);
    const isReal = isTaken && incoming.method === 'POST';
    const what = `${incoming.method} ${incoming.url?.split('?')[0]}`;
    const atMs = performance.now();
    collector.seen.push({ atMs, what, bytes: body.length, labels, isTaken: isReal });
    if (isReal)
      for (const label of labels) collector.taken.set(label, (collector.taken.get(label) ?? 0) + 1);
    const { delayMs, loseAnswers } = collector.fault;
    if (labels.size && loseAnswers) {
      collector.fault.loseAnswers = loseAnswers - 1;
      outgoing.destroy();
      return;
    }
    if (delayMs) await sleep(delayMs);
    await write(outgoing, answer);
  };

  const servePage = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://bench');
    await sleep(Number(url.searchParams.get('delay') ?? 0));
    const file = pageFile(url.pathname);
    if (file) outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    else if (/favicon|config/.test(url.pathname)) outgoing.writeHead(404).end();
    else
      outgoing
        .writeHead(200, {
          'content-type': 'text/html',
          ...(url.searchParams.has('isolated') && ISOLATED),
        })
        .end(renderPage(url.pathname === '/' ? peer : undefined));
  };

  const server = createServer((incoming, outgoing) => {
    // A browser repeats by itself what it lost on a connection used before: no connection is.
    outgoing.shouldKeepAlive = false;
    const serve = isEndpoint(incoming) ? collect : servePage;
    serve(incoming, outgoing).catch((error: NodeJS.ErrnoException) => {
      // A page that is gone ends its requests; anything else would be the collector's own fault.
      if (error.code !== 'ECONNRESET') console.error(`${peer.name} ${incoming.url}: ${error}`);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const collector: Collector = { url, fault: {}, seen: [], taken: new Map(), close };
  return collector;
};
