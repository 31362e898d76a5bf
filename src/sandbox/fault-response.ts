import { errorDocument } from './contract/failure.js';
import type { Fault } from './faults.js';

const details: Record<number, string> = {
  429: 'Request was throttled. Expected available in',
  500: 'An internal error occurred.',
  503: 'The service is unavailable.',
};

const wordFault = (status: number, seconds: number | undefined) =>
  status === 429
    ? `${details[429]} ${seconds} second${seconds === 1 ? '' : 's'}.`
    : (details[status] ?? 'A switched-on fault of the sandbox.');

const page = (status: number) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>`;

/** The answer of a switched-on fault. A 429 always says when to come back, as Klaviyo's do (documented). */
export const faultResponse = (fault: Fault & { status: number }): Response => {
  const { status, body } = fault;
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  const isHtml = body === 'html';
  const headers = new Headers({
    'content-type': isHtml ? 'text/html' : 'application/vnd.api+json',
  });
  if (seconds !== undefined) headers.set('retry-after', String(seconds));
  const problem = { detail: wordFault(status, seconds), pointer: '/data' };
  const text = isHtml ? page(status) : JSON.stringify(errorDocument(status, [problem]));
  return new Response(text, { status, headers });
};
