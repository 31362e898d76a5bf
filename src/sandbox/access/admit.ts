import type { Box } from '../box.js';
import { admitCompany } from '../client-api/admit-company.js';
import { isClientPath } from '../client-api/cors.js';
import { type Headers, readCredentials } from '../contract/access.js';
import { Failure } from '../contract/failure.js';
import { digestKey, EVERYTHING, type KeyGrant } from './keys.js';

/** In whose name a request is answered. */
export interface Admitted {
  /** Whose rate limits it uses up. */
  readonly account: string;
  readonly grant: KeyGrant;
}

// Both statuses are documented, in two places; the words are assumed.
const refuse = ({ settings }: Box, detail: string) =>
  new Failure(settings.missingKey, { detail, pointer: '/data/', code: 'not_authenticated' });

const WRONG = 'Incorrect authentication credentials.';

/** Lets a request in by its private key, its OAuth token or its company id, or throws. */
export const admit = (box: Box, path: string, url: URL, headers: Headers): Admitted => {
  if (isClientPath(path)) {
    admitCompany(url, headers);
    return { account: 'company', grant: EVERYTHING };
  }
  const credentials = readCredentials(headers);
  if (credentials.kind === 'missing') throw refuse(box, 'Missing or invalid authorization scheme.');
  if (credentials.kind === 'malformed') throw refuse(box, WRONG);
  const grant = box.keys.find(credentials.secret);
  if (grant.revoked) throw refuse(box, WRONG);
  // Private keys of one account share a quota, each OAuth app has its own (documented); a token
  // stands for its app here.
  const isPrivate = credentials.kind === 'private';
  return { account: isPrivate ? 'account' : `app ${digestKey(credentials.secret)}`, grant };
};
