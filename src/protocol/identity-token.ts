import type { Kind } from './identifier.js';

/** Whom a token is for: one of another purpose says nothing here. */
export const TOKEN_AUDIENCE = 'keepsend';

/** The cookie that carries a token; `__Host-` stands before it where the shop can set it so. */
export const TOKEN_COOKIE = 'keepsend-token';

/** Of a secret that signs tokens, in characters. */
export const MIN_SECRET_LENGTH = 32;

/** The longest token there is need of; a cookie has 4,096 bytes (RFC 6265). */
export const MAX_TOKEN_LENGTH = 3_000;

/** A token proves a login of today. */
export const MAX_TOKEN_SECONDS = 24 * 60 * 60;

/** Claims that name a person, and the kind of identifier each stands for. */
export const CLAIMED_KINDS = {
  sub: 'external_id',
  email: 'email',
  phone_number: 'phone_number',
} as const satisfies { [claim: string]: Kind };

/** What the shop's back end says of a visitor: the claims of a JWT, signed by HS256. */
export interface IdentityClaims {
  aud: typeof TOKEN_AUDIENCE;
  /** Seconds since 1970. */
  iat: number;
  exp: number;
  /** The shop's own id of the customer. */
  sub?: string;
  email?: string;
  phone_number?: string;
  /** The anonymous id of the only visitor it is good for. */
  aid?: string;
}
