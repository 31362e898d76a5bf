import { KlaviyoError, redactKey } from '../klaviyo/index.js';
import { toPrintable } from './table.js';

/** What a key must be allowed for each call the commands make (documented). */
const SCOPES: { readonly [call: string]: string } = {
  getAccounts: 'accounts:read',
  getEvents: 'events:read, metrics:read and profiles:read',
  getProfiles: 'profiles:read',
};

/** The scopes that an answer names, as far as it names any; its wording is not documented. */
const scopesIn = (detail = ''): string | undefined =>
  detail.match(/\b[a-z-]+:(?:read|write)\b/g)?.join(', ');

const inSeconds = (ms: number): string => `${Math.ceil(ms / 1_000)} s`;

const explainKlaviyo = (error: KlaviyoError, address: string): string => {
  const { status, call, code, detail, html, retryAfterMs } = error;
  if (status === 0) {
    const [, reason = ''] = /no answer: (.*)$/s.exec(error.message) ?? [];
    return `no answer from ${address} (${reason}); is it the right address, and reachable?`;
  }
  if (status === 401 || code === 'not_authenticated')
    return `${address} does not know this key (${status}); check KLAVIYO_API_KEY`;
  if (html !== undefined) return `${address} answered ${status} with a page: ${html}`;
  if (status === 403)
    return `the key may not do this (403); it needs the scope ${scopesIn(detail) ?? SCOPES[call] ?? 'for it'}`;
  if (status === 429)
    return `${address} is asked too often (429); try again in ${inSeconds(retryAfterMs ?? 60_000)}`;
  return error.message;
};

/** Why something did not work, in one line that never holds a key. */
export const explain = (error: unknown, address = 'Klaviyo'): string => {
  const reason =
    error instanceof KlaviyoError
      ? explainKlaviyo(error, address)
      : error instanceof Error
        ? error.message
        : String(error);
  return toPrintable(redactKey(reason).replace(/\s+/g, ' ').trim());
};
