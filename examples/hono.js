import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { handle } from './route.js';

const app = new Hono();
app.all('/q7f2/*', ({ req }) => handle(req.raw));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
