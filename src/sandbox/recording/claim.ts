import type { Claim } from '../identity/decide.js';
import { decodeExchangeToken } from '../identity/exchange-token.js';
import { listGiven } from '../identity/person.js';
import type { Database } from '../store/database.js';
import { findOwner, findProfile, type Profile } from '../store/profiles.js';
import type { IncomingProfile } from './incoming-event.js';
import type { Occasion } from './update-traits.js';

/** A claim ready to decide, with a sentence for each identifier that led nowhere. */
export interface LookedUp {
  readonly claim: Claim<Profile>;
  readonly ignored: readonly string[];
}

const findNamed = (database: Database, { id, exchangeToken }: IncomingProfile) => {
  const ignored: string[] = [];
  const byId = id === undefined ? undefined : findProfile(database, id);
  if (id !== undefined && byId === undefined)
    ignored.push(`ignored profile id ${id}: there is no such profile`);
  const inside = exchangeToken === undefined ? undefined : decodeExchangeToken(exchangeToken);
  const byToken = inside === undefined ? undefined : findProfile(database, inside);
  if (exchangeToken !== undefined && byToken === undefined)
    ignored.push('ignored the _kx token: it stands for no profile here');
  if (byId !== undefined && byToken !== undefined && byId.id !== byToken.id)
    ignored.push('ignored the _kx token: the profile id names somebody else');
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
  return { claim: { named, given, owners, mayChange: occasion === 'import' }, ignored };
};
