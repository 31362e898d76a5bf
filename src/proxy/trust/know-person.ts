import type { WireVisitor } from '../../protocol/wire.js';
import type { KeyedDigest } from './keyed-digest.js';
import { type KnownVisitor, type Tier, TYPED_KINDS, type TypedKind } from './known-visitor.js';
import { settlePerson, type TypedIdentity } from './typed-identity.js';
import { type Proof, verifyToken } from './verify-token.js';

/** Two persons with every identifier, who share a browser. */
const MAX_PROVEN = 6;
/** Of a digest in the visitor cookie. */
const MARK_BYTES = 8;

const tierOf = (visitor: WireVisitor, typed: readonly TypedKind[]): Tier => {
  if (typed.length) return 'typed';
  if (TYPED_KINDS.some((kind) => visitor[kind])) return 'verified';
  return visitor._kx ? 'link' : 'anonymous';
};

/** What speaks for a batch's visitor. */
export interface Testimony {
  visitor: WireVisitor;
  /** Tokens the browser came with; the first that proves something counts. */
  tokens: readonly string[];
  /** What the visitor cookie remembers as proven before. */
  proven: readonly string[];
}

/**
 * Tells what is verified of a visitor from what is only typed in. What was verified once stays so
 * for the same visitor, as long as his cookie remembers it: an outbox may outlast a token.
 */
export const createKnower = (
  secrets: readonly string[],
  typedIdentity: TypedIdentity,
  /** The first is for what is remembered from now on; others are read as well. */
  digests: readonly [KeyedDigest, ...KeyedDigest[]],
) => {
  const marksOf = (...texts: string[]): Promise<string[]> =>
    Promise.all(digests.map((digest) => digest(MARK_BYTES, 'proven', ...texts)));

  const readProof = async ({ visitor, tokens }: Testimony): Promise<Proof | undefined> => {
    for (const token of tokens) {
      const proof = await verifyToken(token, secrets, visitor.anonymous_id);
      if (proof) return proof;
    }
    return undefined;
  };

  return async (
    testimony: Testimony,
  ): Promise<{ known: KnownVisitor; proven: readonly string[] }> => {
    const { visitor, tokens, proven } = testimony;
    const proof = await readProof(testimony);
    const typed: TypedKind[] = [];
    const verified: string[] = [];
    for (const kind of TYPED_KINDS) {
      const value = visitor[kind];
      if (value === undefined) continue;
      const marks = secrets.length ? await marksOf(visitor.anonymous_id, kind, value) : [];
      const isProven = proof?.[kind] === value || marks.some((mark) => proven.includes(mark));
      if (isProven) verified.push(...marks.slice(0, 1));
      else typed.push(kind);
    }
    return {
      known: {
        ...(await settlePerson(visitor, typed, typedIdentity, digests[0])),
        tier: tierOf(visitor, typed),
        isTokenRefused: secrets.length > 0 && tokens.length > 0 && !proof,
      },
      proven: [...new Set([...verified, ...proven])].slice(0, MAX_PROVEN),
    };
  };
};

export type Knower = ReturnType<typeof createKnower>;
