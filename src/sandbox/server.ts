import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';

import { refuseStrangers } from './access/refuse-strangers.js';
import { createApp } from './app.js';
import { createBox } from './create-box.js';
import { operateBox } from './operate-box.js';
import type { PageAssets } from './page-shell.js';
import type { Sandbox } from './sandbox.js';
import { checkOptions, NO_START, type SandboxOptions } from './sandbox-options.js';
import { isLoopback } from './webhooks/loopback.js';

export type { Sandbox, SandboxOptions };

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
    throw new Error(`${NO_START}: ${wordCode(code, port, host)}`, { cause });
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
  checkOptions(options);
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
    ...operateBox(box, ended),
    close: () => {
      ending.abort();
      closing ??= stop(server).then(shut);
      return closing;
    },
  };
};
