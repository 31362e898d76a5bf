import { Failure } from '../contract/failure.js';
import type { RequestChoice } from '../store/find-requests.js';
import { readNumber } from './control.js';

/** A status (`404`, `4xx`, or `0` for no answer), null for any, or a 400. */
export const readStatus = (text: string | null): RequestChoice['status'] => {
  if (text === null || text === '') return null;
  if (/^[1-5]xx$/.test(text)) return [Number(text[0]) * 100, Number(text[0]) * 100 + 99];
  if (/^\d{1,3}$/.test(text)) return [Number(text), Number(text)];
  throw new Failure(400, { detail: 'Expected a status or 4xx.', parameter: 'status' });
};

/** `path` (its beginning), `status` (`404`, `4xx`, or `0` for no answer) and `since` (a `seq`) of a query. */
export const readRequestChoice = (url: URL): RequestChoice => ({
  path: url.searchParams.get('path'),
  status: readStatus(url.searchParams.get('status')),
  since: readNumber(url, 'since', 0, Number.MAX_SAFE_INTEGER),
});
