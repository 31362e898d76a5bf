#!/usr/bin/env node
import { UsageError } from './usage-error.js';

const USAGE = `keepsend <command>

  sandbox [--port 4174] [--data FILE]   a local Klaviyo with a page; no account, no network

Not affiliated with Klaviyo.`;

/** The first Node whose SQLite needs no flag. */
const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
};

const startSandbox = async (args: string[]): Promise<void> => {
  const { node } = process.versions;
  if (!isNewEnough(node)) throw new Error(`the sandbox needs Node 22.13 or newer; this is ${node}`);
  const { runSandbox } = await import('./run-sandbox.js');
  return runSandbox(args);
};

const run = async ([command, ...args]: string[]): Promise<void> => {
  if (command === 'sandbox' && !args.includes('--help')) return startSandbox(args);
  if (command === undefined || command === 'help' || [command, ...args].includes('--help')) {
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
