import { readD1Place, readTarget } from './d1/read-place.js';
import type { D1Place } from './d1/run-wrangler.js';
import type { Command, Io } from './io.js';
import { readFlags } from './read-flags.js';
import { readSince } from './read-since.js';
import { demandSqlite } from './sqlite.js';
import { UsageError } from './usage-error.js';

const ACTIONS = ['list', 'show', 'replay', 'purge'] as const;

/** What to do with dead letters. */
export type DeadAction = (typeof ACTIONS)[number];

const FLAGS = {
  spool: 'string',
  d1: 'string',
  local: 'boolean',
  remote: 'boolean',
  config: 'string',
  'persist-to': 'string',
  to: 'string',
  id: 'string',
  metric: 'string',
  code: 'string',
  since: 'string',
  limit: 'string',
  json: 'boolean',
  yes: 'boolean',
  'dry-run': 'boolean',
} as const;

/** What a command line asks of dead letters. */
export interface DeadRequest {
  action: DeadAction;
  /** One of these two. */
  spool: string | undefined;
  d1: D1Place | undefined;
  /** Where a replay of those in D1 goes, and the secret it is signed with. */
  to: { url: string; secret: string } | undefined;
  filter: {
    id?: string | undefined;
    metric?: string | undefined;
    code?: string | undefined;
    since?: Date | undefined;
  };
  limit: number;
  isJson: boolean;
  /** Said yes to what changes something. */
  isSure: boolean;
  isDryRun: boolean;
}

const DEFAULT_LIMIT = 50;

const readAction = (name: string | undefined): DeadAction => {
  const action = ACTIONS.find((one) => one === name);
  if (action) return action;
  throw new UsageError(`dead needs one of ${ACTIONS.join(', ')} first; try --help`);
};

const readLimit = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--limit takes a number from 1 on; what came is '${text}'`);
};

/** @throws {UsageError} that says what is missing or wrong. */
export const readDeadRequest = (
  [name, ...args]: string[],
  nowMs: number,
  env: Io['env'] = {},
): DeadRequest => {
  const action = readAction(name);
  const flags = readFlags(args, FLAGS);
  const { spool, id, metric, code, since, limit, json, yes } = flags;
  const d1 = readD1Place(action, flags);
  if (action === 'show' && id === undefined)
    throw new UsageError('dead show needs --id <id>; dead list tells them');
  if (limit !== undefined && action !== 'list')
    throw new UsageError(`--limit is of dead list; dead ${action} does all that fit`);
  return {
    action,
    spool,
    d1,
    to: readTarget(action, flags, env),
    filter: {
      id,
      metric,
      code,
      since: since === undefined ? undefined : readSince(since, nowMs),
    },
    limit: readLimit(limit),
    isJson: json ?? false,
    isSure: yes ?? false,
    isDryRun: flags['dry-run'] ?? false,
  };
};

/** `keepsend dead`. */
export const dead: Command = {
  usage:
    'list|show|replay|purge --spool <file> | --d1 <database> --remote [--metric NAME] [--code CODE] [--since 24h] [--id ID]',
  summary: 'events that Klaviyo refused: look, send again, throw away',
  details: `  list              one line each: when it died, id, metric, code, where, Klaviyo's words
  show --id ID      all of one, as JSON, the person included
  replay            puts them back into the queue as they were: id, time and person are kept, so
                    that one Klaviyo has after all is no second event. The next round sends them.
  purge             throws them away

  --spool FILE      those of keepsend serve
  --d1 NAME         those of the Worker, in a D1 database: its name or binding. The project's own
                    wrangler asks it, with your login.
  --remote          at Cloudflare; --local is what wrangler dev has
  --config FILE     of wrangler, such as wrangler.queued.jsonc
  --persist-to DIR  with --local, as wrangler dev had it
  --to ADDRESS      of replay from D1: the route, such as https://shop.example/q7f2. Nothing can put
                    them into the queue from here, so the route takes them as from the shop's own
                    server, signed with the first of SERVER_SECRETS in the environment.

  --metric NAME     only of this metric
  --code CODE       only refused_by_klaviyo, or gave_up
  --since WHEN      only those that died since 30m, 24h, 7d, 4w ago, or since 2026-07-15
  --id ID           only this one
  --limit N         of list; default ${DEFAULT_LIMIT}
  --json            of list: each as a line of JSON
  --dry-run         of replay and purge: only says how many
  --yes             of replay and purge: does it

It may be used while keepsend serve runs.`,
  run: async (args, io) => {
    const request = readDeadRequest(args, io.now(), io.env);
    demandSqlite('the spool');
    const { runDead } = await import('./run-dead.js');
    return runDead(request, io);
  },
};
