import type { Box } from './box.js';
import { WrongScheme } from './contract/access.js';
import { errorDocument, Failure } from './contract/failure.js';
import { hideKeys, redact } from './contract/redact.js';
import { writeEntry } from './store/journal.js';

/** What every answer of the API is, but for the edge's HTML. */
export const JSON_API = { 'content-type': 'application/vnd.api+json' };

/** A request as far as it was read. */
export interface Refused {
  readonly request: Request;
  readonly path: string;
  readonly body: unknown;
}

const htmlPage = () =>
  new Response('<html><body><h1>400 Bad Request</h1></body></html>', {
    status: 400,
    headers: { 'content-type': 'text/html' },
  });

const writeReject = (box: Box, refused: Refused, status: number, errors: unknown): void => {
  const { request, path, body } = refused;
  writeEntry(box.database, 'rejects', {
    at: box.now(),
    method: request.method,
    path: hideKeys(path),
    status,
    errors: hideKeys(JSON.stringify(errors)),
    body: JSON.stringify(redact(body ?? null)),
  });
  box.feed.publish('rejects');
};

/** The answer to a request that was refused, which is noted; an error of our own is thrown on. */
export const refuse = (box: Box, refused: Refused, error: unknown): Response => {
  if (error instanceof WrongScheme) {
    const detail = 'A private key was sent as a bearer token: answered with an HTML page.';
    writeReject(box, refused, 400, [{ detail }]);
    return htmlPage();
  }
  if (!(error instanceof Failure)) throw error;
  const { status, problems } = error;
  const document = errorDocument(status, problems);
  writeReject(box, refused, status, document.errors);
  return new Response(JSON.stringify(document), { status, headers: JSON_API });
};
