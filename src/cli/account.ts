import { type Klaviyo, KlaviyoError } from '../klaviyo/index.js';
import { connect } from './connect.js';
import { explain } from './explain.js';
import type { Command, Io } from './io.js';
import { readFlags } from './read-flags.js';
import { toLines, toPrintable } from './table.js';

/** `undefined` when the answer says neither. */
type Verdict = boolean | undefined;

/** The smallest read of each scope. Of scopes to write, nothing is to be seen without writing. */
const PROBES: { readonly [scope: string]: (klaviyo: Klaviyo) => PromiseLike<unknown> } = {
  'events:read': (klaviyo) => klaviyo.getEvents({ page: { size: 1 }, fields: { event: ['uuid'] } }),
  'lists:read': (klaviyo) => klaviyo.getLists({ page: { size: 1 } }),
  'metrics:read': (klaviyo) => klaviyo.request('GET', '/api/metrics'),
  'profiles:read': (klaviyo) =>
    klaviyo.getProfiles({ page: { size: 1 }, fields: { profile: ['created'] } }),
};

const probe = async (ask: PromiseLike<unknown>): Promise<Verdict> => {
  try {
    await ask;
    return true;
  } catch (error) {
    return error instanceof KlaviyoError && error.status === 403 ? false : undefined;
  }
};

const probeAll = async (klaviyo: Klaviyo): Promise<{ [scope: string]: Verdict }> => {
  const verdicts = Object.entries(PROBES).map(
    async ([scope, ask]) => [scope, await probe(ask(klaviyo))] as const,
  );
  return { 'accounts:read': true, ...Object.fromEntries(await Promise.all(verdicts)) };
};

const namesOf = (scopes: { [scope: string]: Verdict }, verdict: Verdict): string =>
  Object.keys(scopes)
    .filter((scope) => scopes[scope] === verdict)
    .join(', ');

const show = async (args: string[], io: Io): Promise<void> => {
  const flags = readFlags(args, { json: 'boolean', url: 'string' });
  const { klaviyo, address } = connect(io, flags.url);
  try {
    const [account] = (await klaviyo.getAccounts()).data;
    if (account === undefined) throw new Error(`${address} names no account for this key`);
    const scopes = await probeAll(klaviyo);
    if (flags.json) return io.out(JSON.stringify({ ...account, scopes }));
    const rows = [
      ['name', account.contact_information.organization_name],
      ['public key', account.public_api_key],
      ['timezone', account.timezone],
      ['currency', account.preferred_currency],
      ['test account', account.test_account ? 'yes' : 'no'],
      ['may', namesOf(scopes, true)],
      ['may not', namesOf(scopes, false)],
      ['unclear', namesOf(scopes, undefined)],
    ].filter(([, value]) => value);
    for (const line of toLines(
      rows.map((row) => row.map(toPrintable)),
      ['left', 'left'],
    ))
      io.out(line);
  } catch (error) {
    throw new Error(explain(error, address));
  }
};

/** `keepsend account`. */
export const account: Command = {
  usage: '[--json]',
  summary: 'whose account the key is of, and what the key may read',
  details: `  --json            as one line of JSON
  --url ADDRESS     instead of KLAVIYO_URL or https://a.klaviyo.com

The private key is read from KLAVIYO_API_KEY; it needs accounts:read. What it may read is tried
out by reading a little; what it may write cannot be seen without writing.`,
  run: show,
};
