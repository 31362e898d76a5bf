#!/usr/bin/env node
import { runSandbox } from './run-sandbox.js';
import { UsageError } from './usage-error.js';

const USAGE = `keepsend <command>

  sandbox [--port 4174] [--data FILE]   a local Klaviyo with a page; no account, no network

Not affiliated with Klaviyo.`;

const run = async ([command, ...args]: string[]): Promise<void> => {
  if (command === 'sandbox') return runSandbox(args);
  if (command === undefined || command === '--help' || command === 'help') {
    console.log(USAGE);
    return;
  }
  throw new UsageError(`there is no command '${command}'; try keepsend --help`);
};

/** 2: called wrongly. 1: it did not work. One line says why. */
run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`keepsend: ${error instanceof Error ? error.message : error}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
