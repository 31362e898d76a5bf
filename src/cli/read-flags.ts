import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** What a flag is followed by: a value, or nothing. */
export type Flags = { readonly [name: string]: 'boolean' | 'string' };

type Values<F extends Flags> = {
  [Name in keyof F]?: F[Name] extends 'boolean' ? boolean : string;
};

/** Whether a flag that takes a value is followed by what looks like another flag. */
const isMissing = (arg: string, next: string | undefined, flags: Flags): boolean =>
  arg.startsWith('--') && flags[arg.slice(2)] === 'string' && /^-./.test(next ?? '');

/**
 * The flags of a command line, and the words that are none.
 * @throws {UsageError} when there is a flag that is not known, or one lacks its value.
 */
export const readFlagsAndWords = <const F extends Flags>(
  args: string[],
  flags: F,
  allowPositionals = true,
): { flags: Values<F>; words: string[] } => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals });
    return { flags: values as Values<F>, words: positionals };
  } catch (error) {
    const index = args.findIndex((arg, at) => isMissing(arg, args[at + 1], flags));
    if (index >= 0)
      throw new UsageError(
        `${args[index]} needs a value; what follows is '${args[index + 1]}'; try --help`,
      );
    const [reason = ''] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${reason.replace(/\.$/, '')}; try --help`);
  }
};

/**
 * The flags of a command line.
 * @throws {UsageError} when there is one that is not known, or one too many.
 */
export const readFlags = <const F extends Flags>(args: string[], flags: F): Values<F> =>
  readFlagsAndWords(args, flags, false).flags;
