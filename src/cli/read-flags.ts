import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** What a flag is followed by: a value, or nothing. */
export type Flags = { readonly [name: string]: 'boolean' | 'string' };

type Values<F extends Flags> = {
  [Name in keyof F]?: F[Name] extends 'boolean' ? boolean : string;
};

/**
 * The flags of a command line.
 * @throws {UsageError} when there is one that is not known, or one too many.
 */
export const readFlags = <const F extends Flags>(args: string[], flags: F): Values<F> => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args, options }).values as Values<F>;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${reason.replace(/\.$/, '')}; try --help`);
  }
};
