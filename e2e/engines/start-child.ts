import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Child {
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a helper program that ends with us, however we end: the kernel kills it as soon as the process
 * that started it is gone, so that not even a killed test run leaves one behind.
 */
export const startChild = (
  program: string,
  args: readonly string[],
  { env = {}, stdio = 'ignore' }: { env?: NodeJS.ProcessEnv; stdio?: StdioOptions } = {},
): Child => {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    env: { ...process.env, ...env },
    stdio,
  });
  const ended = once(child, 'exit');
  return {
    process: child,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
