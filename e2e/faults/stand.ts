import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../demo/server/listen.ts';
import { startRouteWorker } from '../../demo/server/route-worker.ts';
import { createSandbox } from '../../dist/sandbox.js';
import { createSandboxView, type RecordedEvent } from '../support/sandbox-view.ts';
import { type Answer, createLine, type Line, send } from './line.ts';

const BASE_PATH = '/q7f2';
const KEY = 'pk_sandbox_0000000000000000000000000000000000';

/** Says whose request it is. */
export const VISITOR_COOKIE = 'fault-visitor';

/** A page on which nothing tracks by itself. */
const PAGE = `<!doctype html>
<html lang="en"><title>Fault stand</title><link rel="icon" href="data:,">
<script src="${BASE_PATH}/m.js"></script><p>A page.</html>
`;

/** A bare shop and its route on one origin, a local Klaviyo, and a line of his own for each visitor. */
export interface Stand {
  readonly url: string;
  line(visitor: string): Line;
  /** What was recorded under a metric. */
  records(metric: string): Promise<RecordedEvent[]>;
  close(): Promise<void>;
}

const visitorOf = ({ headers }: IncomingMessage): string =>
  new RegExp(`${VISITOR_COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1] ?? '';

/** Hands a request on to the Worker and resolves to its answer. */
const ask = (port: number, { method, url: path, headers }: IncomingMessage, body: Buffer) =>
  new Promise<Answer>((resolve, reject) => {
    const upstream = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const pairs = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      const isFramed = ([name]: [string, string]) => !/^(transfer-encoding|connection)$/.test(name);
      buffer(answer).then(
        (content) =>
          resolve({
            status: answer.statusCode ?? 502,
            headers: pairs.filter(isFramed),
            body: content,
          }),
        reject,
      );
    });
    upstream.on('error', reject);
    upstream.end(body);
  });

export const startStand = async (): Promise<Stand> => {
  const sandbox = await createSandbox({ port: 0, processingMs: 0, rateLimits: 0 });
  const bindings = { KLAVIYO_API_KEY: KEY, KLAVIYO_URL: sandbox.url, BASE_PATH };
  const worker = await startRouteWorker(bindings, false);
  const lines = new Map<string, Line>();
  const lineOf = (visitor: string): Line => {
    const line = lines.get(visitor) ?? createLine();
    lines.set(visitor, line);
    return line;
  };
  const serveRoute = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    // A body cut off on its way is no request: the route would not see it either.
    const body = await buffer(incoming);
    await lineOf(visitorOf(incoming)).serve({
      incoming,
      outgoing,
      body,
      forward: async (answerTo = (answer) => send(outgoing, answer)) => {
        await answerTo(await ask(worker.port, incoming, body));
      },
    });
  };
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith(`${BASE_PATH}/`)) {
      serveRoute(incoming, outgoing).catch(() => incoming.socket.destroy());
    } else outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  const port = await listen(server, 0, 'PORT');
  const view = createSandboxView(sandbox.url);

  return {
    url: `http://localhost:${port}`,
    line: lineOf,
    records: (metric) => view.events(metric),
    close: async () => {
      server.closeAllConnections();
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([closed, worker.close(), sandbox.close()]);
    },
  };
};
