import { Failure } from './failure.js';

/** Read-only view of a request's headers; names in lower case. */
export type Headers = (name: string) => string | undefined;

/** Thrown for `Bearer pk_...`: the edge in front of Klaviyo answers HTML, not JSON (observed). */
export class WrongScheme extends Error {
  override readonly name = 'WrongScheme';
}

/** The private key of a request, or a 401. Any `pk_` key opens the sandbox. */
export const readKey = (headers: Headers): string => {
  const given = headers('authorization') ?? '';
  if (/^Bearer\s+pk_/i.test(given)) throw new WrongScheme('A private key is not a bearer token');
  const key = /^Klaviyo-API-Key (pk_\w+)$/.exec(given)?.[1];
  if (key !== undefined) return key;
  const detail =
    given === ''
      ? 'Missing or invalid authorization scheme.'
      : 'Incorrect authentication credentials.';
  throw new Failure(401, { detail, pointer: '/data/' });
};

const accepted = ['application/json', 'application/vnd.api+json'];

/** Passes both content types that real clients send; anything else is a 415. */
export const requireJson = (headers: Headers): void => {
  const type = (headers('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (accepted.includes(type)) return;
  throw new Failure(415, { detail: `Unsupported media type '${type}' in request.` });
};
