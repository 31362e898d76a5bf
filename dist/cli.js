#!/usr/bin/env node
class UsageError extends Error {
  name = "UsageError";
}

const USAGE = `keepsend <command>

  sandbox [--port 4174] [--data FILE]   a local Klaviyo with a page; no account, no network

Not affiliated with Klaviyo.`;
const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || major === 22 && minor >= 13;
};
const startSandbox = async (args) => {
  const { node } = process.versions;
  if (!isNewEnough(node)) throw new Error(`the sandbox needs Node 22.13 or newer; this is ${node}`);
  const { runSandbox } = await import('./shared-run-sandbox.js');
  return runSandbox(args);
};
const run = async ([command, ...args]) => {
  if (command === "sandbox" && !args.includes("--help")) return startSandbox(args);
  if (command === void 0 || command === "help" || [command, ...args].includes("--help")) {
    console.log(USAGE);
    return;
  }
  throw new UsageError(`there is no command '${command}'; try keepsend --help`);
};
run(process.argv.slice(2)).catch((error) => {
  console.error(`keepsend: ${error instanceof Error ? error.message : error}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});

export { UsageError as U };
