import { type NodeHostOptions, startNodeHost } from '../proxy/node/index.js';
import type { Io } from './io.js';

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

/** Runs the route until it is told to stop. Apart from its command, because it needs a newer Node. */
export const runServe = async (options: NodeHostOptions, io: Io): Promise<void> => {
  const host = await startNodeHost(options);
  // A log that nobody reads any more must not end a route that somebody needs.
  process.stdout.removeAllListeners('error').on('error', () => {});
  const { messages } = host.spool.waiting();
  io.out(`Route  ${host.url}${options.basePath}`);
  io.out(
    `Spool  ${typeof options.spool === 'string' ? options.spool : options.spool.path}, ${count(messages, 'message')} waiting`,
  );
  io.out('Ctrl-C ends it.');
  // Once: whoever is in a hurry presses a second time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void host.close());
};
