import { parts, script, stub } from '#page-scripts';
import { digest } from './digest.js';

/** Five minutes for a new release to arrive, and a day in which an old one is better than waiting. */
const EVERGREEN = 'public, max-age=300, stale-while-revalidate=86400';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const FRESH = 'no-cache';

const respond = async (request: Request, text: string, cacheControl: string): Promise<Response> => {
  const etag = `"${await digest(text, 8)}"`;
  const headers = {
    'cache-control': cacheControl,
    'content-type': 'text/javascript; charset=utf-8',
    etag,
  };
  const isKnown = request.headers.get('if-none-match')?.includes(etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
};

export const serveScript = (request: Request): Promise<Response> =>
  respond(request, script, EVERGREEN);

export const serveStub = (request: Request): Promise<Response> => respond(request, stub, EVERGREEN);

/**
 * A part by its name. A page that still holds the script of an earlier release asks for an earlier
 * name: it gets today's part of that kind, which must not be remembered under the old name.
 */
export const servePart = (request: Request, name: string): Promise<Response> | undefined => {
  const names = Object.keys(parts);
  const exact = names.includes(name);
  const kind = /^[a-z]\.(?=\w+\.js$)/.exec(name)?.[0];
  const current = exact ? name : kind && names.find((other) => other.startsWith(kind));
  const text = current && parts[current];
  return text ? respond(request, text, exact ? IMMUTABLE : FRESH) : undefined;
};
