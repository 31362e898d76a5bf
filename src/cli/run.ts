import { account } from './account.js';
import { dead } from './dead.js';
import { doctor } from './doctor.js';
import { events } from './events.js';
import { explain } from './explain.js';
import { init } from './init.js';
import type { Command, Io } from './io.js';
import { sandbox } from './sandbox.js';
import { serve } from './serve.js';
import { UsageError } from './usage-error.js';
import { readVersion } from './version.js';

const COMMANDS: { readonly [name: string]: Command } = {
  init,
  doctor,
  sandbox,
  serve,
  dead,
  events,
  account,
};

const OTHERS = 'keepsend --help lists the other commands.';

const usageOf = (name: string, { usage, summary, details }: Command): string =>
  [
    `keepsend ${name} ${usage}`,
    '',
    `  ${summary}`,
    ...(details ? ['', details] : []),
    '',
    OTHERS,
  ].join('\n');

const overview = (): string => {
  const commands = Object.entries(COMMANDS).map(
    ([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`,
  );
  return `keepsend <command>\n\n${commands.join('\n')}\n
  keepsend <command> --help     more about one
  keepsend --version

Not affiliated with Klaviyo.`;
};

const isHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h';

const perform = async ([name, ...args]: readonly string[], io: Io): Promise<void> => {
  if (name === undefined || name === 'help' || isHelp(name)) return io.out(overview());
  if (name === '--version' || name === '-v') return io.out(readVersion());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new UsageError(`there is no command '${name}'; try keepsend --help`);
  if (args.some(isHelp)) return io.out(usageOf(name, command));
  return command.run(args, io);
};

/** Runs a command line. Resolves to the exit code: 0, 1 did not work, 2 called wrongly. */
export const run = async (args: readonly string[], io: Io): Promise<0 | 1 | 2> => {
  try {
    await perform(args, io);
    return 0;
  } catch (error) {
    io.err(`keepsend: ${explain(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
};
