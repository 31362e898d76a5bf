import { createSandbox } from '../sandbox/index.js';
import type { Io } from './io.js';

/** Where the sandbox listens, and the file it keeps, if any. */
export interface SandboxFlags {
  port: number;
  data?: string;
}

/** Runs a sandbox until it is told to stop. Apart from its command, because it needs a newer Node. */
export const runSandbox = async (flags: SandboxFlags, io: Io): Promise<void> => {
  const sandbox = await createSandbox(flags);
  io.out(
    `Sandbox  ${sandbox.url}\nSend events there with any key that begins with pk_; Ctrl-C ends it.`,
  );
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};
