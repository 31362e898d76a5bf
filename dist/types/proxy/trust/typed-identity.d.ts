import type { WireEvent, WireResult, WireVisitor } from '../../protocol/wire.js';
import type { KeyedDigest } from './keyed-digest.js';
import { type KnownVisitor, type TypedKind } from './known-visitor.js';
import { type Marked } from './without-flow.js';
export declare const TYPED_IDENTITIES: readonly ['accept', 'no-flows', 'ignore'];
/** What a route makes of an identifier that nobody vouches for. */
export type TypedIdentity = (typeof TYPED_IDENTITIES)[number];
type Settled = Pick<KnownVisitor, 'person' | 'typed' | 'isCut'>;
/**
 * The person that Klaviyo is told of. Klaviyo takes whatever one event names for one person, and for
 * ever. So where a typed identifier is not believed it never stands beside one that is, nor an
 * account beside a link, which may be another's: a stranger would join his own anonymous id, link or
 * account to somebody's address, and go on by that.
 */
export declare const settlePerson: (visitor: WireVisitor, typed: readonly TypedKind[], typedIdentity: TypedIdentity, digest: KeyedDigest) => Promise<Settled>;
/** Events as they are to be recorded, and the results of those that there is nothing to record of. */
export interface Prepared {
    events: readonly Marked[];
    results: WireResult[];
}
/** What the mode makes of a person's events. */
export declare const prepareEvents: ({ person, typed, isCut }: Settled, events: readonly WireEvent[], typedIdentity: TypedIdentity) => Prepared;
export {};
