import { Refusal } from './refusal.js';

const ENCODINGS = ['gzip', 'identity'];

/**
 * Only JSON, and only as such: any other type may be sent by a page of another site without
 * asking first, this one makes the browser ask, and nobody answers.
 */
export const checkType = (headers: Headers): void => {
  const type = headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'Send application/json');
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (!ENCODINGS.includes(encoding.toLowerCase())) {
    throw new Refusal(415, 'Send the body gzipped or as it is', {
      'accept-encoding': ENCODINGS.join(', '),
    });
  }
};

/**
 * Whether the page that sent this is the shop's own: by `Sec-Fetch-Site`, which a page cannot set,
 * or by an exact `Origin` where a browser does not send it. Stops browsers, not programs.
 */
export const checkOrigin = (request: Request, shopOrigins: readonly string[]): void => {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  const origin = request.headers.get('origin') ?? '';
  const isOwn = origin === new URL(request.url).origin || shopOrigins.includes(origin);
  if (!site && isOwn) return;
  throw new Refusal(
    403,
    "Send events from pages of the route's own origin; where the route cannot see it, set shopOrigins",
  );
};

/**
 * Turns away what comes from any page, the shop's own included: a secret in a page is none. Node's
 * `fetch` sends a `Sec-Fetch-Mode`, which therefore says nothing.
 */
export const checkNoBrowser = (headers: Headers): void => {
  if (headers.has('sec-fetch-site') || headers.has('origin'))
    throw new Refusal(403, "Send this from the shop's server; pages send to the path of events");
};

/**
 * The same for a page that only reads: older browsers say nothing at all of whom a GET is from, and
 * no page of another origin could read the answer.
 */
export const checkReader = (request: Request, shopOrigins: readonly string[]): void => {
  const { headers } = request;
  if (headers.has('sec-fetch-site') || headers.has('origin')) checkOrigin(request, shopOrigins);
};
