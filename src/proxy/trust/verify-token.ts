import { type Kind, readIdentifier } from '../../protocol/identifier.js';
import {
  CLAIMED_KINDS,
  MAX_TOKEN_LENGTH,
  MAX_TOKEN_SECONDS,
  TOKEN_AUDIENCE,
} from '../../protocol/identity-token.js';
import type { Identifiers } from '../../protocol/wire.js';

/** What the shop's back end vouches for. */
export type Proof = Omit<Identifiers, '_kx'>;

/** Clocks of two servers differ. */
const LEEWAY_SECONDS = 60;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const encoder = new TextEncoder();

const toBytes = (part: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Always by HMAC-SHA256, whatever the token says of itself; in constant time. */
const isSigned = async (
  signed: string,
  signature: Uint8Array<ArrayBuffer>,
  secrets: readonly string[],
): Promise<boolean> => {
  for (const secret of secrets) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const raw = encoder.encode(secret);
    const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
    if (await crypto.subtle.verify('HMAC', key, signature, encoder.encode(signed))) return true;
  }
  return false;
};

interface Fields {
  readonly [name: string]: unknown;
}

const parse = (part: string): Fields =>
  Object(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(part))));

const isPinned = ({ alg, crit }: Fields): boolean => alg === 'HS256' && crit === undefined;

/** For this route, made in the past, not over, and never good for longer than a day. */
const isInForce = ({ aud, iat, exp, nbf = iat }: Fields): boolean => {
  const times = [iat, exp, nbf];
  if (!times.every((time): time is number => Number.isFinite(time))) return false;
  const [from, until, notBefore] = times as [number, number, number];
  const now = Date.now() / 1_000;
  return (
    [aud].flat().includes(TOKEN_AUDIENCE) &&
    Math.max(from, notBefore) <= now + LEEWAY_SECONDS &&
    until > now - LEEWAY_SECONDS &&
    until - from <= MAX_TOKEN_SECONDS
  );
};

/** In the spelling the page's have; what is no identifier is left out. */
const readProof = (claims: Fields): Proof => {
  const proof: { [kind in Kind]?: string } = {};
  for (const [claim, kind] of Object.entries(CLAIMED_KINDS)) {
    try {
      proof[kind] = readIdentifier(kind, claims[claim]);
    } catch {
      // It vouches for the others all the same.
    }
  }
  return proof;
};

/**
 * Whom a token vouches for: a JWT of the shop's back end, signed by HS256 with one of the secrets.
 * `undefined` for whatever is none, is over, or is bound to another visitor. Never throws.
 */
export const verifyToken = async (
  token: string,
  secrets: readonly string[],
  anonymousId: string,
): Promise<Proof | undefined> => {
  if (token.length > MAX_TOKEN_LENGTH || !TOKEN.test(token)) return undefined;
  const [header = '', payload = '', signature = ''] = token.split('.');
  try {
    if (!(await isSigned(`${header}.${payload}`, toBytes(signature), secrets))) return undefined;
    const claims = parse(payload);
    const isOurs = isPinned(parse(header)) && isInForce(claims);
    return isOurs && (claims.aid ?? anonymousId) === anonymousId ? readProof(claims) : undefined;
  } catch {
    return undefined;
  }
};
