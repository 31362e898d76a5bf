import { errorDocument } from '../contract/failure.js';
import { mediaType } from '../contract/media-type.js';
import { LATEST, type RevisionName } from '../contract/revisions.js';
import { Throttled } from '../limits/throttle.js';
import type { Fault } from './fault.js';
import { edgeHeaders, edgePage } from './html-pages.js';

const details: Readonly<Record<number, string>> = {
  401: 'Incorrect authentication credentials.',
  403: 'You do not have permission to perform this action.',
  500: 'An internal error occurred.',
  503: 'The service is unavailable.',
};

const wordJson = (status: number, seconds: number, revision: RevisionName) => {
  const problems =
    status === 429
      ? new Throttled(seconds, revision).problems
      : [{ detail: details[status] ?? 'A switched-on fault of the sandbox.', pointer: '/data' }];
  return JSON.stringify(errorDocument(status, problems));
};

/** The answer of a switched-on fault in the form of a revision. A 429 always says when to come back, as Klaviyo's do (documented). */
export const faultResponse = (
  fault: Pick<Fault, 'body' | 'retryAfterSeconds'>,
  status: number,
  revision: RevisionName = LATEST,
): Response => {
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  const later = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  if (fault.body === 'empty') return new Response(null, { status, headers: later });
  if (fault.body === 'html')
    return new Response(edgePage(status), {
      status,
      headers: { ...edgeHeaders(status), ...later },
    });
  const headers = { ...mediaType(revision), ...later };
  return new Response(wordJson(status, seconds ?? 1, revision), { status, headers });
};
