import { readSecret } from './contract/access.js';
import { hideKeys } from './contract/redact.js';
import { redactQuery } from './contract/redact-query.js';
import type { Exchange } from './exchange.js';

/** Which request it was, for every journal: without a key, and with personal values masked. */
export const nameRequest = ({ id, request, path, url, headers, at }: Exchange) => ({
  at,
  request_id: id,
  method: request.method,
  path: hideKeys(path),
  query: redactQuery(url.searchParams, readSecret(headers)),
});
