import { Failure } from '../contract/failure.js';
import { readText } from './control.js';

/** An e-mail address from the query as profiles have it; null when there is none, a 400 when it is none. */
export const readEmail = (url: URL, name: string): string | null => {
  const email = readText(url, name)?.trim().toLowerCase() ?? null;
  if (email === null || email.includes('@')) return email;
  throw new Failure(400, { detail: `'${name}' must be an e-mail address.`, parameter: name });
};
