import { createSandbox, type SandboxOptions } from '../sandbox/index.js';
import type { Io } from './io.js';

/** Runs a sandbox until it is told to stop. Apart from its command, because it needs a newer Node. */
export const runSandbox = async (options: SandboxOptions, io: Io): Promise<void> => {
  const sandbox = await createSandbox(options);
  io.out(`Page  ${sandbox.url}/`);
  io.out(
    `API   ${sandbox.url} in place of https://a.klaviyo.com, with any key that begins with pk_`,
  );
  io.out(`Data  ${options.data ?? 'in memory: gone at the end'}`);
  io.out('Ctrl-C ends it.');
  // Once: whoever is in a hurry presses a second time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.close());
};
