import type { Command } from './io.js';
import { readSandboxFlags, SANDBOX_DETAILS, SANDBOX_USAGE } from './sandbox-flags.js';
import { demandSqlite } from './sqlite.js';

/** `keepsend sandbox`. */
export const sandbox: Command = {
  usage: SANDBOX_USAGE,
  summary: 'a local Klaviyo with a page; no account, no network',
  details: SANDBOX_DETAILS,
  run: async (args, io) => {
    const options = readSandboxFlags(args);
    demandSqlite('the sandbox');
    const { runSandbox } = await import('./run-sandbox.js');
    return runSandbox(options, io);
  },
};
