import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';

import { createKeys, type KeyOptions } from './access/keys.js';
import { createApp } from './app.js';
import type { Box } from './box.js';
import { createClock } from './clock.js';
import { createFaults } from './faults/faults.js';
import { createFeed } from './feed.js';
import { createLimiter } from './limits/limiter.js';
import type { PageAssets } from './page-shell.js';
import { createInbox } from './recording/inbox.js';
import { type Settings, usualSettings } from './settings.js';
import { openDatabase } from './store/database.js';

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
  /** Ends every connection and closes the database; later calls do nothing. */
  close(): Promise<void>;
}

const listen = async (server: ServerType, port: number, host: string): Promise<AddressInfo> => {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server.address() as AddressInfo;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `port ${port} is already taken` : `${code} on port ${port}`;
    throw new Error(`The sandbox cannot start: ${why}. Choose another port, or 0 for a free one.`, {
      cause,
    });
  }
};

const stop = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    // Streams and long polls never end by themselves.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

const createBox = (
  data: string,
  now: () => number,
  keys: readonly KeyOptions[],
  chosen: Partial<Settings>,
): Box => {
  const database = openDatabase(data);
  const feed = createFeed();
  const clock = createClock(now);
  const settings = { ...usualSettings, ...chosen };
  return {
    database,
    feed,
    faults: createFaults(clock.now),
    keys: createKeys(keys),
    limiter: createLimiter(),
    clock,
    settings,
    inbox: createInbox(database, feed, settings),
    now: clock.now,
  };
};

/** Starts a sandbox with the given page; `createSandbox` is this with the built one. */
export const startSandbox = async (
  options: SandboxOptions,
  assets: PageAssets,
): Promise<Sandbox> => {
  const { port = 4174, host = '127.0.0.1', data = ':memory:', now = Date.now, ...rest } = options;
  const { keys = [], ...chosen } = rest;
  const box = createBox(data, now, keys, chosen);
  const shut = () => {
    box.inbox.close();
    box.database.close();
  };
  const server = createAdaptorServer({ fetch: createApp(box, assets).fetch });
  const address = await listen(server, port, host).catch((error: unknown) => {
    shut();
    throw error;
  });
  let closing: Promise<void> | undefined;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    close: () => {
      closing ??= stop(server).then(shut);
      return closing;
    },
  };
};
