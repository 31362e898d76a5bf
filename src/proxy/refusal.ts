import type { ProblemDetails } from '../protocol/wire.js';
import { redact } from './redact.js';

/** What a refusal is called, by its status. */
const TITLES: { [status: number]: string } = {
  400: 'The batch cannot be read',
  401: 'Not authenticated',
  403: 'Not from this shop',
  404: 'There is nothing here',
  405: 'Wrong method',
  409: 'Another version',
  413: 'Too large',
  415: 'Wrong content type',
  429: 'Too many requests',
  500: 'The route failed',
  503: 'Not now',
};

/** A request we turn away, with the status that tells the caller why and the words that say what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    detail: string,
    readonly headers: { [name: string]: string } = {},
    /** What the answer says beside (RFC 9457, extension members). */
    readonly more: object = {},
  ) {
    super(detail);
  }
}

/** RFC 9457. Nothing of the request is repeated in it. */
export const toProblemResponse = ({ status, message, headers, more }: Refusal): Response => {
  const title = TITLES[status] ?? 'Refused';
  const problem: ProblemDetails = { type: 'about:blank', title, status, detail: redact(message) };
  return new Response(JSON.stringify({ ...problem, ...more }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...headers,
    },
  });
};
