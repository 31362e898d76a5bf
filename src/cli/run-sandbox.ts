import { parseArgs } from 'node:util';
import { createSandbox } from '../sandbox/index.js';
import { UsageError } from './usage-error.js';

const MAX_PORT = 65_535;

const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new UsageError(`--port must be a number from 0 to ${MAX_PORT}; what came is '${text}'`);
};

const readFlags = (args: string[]): { port: string; data?: string } => {
  try {
    const options = {
      port: { type: 'string', default: '4174' },
      data: { type: 'string' },
    } as const;
    const { port, data } = parseArgs({ args, options }).values;
    return { port, ...(data !== undefined && { data }) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** `keepsend sandbox`: runs until it is told to stop. */
export const runSandbox = async (args: string[]): Promise<void> => {
  const { port, data } = readFlags(args);
  const sandbox = await createSandbox({
    port: readPort(port),
    ...(data !== undefined && { data }),
  });
  console.log(
    `Sandbox  ${sandbox.url}\nSend events there with any key that begins with pk_; Ctrl-C ends it.`,
  );
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};
