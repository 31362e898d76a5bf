import type { Kind } from '../../protocol/identifier.js';
import type { WireEvent, WireResult, WireVisitor } from '../../protocol/wire.js';
import type { KeyedDigest } from './keyed-digest.js';
import { type KnownVisitor, TYPED_KINDS, type TypedKind } from './known-visitor.js';
import { isIdentification, type Marked, withoutFlow } from './without-flow.js';

export const TYPED_IDENTITIES = ['accept', 'no-flows', 'ignore'] as const;

/** What a route makes of an identifier that nobody vouches for. */
export type TypedIdentity = (typeof TYPED_IDENTITIES)[number];

type Settled = Pick<KnownVisitor, 'person' | 'typed' | 'isCut'>;

const without = (person: WireVisitor, kinds: readonly Kind[]): WireVisitor => {
  const left = { ...person };
  for (const kind of kinds) delete left[kind];
  return left;
};

/**
 * An anonymous id that only the route can make: nobody can go on by it, and an event whose address
 * Klaviyo refuses still has somebody to belong to.
 */
const shadowOf = async (id: string, digest: KeyedDigest): Promise<string> =>
  (await digest(16, 'shadow', id)).replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/**
 * The person that Klaviyo is told of. Klaviyo takes whatever one event names for one person, and for
 * ever. So where a typed identifier is not believed it never stands beside one that is, nor an
 * account beside a link, which may be another's: a stranger would join his own anonymous id, link or
 * account to somebody's address, and go on by that.
 */
export const settlePerson = async (
  visitor: WireVisitor,
  typed: readonly TypedKind[],
  typedIdentity: TypedIdentity,
  digest: KeyedDigest,
): Promise<Settled> => {
  if (typedIdentity === 'accept') return { person: visitor, typed, isCut: false };
  const isCut = typed.length > 0;
  const isVerified = TYPED_KINDS.some((kind) => visitor[kind] && !typed.includes(kind));
  if (isVerified) return { person: without(visitor, [...typed, '_kx']), typed: [], isCut };
  if (!isCut || typedIdentity === 'ignore')
    return { person: without(visitor, typed), typed: [], isCut };
  const anonymousId = await shadowOf(visitor.anonymous_id, digest);
  return {
    person: { ...without(visitor, ['_kx']), anonymous_id: anonymousId },
    typed,
    isCut: false,
  };
};

/** Events as they are to be recorded, and the results of those that there is nothing to record of. */
export interface Prepared {
  events: readonly Marked[];
  results: WireResult[];
}

/** What the mode makes of a person's events. */
export const prepareEvents = (
  { person, typed, isCut }: Settled,
  events: readonly WireEvent[],
  typedIdentity: TypedIdentity,
): Prepared => {
  if (typedIdentity === 'no-flows' && typed.length)
    return { events: events.map(withoutFlow), results: [] };
  // What was said of somebody who is not believed must not be said of whoever the link is of.
  const isNobody = isCut && !TYPED_KINDS.some((kind) => person[kind]);
  if (!isNobody) return { events, results: [] };
  return {
    events: events.filter((event) => !isIdentification(event)),
    results: events.filter(isIdentification).map(({ id }) => ({ id, status: 'accepted' as const })),
  };
};
