import type { Command } from './io.js';
import { readSandboxFlags, SANDBOX_DETAILS, SANDBOX_USAGE } from './sandbox-flags.js';

/** The first Node whose SQLite needs no flag. */
const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
};

/** `keepsend sandbox`. */
export const sandbox: Command = {
  usage: SANDBOX_USAGE,
  summary: 'a local Klaviyo with a page; no account, no network',
  details: SANDBOX_DETAILS,
  run: async (args, io) => {
    const options = readSandboxFlags(args);
    const { node } = process.versions;
    if (!isNewEnough(node))
      throw new Error(`the sandbox needs Node 22.13 or newer; this is ${node}`);
    const { runSandbox } = await import('./run-sandbox.js');
    return runSandbox(options, io);
  },
};
