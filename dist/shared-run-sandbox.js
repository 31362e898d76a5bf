import { createSandbox } from './sandbox.js';
import 'node:events';
import '@hono/node-server';
import 'node:net';
import 'node:crypto';
import 'hono';
import 'valibot';
import 'node:timers/promises';
import './shared-settings.js';
import 'node:zlib';
import '@hono/node-server/utils/response';
import 'node:util';
import 'node:fs';

const runSandbox = async (options, io) => {
  const sandbox = await createSandbox(options);
  io.out(`Page  ${sandbox.url}/`);
  io.out(
    `API   ${sandbox.url} in place of https://a.klaviyo.com, with any key that begins with pk_`
  );
  io.out(`Data  ${options.data ?? "in memory: gone at the end"}`);
  io.out("Ctrl-C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void sandbox.close());
};

export { runSandbox };
