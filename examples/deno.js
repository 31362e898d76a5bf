import { handle } from './route.js';

Deno.serve({ hostname: '127.0.0.1', port: Number(process.env.PORT) }, (request) => handle(request));
