import type { DeadAction } from '../dead.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import type { D1Place } from './run-wrangler.js';

/** What a command line may say of where dead letters are. */
export interface PlaceFlags {
  spool?: string;
  d1?: string;
  local?: boolean;
  remote?: boolean;
  config?: string;
  'persist-to'?: string;
  to?: string;
}

/**
 * The database, when it is one; `undefined` when it is a spool.
 * @throws {UsageError} when it is neither or both, or nobody can tell which database.
 */
export const readD1Place = (action: DeadAction, flags: PlaceFlags): D1Place | undefined => {
  const { spool, d1, local = false, remote = false, config, 'persist-to': persistTo } = flags;
  if ((spool === undefined) === (d1 === undefined))
    throw new UsageError(
      `dead ${action} needs --spool <file>, or --d1 <database> for those of a Worker`,
    );
  const isOfD1 = local || remote || config !== undefined || persistTo !== undefined;
  if (d1 === undefined) {
    if (isOfD1) throw new UsageError('--local, --remote, --config and --persist-to are of --d1');
    return undefined;
  }
  // wrangler would take it for a flag.
  if (!/^[\w][\w.-]*$/.test(d1))
    throw new UsageError(`--d1 takes a database's name or binding; what came is '${d1}'`);
  if (local === remote)
    throw new UsageError('--d1 needs --remote, or --local for what wrangler dev has');
  return { database: d1, isRemote: remote, config, persistTo };
};

const isSafe = (to: string): boolean => {
  const { protocol, hostname } = URL.canParse(to) ? new URL(to) : { protocol: '', hostname: '' };
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
};

/** @throws {UsageError} when a replay from D1 has nowhere to go, or anything else has a place to. */
export const readTarget = (
  action: DeadAction,
  { d1, to, ...flags }: PlaceFlags & { 'dry-run'?: boolean },
  env: Io['env'],
): { url: string; secret: string } | undefined => {
  const isOne = d1 !== undefined && action === 'replay';
  if (!isOne && to !== undefined) throw new UsageError('--to is of dead replay --d1');
  if (!isOne || flags['dry-run']) return undefined;
  if (to === undefined || !isSafe(to))
    throw new UsageError(
      'dead replay --d1 needs --to <address of the route>, with its path and https: they name people',
    );
  const [secret] = (env.SERVER_SECRETS ?? '').split(/\s+/);
  if (!secret?.startsWith('whsec_'))
    throw new UsageError(
      'SERVER_SECRETS must hold the secret the route knows (whsec_...): it takes them as from the shop',
    );
  return { url: to.replace(/\/+$/, ''), secret };
};
