import type { Box } from './box.js';
import { WrongScheme } from './contract/access.js';
import { errorDocument, Failure } from './contract/failure.js';
import { mediaType } from './contract/media-type.js';
import { hideKeys, redact } from './contract/redact.js';
import type { Exchange } from './exchange.js';
import { badRequestPage } from './faults/html-pages.js';
import { Throttled } from './limits/throttle.js';
import { nameRequest } from './name-request.js';
import { reportCrash } from './report-crash.js';
import { writeEntry } from './store/journal.js';

const writeReject = (box: Box, exchange: Exchange, status: number, errors: string): void => {
  const entry = {
    ...nameRequest(exchange),
    status,
    errors,
    body: hideKeys(JSON.stringify(redact(exchange.known.body ?? null))),
  };
  writeEntry(box.database, 'rejects', entry);
  box.feed.publish('rejects');
};

const crashed = (exchange: Exchange, error: unknown): Failure => {
  reportCrash(`${exchange.method} ${exchange.known.endpoint?.name ?? '(no endpoint)'}`, error);
  return new Failure(500, {
    detail: 'The sandbox failed on this request: a bug of its own. Its log says where.',
  });
};

// A 429 says when to come back instead of what is left (documented).
const headersOf = ({ known }: Exchange, failure: Failure) => ({
  ...mediaType(known.revision),
  ...(failure instanceof Throttled
    ? { 'retry-after': String(failure.retryAfterSeconds) }
    : known.rateHeaders),
});

/** The answer to a request that was refused, which is noted. An error of our own becomes a 500. */
export const refuse = (box: Box, exchange: Exchange, error: unknown): Response => {
  if (error instanceof WrongScheme) {
    const detail = 'A private key was sent as a bearer token: answered with an HTML page.';
    writeReject(box, exchange, 400, JSON.stringify([{ detail }]));
    return new Response(badRequestPage, { status: 400, headers: { 'content-type': 'text/html' } });
  }
  const failure = error instanceof Failure ? error : crashed(exchange, error);
  // Some details quote what came, and a key may come anywhere.
  const { errors } = errorDocument(failure.status, failure.problems);
  const shown = hideKeys(JSON.stringify(errors));
  writeReject(box, exchange, failure.status, shown);
  return new Response(`{"errors":${shown}}`, {
    status: failure.status,
    headers: headersOf(exchange, failure),
  });
};
