import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createConsoleLog } from '../console-log.js';
import { createMetrics, createQueueConsumer, createRoute, type RouteOptions } from '../index.js';
import { readOptions } from '../settings.js';
import { readCallerAddress } from './caller-address.js';
import { checkHostOptions } from './check-host-options.js';
import { type Running, runConsumer } from './run-consumer.js';
import { createSpool, type Spool, type SpoolOptions } from './spool.js';

export interface NodeHostOptions extends Omit<RouteOptions, 'queue'> {
  /** Where accepted events wait; a path is a spool of 1 GB at most. */
  spool: string | SpoolOptions;
  /** Default `127.0.0.1`: a reverse proxy of the shop stands before it. */
  host?: string;
  /** Default 8787; 0 is any free one. */
  port?: number;
  /**
   * How many proxies of one's own stand between the visitors and this host, each of which adds whom
   * it was called by to `X-Forwarded-For` (nginx: `$proxy_add_x_forwarded_for`) or sets it
   * (`$remote_addr`): the visitor's address is the entry of the outermost. Nobody else may reach the
   * port then. Default 0: the socket's address, or none where that is of this machine or a private
   * network, because it is a proxy's.
   */
  trustedProxies?: number;
}

export interface NodeHost {
  /** Where it listens, without a slash at its end. */
  url: string;
  spool: Pick<Spool, 'waiting'>;
  /** Takes nothing more, ends what is under way, and closes the spool. What waits stays there. */
  close(): Promise<void>;
}

const toSpoolOptions = (spool: NodeHostOptions['spool']): SpoolOptions =>
  typeof spool === 'string' ? { path: spool } : spool;

/** A request that is being answered is answered; who keeps a connection open gets no more. */
const close = async (server: ReturnType<typeof serve>, consumer: Running): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  await Promise.all([closed, consumer.stop()]);
};

/**
 * The route on Node with a spool of its own: a page is answered once its events are committed to
 * disk, and a consumer in the same process brings them to Klaviyo.
 * @throws {Error} when an option is wrong, the spool cannot be used, or the port is taken; nothing
 * runs then.
 */
export const startNodeHost = async (options: NodeHostOptions): Promise<NodeHost> => {
  const { spool: given, host = '127.0.0.1', port = 8787, ...others } = options;
  const { trustedProxies = 0, log = createConsoleLog(), ...rest } = others;
  // Before there is a file.
  checkHostOptions(options);
  const { log: write } = readOptions({ ...rest, log });
  const spool = createSpool(toSpoolOptions(given));
  try {
    const { metrics = createMetrics() } = rest;
    const route = createRoute({ ...rest, log, metrics, queue: spool.queue });
    const consume = createQueueConsumer({ ...rest, log, metrics }, spool.deadLetters);
    const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
      const fetch = (request: Request, { incoming }: { incoming: unknown }) =>
        route(request, {
          address: readCallerAddress(incoming as IncomingMessage, trustedProxies),
        });
      const one = serve({ fetch, hostname: host, port }, () => resolve(one));
      one.once('error', reject);
    });
    const consumer = runConsumer(spool, consume, write);
    let closing: Promise<void> | undefined;
    const { port: listening } = server.address() as AddressInfo;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
      spool,
      close: () => {
        closing ??= close(server, consumer).finally(() => spool.close());
        return closing;
      },
    };
  } catch (error) {
    spool.close();
    throw error;
  }
};
