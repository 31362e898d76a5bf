import { admit } from './access/admit.js';
import { requireScopes } from './access/scopes.js';
import type { Answer, Box } from './box.js';
import { chooseEndpoint } from './choose-endpoint.js';
import { chooseRevision } from './contract/choose-revision.js';
import type { Exchange } from './exchange.js';
import { refusePoisoned, withFault } from './faults/with-fault.js';
import { meter } from './limits/throttle.js';
import { withRequestId } from './recording/with-request-id.js';

/**
 * The answer to a request, or a Failure. The order of the checks is that of Django REST Framework,
 * whose words Klaviyo's errors use (assumed), but that scopes are looked at after the rate: key,
 * revision, endpoint, rate, scopes, body.
 */
export const perform = async (box: Box, exchange: Exchange): Promise<Answer> => {
  const { path, params, url, headers, method, at, known } = exchange;
  const { account, grant } = admit(box, path, url, headers);
  const revision = chooseRevision(headers, box.settings, at);
  known.revision = revision;
  const endpoint = chooseEndpoint(exchange.candidates, method, path, revision);
  known.endpoint = endpoint;
  known.rateHeaders = meter(box, { account, endpoint, url, revision, at });
  requireScopes(endpoint, url, grant);
  const { value, bytes } = await exchange.readBody();
  refusePoisoned(known.fault, value);
  return endpoint.answer({
    box: withFault(withRequestId(box, exchange.id), known.fault),
    url,
    path,
    params,
    id: params.id ?? '',
    headers,
    revision,
    body: value,
    bodyBytes: bytes,
    at,
  });
};
