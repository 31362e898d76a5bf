import { findRevision, revisionNames } from '../sandbox/contract/revisions.js';
import type { SandboxOptions } from '../sandbox/index.js';
import { MAX_PROCESSING_MS } from '../sandbox/settings.js';
import { readFlags } from './read-flags.js';
import { UsageError } from './usage-error.js';

const MAX_PORT = 65_535;

/** The command line behind `keepsend sandbox`. */
export const SANDBOX_USAGE =
  '[--port 4174] [--host 127.0.0.1] [--data FILE] [--revision DATE] [--retired serve|forward] [--rate-limits 0..1|off] [--processing-ms N]';

/** What each flag does. */
export const SANDBOX_DETAILS = `  --port NUMBER         where to listen; 0 takes any free port; default 4174
  --host ADDRESS        default 127.0.0.1; anybody who can reach another one can read everything
  --data FILE           keeps what it was told; default: forgets it at the end
  --revision DATE       answers requests without a revision in this one; default: refuses them
  --retired serve|forward
                        serves revisions older than two years as they were, or forwards them to
                        the oldest live one, as Klaviyo does; default serve
  --rate-limits 0..1|off
                        share of Klaviyo's rate limits that applies; default 1
  --processing-ms N     how long an accepted event takes until it can be read; default 50`;

const refuse = (flag: string, allowed: string, given: string) =>
  new UsageError(`--${flag} must be ${allowed}; what came is '${given}'`);

const readWhole = (flag: string, text: string, most: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw refuse(flag, `a number from 0 to ${most}`, text);
};

const readRateLimits = (text: string): number => {
  if (text === 'off') return 0;
  const share = Number(text);
  if (/^\d*\.?\d+$/.test(text) && share <= 1) return share;
  throw refuse('rate-limits', "a number from 0 to 1, or 'off'", text);
};

const readRetired = (text: string): 'serve' | 'forward' => {
  if (text === 'serve' || text === 'forward') return text;
  throw refuse('retired', "'serve' or 'forward'", text);
};

const readRevision = (text: string): string => {
  if (findRevision(text) !== undefined) return text;
  throw refuse('revision', `one of ${revisionNames.join(', ')}`, text);
};

const readText = (flag: string, text: string): string => {
  if (text !== '') return text;
  throw refuse(flag, 'a name', text);
};

const known = {
  port: 'string',
  host: 'string',
  data: 'string',
  revision: 'string',
  retired: 'string',
  'rate-limits': 'string',
  'processing-ms': 'string',
} as const;

// `--port -1` is a wrong port, not two flags.
const joinNegative = (args: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1) ?? '';
    if (/^-[\d.]/.test(arg) && /^--[^=]+$/.test(last)) joined.splice(-1, 1, `${last}=${arg}`);
    else joined.push(arg);
  }
  return joined;
};

/**
 * What the sandbox is to be started with.
 * @throws {UsageError} that names the flag, what is allowed and what came.
 */
export const readSandboxFlags = (args: string[]): SandboxOptions => {
  const flags = readFlags(joinNegative(args), known);
  const { port, host, data, revision, retired } = flags;
  const share = flags['rate-limits'];
  const processingMs = flags['processing-ms'];
  return {
    ...(port !== undefined && { port: readWhole('port', port, MAX_PORT) }),
    ...(host !== undefined && { host: readText('host', host) }),
    ...(data !== undefined && { data: readText('data', data) }),
    ...(revision !== undefined && { usualRevision: readRevision(revision) }),
    ...(retired !== undefined && { retired: readRetired(retired) }),
    ...(share !== undefined && { rateLimits: readRateLimits(share) }),
    ...(processingMs !== undefined && {
      processingMs: readWhole('processing-ms', processingMs, MAX_PROCESSING_MS),
    }),
  };
};
