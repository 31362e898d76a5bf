import type { Command } from './io.js';
import { readFlags } from './read-flags.js';
import { UsageError } from './usage-error.js';

const DEFAULT_PORT = '4174';
const MAX_PORT = 65_535;

const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new UsageError(`--port must be a number from 0 to ${MAX_PORT}; what came is '${text}'`);
};

/** The first Node whose SQLite needs no flag. */
const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
};

/** `keepsend sandbox`. */
export const sandbox: Command = {
  usage: '[--port 4174] [--data FILE]',
  summary: 'a local Klaviyo with a page; no account, no network',
  details: `  --port NUMBER     where to listen; 0 takes any free port; default ${DEFAULT_PORT}
  --data FILE       keeps what it was told; default: forgets it at the end`,
  run: async (args, io) => {
    const { port = DEFAULT_PORT, data } = readFlags(args, { port: 'string', data: 'string' });
    const flags = { port: readPort(port), ...(data !== undefined && { data }) };
    const { node } = process.versions;
    if (!isNewEnough(node))
      throw new Error(`the sandbox needs Node 22.13 or newer; this is ${node}`);
    const { runSandbox } = await import('./run-sandbox.js');
    return runSandbox(flags, io);
  },
};
