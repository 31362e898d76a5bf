import { type Klaviyo, KlaviyoError } from '../../klaviyo/index.js';
import { connect } from '../connect.js';
import { explain } from '../explain.js';
import type { Io } from '../io.js';
import { type Finding, fail, ok, skip, warn } from './finding.js';

/** Names of the checks that need a key. */
const SCOPE_CHECKS = ['events-write', 'profiles-write', 'excess-scopes'];

/** `undefined` when the answer says neither. */
type Verdict = boolean | undefined;

/**
 * Nobody can write with an empty body: it is refused for what it lacks (documented), and without the
 * scope for that (observed). That the scope is looked at first is assumed.
 */
const writeNothing = (klaviyo: Klaviyo, path: string): PromiseLike<unknown> =>
  klaviyo.request('POST', path, { body: {} });

const NEEDED: { readonly [check: string]: readonly [scope: string, path: string] } = {
  'events-write': ['events:write', '/api/events'],
  'profiles-write': ['profiles:write', '/api/profile-import'],
};

/** What a route never does, and a stolen key could. */
const EXCESS: { readonly [scope: string]: (klaviyo: Klaviyo) => PromiseLike<unknown> } = {
  'lists:write': (klaviyo) => writeNothing(klaviyo, '/api/lists'),
  // It needs lists:write, too: without that nothing is to be seen (documented).
  'subscriptions:write': (klaviyo) =>
    writeNothing(klaviyo, '/api/profile-subscription-bulk-create-jobs'),
  'lists:read': (klaviyo) => klaviyo.getLists({ page: { size: 1 } }),
  'profiles:read': (klaviyo) =>
    klaviyo.getProfiles({ page: { size: 1 }, fields: { profile: ['created'] } }),
  'events:read': (klaviyo) => klaviyo.getEvents({ page: { size: 1 }, fields: { event: ['uuid'] } }),
};

/** Each with a client of its own: one of them asks nobody again who did not answer. */
const tryOut = async (call: PromiseLike<unknown>): Promise<Verdict> => {
  try {
    await call;
    return true;
  } catch (error) {
    if (!(error instanceof KlaviyoError) || error.isHtml) return undefined;
    if (error.status === 403) return false;
    // Refused for its body, which is looked at after the scope (assumed).
    return [400, 409, 422].includes(error.status) && error.code !== 'not_authenticated'
      ? true
      : undefined;
  }
};

const checkNeeded = async (io: Io, check: string): Promise<Finding> => {
  const [scope = '', path = ''] = NEEDED[check] ?? [];
  const verdict = await tryOut(writeNothing(connect(io).klaviyo, path));
  if (verdict)
    return ok(check, `the key has ${scope} (assumed: an empty body was refused for its content)`);
  if (verdict === false)
    return fail(
      check,
      `the key lacks ${scope}`,
      'Make a new key with events:write and profiles:write: the scopes of one cannot be changed',
    );
  return skip(check, `Klaviyo's answer says nothing of ${scope}`, 'Try again later');
};

const checkExcess = async (io: Io): Promise<Finding> => {
  const verdicts = await Promise.all(
    Object.entries(EXCESS).map(
      async ([scope, call]) => [scope, await tryOut(call(connect(io).klaviyo))] as const,
    ),
  );
  const excess = verdicts.filter(([, verdict]) => verdict).map(([scope]) => scope);
  if (excess.length)
    return warn(
      'excess-scopes',
      `the key may do what a route never does: ${excess.join(', ')}`,
      'Give the route a key of its own with events:write and profiles:write alone',
    );
  if (verdicts.some(([, verdict]) => verdict === undefined))
    return skip('excess-scopes', "Klaviyo's answers do not say all of it", 'Try again later');
  return ok('excess-scopes', 'the key reads nothing, and writes no lists and no subscriptions');
};

/** Whether Klaviyo knows the key. A key that may not read accounts is known all the same (assumed). */
const checkKnown = async (klaviyo: Klaviyo, address: string): Promise<Finding> => {
  try {
    const [account] = (await klaviyo.getAccounts()).data;
    const name = account?.contact_information.organization_name;
    return ok(
      'key',
      `${address} knows the key${name ? `: ${name} (${account.public_api_key})` : ''}`,
    );
  } catch (error) {
    const { status = 0, isHtml = true } = error instanceof KlaviyoError ? error : {};
    if (status === 403 && !isHtml)
      return ok('key', `${address} knows the key, which may not read whose account it is of`);
    // Klaviyo's papers say 401 in one place and 400 in another (documented).
    if ((status === 401 || status === 400) && !isHtml)
      return fail(
        'key',
        `${address} does not know this key (${status})`,
        'Put a private key of the account in its place, here and on the route',
      );
    return fail('key', explain(error, address), 'See whether this machine may reach Klaviyo');
  }
};

/**
 * The key in a variable of the environment, by calls that write nothing. The route may have another
 * one: what that can do, only an event shows.
 */
const checkKeyIn = async (
  variable: string,
  io: Io,
  tell: (finding: Finding) => void,
): Promise<void> => {
  const key = io.env[variable];
  const skipScopes = (why: string): void => {
    for (const check of SCOPE_CHECKS) tell(skip(check, why));
  };
  if (!key) {
    tell(skip('key', `${variable} is not set here`, 'Set it to have the key checked'));
    skipScopes('there is no key to try');
  } else if (!/^pk_[\w-]+$/.test(key)) {
    const advice = 'Take a private key; the public one of six characters cannot do it';
    tell(fail('key', `${variable} is no private key, which begins with pk_`, advice));
    skipScopes('there is no key to try');
  } else {
    const trying = { ...io, env: { ...io.env, KLAVIYO_API_KEY: key } };
    const { klaviyo, address } = connect(trying);
    const known = await checkKnown(klaviyo, address);
    tell(known);
    if (known.state === 'ok') {
      for (const check of Object.keys(NEEDED)) tell(await checkNeeded(trying, check));
      tell(await checkExcess(trying));
    } else skipScopes('the key is not known');
  }
};

/** The key, and the next one while keys are rotated. */
export const checkKeys = async (io: Io, tell: (finding: Finding) => void): Promise<void> => {
  await checkKeyIn('KLAVIYO_API_KEY', io, tell);
  if (io.env.KLAVIYO_API_KEY_NEXT)
    await checkKeyIn('KLAVIYO_API_KEY_NEXT', io, (finding) =>
      tell({ ...finding, check: `next-${finding.check}` }),
    );
};
