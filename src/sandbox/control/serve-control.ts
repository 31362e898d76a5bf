import type { Box } from '../box.js';
import { errorDocument, Failure } from '../contract/failure.js';
import { parseBody, readBytes } from '../contract/read-body.js';
import { hideKeys } from '../contract/redact.js';
import type { Control } from './control.js';

const readJson = async (request: Request): Promise<unknown> => {
  const text = new TextDecoder().decode(await readBytes(request));
  return text === '' ? {} : parseBody(text);
};

/** Answers a request to `/_sandbox`; its errors have the API's shape. */
export const serveControl = async (
  box: Box,
  control: Control,
  request: Request,
  id: string,
): Promise<Response> => {
  try {
    const body = ['POST', 'PATCH'].includes(request.method) ? await readJson(request) : {};
    const url = new URL(request.url);
    const answer = await control.answer({ box, url, id, body, signal: request.signal });
    if (answer instanceof Response) return answer;
    if (answer.body === undefined) return new Response(null, { status: answer.status });
    return Response.json(answer.body, { status: answer.status });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const document = JSON.stringify(errorDocument(error.status, error.problems));
    const headers = { 'content-type': 'application/json' };
    return new Response(hideKeys(document), { status: error.status, headers });
  }
};
