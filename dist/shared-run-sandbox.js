import { parseArgs } from 'node:util';
import { createSandbox } from './sandbox.js';
import { U as UsageError } from './cli.js';
import 'node:events';
import '@hono/node-server';
import 'hono';
import 'valibot';
import 'node:crypto';
import 'node:timers/promises';
import 'node:zlib';
import 'node:sqlite';

const MAX_PORT = 65535;
const readPort = (text) => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new UsageError(`--port must be a number from 0 to ${MAX_PORT}; what came is '${text}'`);
};
const readFlags = (args) => {
  try {
    const options = {
      port: { type: "string", default: "4174" },
      data: { type: "string" }
    };
    const { port, data } = parseArgs({ args, options }).values;
    return { port, ...data !== void 0 && { data } };
  } catch (error) {
    throw new UsageError(error.message);
  }
};
const runSandbox = async (args) => {
  const { port, data } = readFlags(args);
  const sandbox = await createSandbox({
    port: readPort(port),
    ...data !== void 0 && { data }
  });
  console.log(
    `Sandbox  ${sandbox.url}
Send events there with any key that begins with pk_; Ctrl-C ends it.`
  );
  const stop = () => void sandbox.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
};

export { runSandbox };
