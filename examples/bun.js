import { handle } from './route.js';

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.env.PORT),
  routes: { '/q7f2/*': (request) => handle(request) },
});
