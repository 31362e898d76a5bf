import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { renderPage } from '../shop/render.ts';
import type { createOrders, OrderForm } from './orders.ts';

/** Whether the shop's visitors reach the route; the demo's panel switches it. */
export interface Network {
  online: boolean;
}

interface ShopAppOptions {
  sandboxUrl: string;
  trackerUrl: string;
  orders: ReturnType<typeof createOrders>;
  network: Network;
}

/** What a strict shop would send: keepsend needs nothing beyond 'self'. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** The shop's pages and its small API. */
export const createShopApp = ({
  sandboxUrl,
  trackerUrl,
  orders,
  network,
}: ShopAppOptions): Hono => {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false }));

  app.get('/assets/*', serveStatic({ root: 'demo/shop' }));

  app.post('/api/orders', async (context) => {
    try {
      const form = await context.req.json<OrderForm>();
      const order = await orders.place(form, new URL(context.req.url).origin);
      return context.json({ order_id: order.id, total: order.total }, 201);
    } catch (error) {
      const isBuyers = error instanceof RangeError || error instanceof SyntaxError;
      const message = isBuyers
        ? error.message
        : 'The order could not be taken just now. Please try again.';
      if (!isBuyers) console.error(String(error));
      return context.json({ message }, isBuyers ? 400 : 503);
    }
  });

  app.post('/demo/kx', async (context) => {
    const answer = await fetch(`${sandboxUrl}/_sandbox/kx`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await context.req.text(),
    });
    return context.body(await answer.text(), answer.ok ? 200 : 400, {
      'content-type': 'application/json',
    });
  });
  app.get('/demo/network', (context) => context.json(network));
  app.post('/demo/network', async (context) => {
    network.online = (await context.req.json<Network>()).online !== false;
    return context.json(network);
  });

  app.get('*', (context) => {
    const { pathname, searchParams } = new URL(context.req.url);
    const order = orders.byId(searchParams.get('order') ?? '');
    const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
    const page = renderPage({
      path,
      query: searchParams,
      sandboxUrl,
      trackerUrl,
      ...(order && { order }),
    });
    return context.html(page.html, page.status === 404 ? 404 : 200);
  });
  return app;
};
