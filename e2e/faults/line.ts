import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Network } from './scenario.ts';
import { sleep } from './sleep.ts';

/** A request of a visitor to the route, read to its end. */
export interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: Buffer;
  /** Lets the route answer, and gives the answer to whom it is said. */
  forward(answerTo?: (answer: Answer) => unknown): Promise<void>;
}

export interface Answer {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

const SLOW_MS = 1_500;
const RETRY_AFTER_S = 2;

const refuse = (outgoing: ServerResponse, status: number, headers = {}): void => {
  outgoing.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  outgoing.end(JSON.stringify({ code: 'fault', detail: 'not now' }));
};

export const send = (outgoing: ServerResponse, { status, headers, body }: Answer): void => {
  outgoing.writeHead(status, headers.flat());
  outgoing.end(body);
};

/** What each network does to a request. Offline is the browser's: nothing arrives here. */
const FAULTS: { [Name in Network]: (exchange: Exchange) => unknown } = {
  well: ({ forward }) => forward(),
  offline: ({ forward }) => forward(),
  'slow answer': ({ forward, outgoing }) =>
    forward((answer) => sleep(SLOW_MS).then(() => send(outgoing, answer))),
  cut: ({ incoming }) => incoming.socket.destroy(),
  '503': ({ outgoing }) => refuse(outgoing, 503),
  '429': ({ outgoing }) => refuse(outgoing, 429, { 'retry-after': RETRY_AFTER_S }),
  'captive portal': ({ outgoing }) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome! Please log in</h1>');
  },
  'answer lost': ({ forward, incoming }) => forward(() => incoming.socket.destroy()),
};

/** How often events left the browser. */
export interface Traffic {
  /** Events handed to the route, each time it is counted. */
  handedOver: number;
  /** Of them, those it had been handed before. */
  repeats: number;
  /** Batches that reached the server, whatever became of them. */
  batches: number;
}

/** The connection of one visitor to the route. */
export interface Line {
  network: Network;
  /** Requests for events stand still until this resolves. */
  held: Promise<unknown> | undefined;
  readonly traffic: Traffic;
  /** Resolves at the visitor's next request for events, or as it is answered. */
  next(moment: 'request' | 'answer'): Promise<void>;
  serve(exchange: Exchange): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

const readIds = ({ incoming, body }: Exchange): string[] => {
  try {
    const isPacked = incoming.headers['content-encoding'] === 'gzip';
    const text = String(isPacked ? gunzipSync(body) : body);
    return (JSON.parse(text) as { events: { id: string }[] }).events.map(({ id }) => id);
  } catch {
    return [];
  }
};

export const createLine = (): Line => {
  const seen = new Set<string>();
  const underWay = new Set<Promise<unknown>>();
  let waiting: { moment: string; resolve: () => void }[] = [];
  const tell = (moment: string): void => {
    for (const one of waiting) if (one.moment === moment) one.resolve();
    waiting = waiting.filter((one) => one.moment !== moment);
  };
  const count = (exchange: Exchange): void => {
    for (const id of readIds(exchange)) {
      line.traffic.handedOver += 1;
      if (seen.has(id)) line.traffic.repeats += 1;
      seen.add(id);
    }
  };
  const pass = async (exchange: Exchange): Promise<void> => {
    const { incoming, outgoing, forward } = exchange;
    const isBatch = incoming.method === 'POST';
    if (isBatch) {
      line.traffic.batches += 1;
      outgoing.once('close', () => tell('answer'));
      tell('request');
      await line.held;
    }
    await FAULTS[line.network]({
      ...exchange,
      forward: (answerTo) => {
        if (isBatch) count(exchange);
        return forward(answerTo);
      },
    });
  };

  const line: Line = {
    network: 'well',
    held: undefined,
    traffic: { handedOver: 0, repeats: 0, batches: 0 },
    next: (moment) => new Promise((resolve) => waiting.push({ moment, resolve })),
    serve: async (exchange) => {
      const passing = pass(exchange);
      underWay.add(passing);
      await passing.finally(() => underWay.delete(passing));
    },
    idle: async () => {
      while (underWay.size) await Promise.allSettled(underWay);
    },
  };
  return line;
};
