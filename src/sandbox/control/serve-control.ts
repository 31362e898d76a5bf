import type { Box } from '../box.js';
import { errorDocument, Failure } from '../contract/failure.js';
import { parseBody, readBytes } from '../contract/read-body.js';
import { hideKeys } from '../contract/redact.js';
import { checkQuery } from './check-query.js';
import type { Control } from './control.js';

const readObject = async (request: Request): Promise<unknown> => {
  const text = new TextDecoder().decode(await readBytes(request));
  const body = text === '' ? {} : parseBody(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new Failure(400, { detail: 'The body must be a JSON object.', pointer: '' });
};

/** Answers a request to `/_sandbox`; its errors have the API's shape. */
export const serveControl = async (
  box: Box,
  control: Control,
  request: Request,
  id: string,
): Promise<Response> => {
  try {
    const url = new URL(request.url);
    checkQuery(control, url);
    const body = ['POST', 'PATCH'].includes(request.method) ? await readObject(request) : {};
    const answer = await control.answer({ box, url, id, body, signal: request.signal });
    if (answer instanceof Response) return answer;
    const { status, headers = {} } = answer;
    if (answer.body === undefined) return new Response(null, { status, headers });
    return Response.json(answer.body, { status, headers });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const document = JSON.stringify(errorDocument(error.status, error.problems));
    const headers = { 'content-type': 'application/json' };
    return new Response(hideKeys(document), { status: error.status, headers });
  }
};
