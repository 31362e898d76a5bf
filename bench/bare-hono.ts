// The peer: what HTTP, Hono and parsing JSON cost without a Klaviyo behind them.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/api/*', async ({ req }) => {
  await req.json();
  return new Response(null, { status: 202 });
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.send?.(`http://127.0.0.1:${port}`),
);
process.once('disconnect', () => server.close());
