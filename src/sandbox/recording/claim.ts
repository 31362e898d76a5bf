import type { Claim, Occasion } from '../identity/decide.js';
import { decodeExchangeToken } from '../identity/exchange-token.js';
import { listGiven } from '../identity/person.js';
import type { StepRecord } from '../identity/step-record.js';
import type { Database } from '../store/database.js';
import { findOwner, findProfile, type Profile } from '../store/profiles.js';
import type { IncomingProfile } from './incoming-event.js';

/** Something to say about a resolution, in structure and in words. */
export interface Told {
  readonly step: StepRecord;
  readonly sentence: string;
}

/** A claim ready to decide, with a sentence for each identifier that led nowhere. */
export interface LookedUp {
  readonly claim: Claim<Profile>;
  readonly ignored: readonly Told[];
}

// A token is not kept: it opens a profile to whoever holds it.
const ignoreToken = (why: string): Told => ({
  step: { kind: 'ignored', by: '_kx' },
  sentence: `ignored the _kx token: ${why}`,
});

const findNamed = (database: Database, { id, exchangeToken }: IncomingProfile) => {
  const ignored: Told[] = [];
  const byId = id === undefined ? undefined : findProfile(database, id);
  if (id !== undefined && byId === undefined)
    ignored.push({
      step: { kind: 'ignored', by: 'id', value: id },
      sentence: `ignored profile id ${id}: there is no such profile`,
    });
  const inside = exchangeToken === undefined ? undefined : decodeExchangeToken(exchangeToken);
  const byToken = inside === undefined ? undefined : findProfile(database, inside);
  if (exchangeToken !== undefined && byToken === undefined)
    ignored.push(ignoreToken('it stands for no profile here'));
  if (byId !== undefined && byToken !== undefined && byId.id !== byToken.id)
    ignored.push(ignoreToken('the profile id names somebody else'));
  return { named: byId ?? byToken, ignored };
};

/** Finds everybody a request may mean. */
export const lookUp = (
  database: Database,
  incoming: IncomingProfile,
  occasion: Occasion,
): LookedUp => {
  const { named, ignored } = findNamed(database, incoming);
  const found = listGiven(incoming.given).flatMap(([kind, value]) => {
    const owner = findOwner(database, kind, value);
    return owner === undefined ? [] : [[kind, owner] as const];
  });
  const { given } = incoming;
  const owners = Object.fromEntries(found);
  return { claim: { named, given, owners, occasion }, ignored };
};
