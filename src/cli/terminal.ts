import type { Io } from './io.js';

const CLEAR_LINE = '\r\u001b[K';

/** The process as the commands see it. Ends quietly when whoever reads has enough (`| head`). */
export const createTerminal = ({ stdout, stderr, env, exit }: NodeJS.Process): Io => {
  let isDirty = false;
  const clear = (): void => {
    if (isDirty) stderr.write(CLEAR_LINE);
    isDirty = false;
  };
  stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') exit(0);
    stderr.write(`keepsend: ${message}\n`);
    exit(1);
  });
  // Whoever closed it wants to hear nothing; the exit code still tells.
  stderr.on('error', () => {});
  return {
    out: (line) => {
      clear();
      stdout.write(`${line}\n`);
    },
    err: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: stderr.isTTY
      ? (text) => {
          isDirty = true;
          stderr.write(`${CLEAR_LINE}${text}`);
        }
      : undefined,
    // https://no-color.org
    isColoured: stdout.isTTY && !env.NO_COLOR,
    env,
    now: Date.now,
  };
};
