import * as v from 'valibot';

import { readKeyOptions } from './access/key-request.js';
import type { KeyOptions } from './access/keys.js';
import { revisionNames } from './contract/revisions.js';
import { refuseInWords } from './refuse-in-words.js';
import { MAX_PROCESSING_MS, type Settings } from './settings.js';
import { settingSchemas } from './settings-change.js';

/** How to start a sandbox. */
export interface SandboxOptions extends Partial<Settings> {
  /** TCP port; 0 picks a free one. Default 4174. */
  port?: number;
  /** Address to listen on. Default 127.0.0.1: the sandbox has no access control worth the name. */
  host?: string;
  /** SQLite file, made when it is missing. By default everything is in memory and gone at the end. */
  data?: string;
  /** What the sandbox's clock starts from, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /** Private keys with something special about them. Every other `pk_` key may do everything. */
  keys?: readonly KeyOptions[];
}

/** What a refusal to start begins with. */
export const NO_START = 'The sandbox cannot start';

const MAX_PORT = 65_535;

const name = v.pipe(v.string(), v.nonEmpty());

// Named by the interface, so that no option is left unchecked.
const options: {
  readonly [name in keyof SandboxOptions]-?: readonly [check: v.GenericSchema, allowed: string];
} = {
  port: [
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PORT)),
    `a whole number from 0 to ${MAX_PORT}`,
  ],
  host: [name, 'an address or a name'],
  data: [name, 'the name of a file'],
  now: [v.function(), 'a function that returns milliseconds, as Date.now does'],
  keys: [v.array(v.unknown()), 'a list of keys'],
  retired: [settingSchemas.retired, "'serve' or 'forward'"],
  usualRevision: [settingSchemas.usualRevision, `one of ${revisionNames.join(', ')}`],
  processingMs: [settingSchemas.processingMs, `a whole number from 0 to ${MAX_PROCESSING_MS}`],
  rateLimits: [settingSchemas.rateLimits, 'a number from 0 to 1'],
  missingKey: [settingSchemas.missingKey, '400 or 401'],
};

const show = (value: unknown): string => {
  if (typeof value === 'string') return `'${value.slice(0, 60)}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function' || (typeof value === 'object' && value !== null))
    return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
  return String(value);
};

const checkOption = (name: string, value: unknown): void => {
  if (!Object.hasOwn(options, name))
    throw new Error(
      `${NO_START}: there is no option '${name}'; there are ${Object.keys(options).join(', ')}.`,
    );
  const [schema, allowed] = options[name as keyof SandboxOptions];
  if (!v.is(schema, value))
    throw new Error(`${NO_START}: ${name} must be ${allowed}; what came is ${show(value)}.`);
};

/** Throws one sentence that names an option, what is allowed and what came; what is undefined counts as left out. */
export const checkOptions = (given: SandboxOptions): void => {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) checkOption(name, value);
  given.keys?.forEach((key, index) => {
    refuseInWords(`${NO_START}: keys[${index}]`, () => readKeyOptions(key));
  });
};
