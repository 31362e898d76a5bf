import { Failure } from './failure.js';

/** Read-only view of a request's headers; names in lower case. */
export type Headers = (name: string) => string | undefined;

/** Thrown for `Bearer pk_...`: the edge in front of Klaviyo answers HTML, not JSON (observed). */
export class WrongScheme extends Error {
  override readonly name = 'WrongScheme';
}

/** What a request has to show for itself: a private key, an OAuth token (documented), or nothing of use. */
export type Credentials =
  | { readonly kind: 'private' | 'oauth'; readonly secret: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/** Reads the Authorization header; throws for a private key sent as a bearer token. */
export const readCredentials = (headers: Headers): Credentials => {
  const given = headers('authorization') ?? '';
  if (given === '') return { kind: 'missing' };
  if (/^Bearer\s+pk_/i.test(given)) throw new WrongScheme('A private key is not a bearer token');
  const key = /^Klaviyo-API-Key (pk_\w+)$/.exec(given)?.[1];
  if (key !== undefined) return { kind: 'private', secret: key };
  const token = /^Bearer ([\w.~+/-]+=*)$/.exec(given)?.[1];
  return token === undefined ? { kind: 'malformed' } : { kind: 'oauth', secret: token };
};

/** What follows the scheme: it must appear nowhere. What is too short to be a secret is none. */
export const readSecret = (headers: Headers): string | undefined =>
  /^\S+\s+(pk_\w+|.{8,})$/.exec((headers('authorization') ?? '').trim())?.[1];

const accepted = ['application/json', 'application/vnd.api+json'];

/** Passes both content types that real clients send; anything else is a 415. */
export const requireJson = (headers: Headers): void => {
  const type = (headers('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (accepted.includes(type)) return;
  throw new Failure(415, { detail: `Unsupported media type '${type}' in request.` });
};
