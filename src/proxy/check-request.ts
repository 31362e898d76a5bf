import { Refusal } from './refusal.js';

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
  if (encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'Send the body without a content encoding', {
      'accept-encoding': 'identity',
    });
  }
};

/**
 * Whether the page that sent this belongs to the shop: by `Sec-Fetch-Site`, which a page cannot
 * set, or by an exact `Origin` where a browser does not send it yet. Stops browsers, not programs.
 */
export const checkOrigin = (request: Request, allowedOrigins: readonly string[]): void => {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site === 'same-origin') return;
  if (origin && allowedOrigins.includes(origin)) return;
  if (!site && origin === new URL(request.url).origin) return;
  throw new Refusal(
    403,
    "Send events from the shop's own pages, or list the page's origin in allowedOrigins",
  );
};
