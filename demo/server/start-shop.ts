import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createSandbox } from '../../dist/sandbox.js';
import { forward } from './forward.ts';
import { listen } from './listen.ts';
import { createOrders } from './orders.ts';
import { startRouteWorker } from './route-worker.ts';
import { createShopApp, type Network } from './shop-app.ts';

/** Every install chooses its own path; this is the demo's. */
const BASE_PATH = '/q7f2';
/** The sandbox takes any key of this form; it is no account's. */
const DEMO_KEY = 'pk_sandbox_0000000000000000000000000000000000';

export interface ShopOptions {
  /** Default 4173; 0 picks a free one. */
  port?: number;
  /** Default 4174; 0 picks a free one. */
  sandboxPort?: number;
  /** Lets the Worker's log through. */
  isVerbose?: boolean;
  /** Sees each request to the route first; `true` when it has dealt with it. For tests. */
  beforeRoute?: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;
}

export interface Shop {
  shopUrl: string;
  routeUrl: string;
  sandboxUrl: string;
  /** Resolves when the route is done with every request it has been given. */
  idle(): Promise<unknown>;
  close(): Promise<void>;
}

/** Shop and route on one origin, and the local Klaviyo beside them. */
export const startShop = async (options: ShopOptions = {}): Promise<Shop> => {
  const sandbox = await createSandbox({ port: options.sandboxPort ?? 4174 }).catch(
    (error: Error) => {
      throw new Error(`${error.message} (SANDBOX_PORT)`);
    },
  );
  const network: Network = { online: true };
  const bindings = { KLAVIYO_API_KEY: DEMO_KEY, KLAVIYO_URL: sandbox.url, BASE_PATH };
  const app = createShopApp({
    sandboxUrl: sandbox.url,
    trackerUrl: `${BASE_PATH}/m.js`,
    orders: createOrders(sandbox.url, DEMO_KEY),
    network,
  });
  const serveShop = getRequestListener(app.fetch);

  const underWay = new Set<Promise<void>>();
  const serveRoute = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    if (!network.online) {
      incoming.socket.destroy();
      return;
    }
    if (await options.beforeRoute?.(incoming, outgoing)) return;
    const answer = forward(worker.port, incoming, outgoing);
    underWay.add(answer);
    await answer;
    underWay.delete(answer);
  };
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith(`${BASE_PATH}/`)) void serveRoute(incoming, outgoing);
    else void serveShop(incoming, outgoing);
  });

  // Before anybody can ask: a tab of the last run does so at once.
  const worker = await startRouteWorker(bindings, options.isVerbose ?? false);
  const port = await listen(server, options.port ?? 4173, 'PORT').catch(async (error: Error) => {
    await Promise.all([worker.close(), sandbox.close()]);
    throw error;
  });
  const shopUrl = `http://localhost:${port}`;
  return {
    shopUrl,
    routeUrl: `${shopUrl}${BASE_PATH}`,
    sandboxUrl: sandbox.url,
    idle: () => Promise.all(underWay),
    close: async () => {
      server.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => server.close(resolve)),
        worker.close(),
        sandbox.close(),
      ]);
    },
  };
};
