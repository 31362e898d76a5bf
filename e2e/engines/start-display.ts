import { once } from 'node:events';
import { type Child, startChild } from './start-child.ts';

export interface Display {
  /** As `DISPLAY` wants it. */
  name: string;
  stop(): Promise<void>;
}

/** Starts a display without a screen, under the first free number. Every window on it ends with it. */
export const startDisplay = async (): Promise<Display> => {
  const options = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
  const child: Child = startChild('Xvfb', options, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = child.process.stdio[3];
  if (!number) throw new Error('Xvfb has no pipe to tell its display by');
  const [text] = await once(number, 'data');
  return { name: `:${String(text).trim()}`, stop: child.stop };
};
