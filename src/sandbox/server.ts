import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';

import type { KeyOptions } from './access/keys.js';
import { refuseStrangers } from './access/refuse-strangers.js';
import { createApp } from './app.js';
import { type ClockChange, changeClock } from './clock-change.js';
import { createBox } from './create-box.js';
import type { FaultRequest } from './faults/fault-request.js';
import { readFault } from './faults/read-fault.js';
import type { PageAssets } from './page-shell.js';
import { refuseInWords } from './refuse-in-words.js';
import { resetBox } from './reset-box.js';
import type { Settings } from './settings.js';
import { settleBox } from './settle-box.js';
import { isLoopback } from './webhooks/loopback.js';

/** How to start a sandbox. */
export interface SandboxOptions extends Partial<Settings> {
  /** TCP port; 0 picks a free one. Default 4174. */
  port?: number;
  /** Address to listen on. Default 127.0.0.1: the sandbox has no access control worth the name. */
  host?: string;
  /** SQLite file, made when it is missing. By default everything is in memory and gone at the end. */
  data?: string;
  /** What the sandbox's clock starts from, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /** Private keys with something special about them. Every other `pk_` key may do everything. */
  keys?: readonly KeyOptions[];
}

/** A running sandbox. */
export interface Sandbox {
  /** Base of its API and address of its page, without a slash at the end. */
  readonly url: string;
  /** The port it got. */
  readonly port: number;
  /** Forgets everything, faults included; settings, keys and clock are as they were at the start. */
  reset(): void;
  /** Records everything that was accepted and still waits; resolves when webhooks were told of it. */
  settle(): Promise<void>;
  /** Moves the clock: rate windows, retirements and time bounds follow. Throws when it cannot. */
  setClock(change: ClockChange): void;
  /** Switches a fault on; returns what switches it off. Throws when it is none. */
  addFault(fault: FaultRequest): () => void;
  /** Ends every connection and closes the database; later calls do nothing. */
  close(): Promise<void>;
}

const wordCode = (code: string | undefined, port: number, host: string) => {
  const another = 'Choose another port, or 0 for a free one.';
  if (code === 'EADDRINUSE') return `port ${port} is already taken. ${another}`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `this machine has no address ${host}. Choose another host.`;
  return `${code} on port ${port} of ${host}. ${another}`;
};

const listen = async (server: ServerType, port: number, host: string): Promise<AddressInfo> => {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server.address() as AddressInfo;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`The sandbox cannot start: ${wordCode(code, port, host)}`, { cause });
  }
};

const stop = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    // Streams and long polls never end by themselves.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

// Whoever takes longer is no client but a test of patience.
const serverOptions = { headersTimeout: 15_000, requestTimeout: 60_000 };

/** Starts a sandbox with the given page; `createSandbox` is this with the built one. */
export const startSandbox = async (
  options: SandboxOptions,
  assets: PageAssets,
): Promise<Sandbox> => {
  const { port = 4174, host = '127.0.0.1', data = ':memory:', now = Date.now, ...rest } = options;
  const { keys = [], ...settings } = rest;
  let url = '';
  const ending = new AbortController();
  const { signal: ended } = ending;
  const box = createBox({ data, now, keys, settings, origin: () => url, ended });
  const shut = () => {
    ending.abort();
    box.webhooks.close();
    box.inbox.close();
    box.database.close();
  };
  const app = createApp(box, assets);
  const server = createAdaptorServer({
    fetch: (request, bindings) =>
      refuseStrangers(request, !isLoopback(url)) ?? app.fetch(request, bindings),
    serverOptions,
  });
  const address = await listen(server, port, host).catch((error: unknown) => {
    shut();
    throw error;
  });
  let closing: Promise<void> | undefined;
  url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    url,
    port: address.port,
    reset: () => resetBox(box),
    settle: () => settleBox(box),
    setClock: (change) => {
      refuseInWords('The clock cannot be moved', () => changeClock(box.clock, change));
      box.feed.publish('clock');
    },
    addFault: (fault) => {
      const read = () => readFault(fault, box.now());
      const { id } = box.faults.add(refuseInWords('There is no such fault', read));
      box.feed.publish('faults');
      return () => {
        box.faults.remove(id);
        box.feed.publish('faults');
      };
    },
    close: () => {
      ending.abort();
      closing ??= stop(server).then(shut);
      return closing;
    },
  };
};
