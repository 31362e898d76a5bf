/** True for the API that browsers call: a company id instead of a key, and no revision of its own. */
export const isClientPath = (path: string): boolean => path.startsWith('/client/');

const EXPOSED = 'RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After';

/** The response, readable by a page of any origin; without credentials, as the real one (observed). */
export const allowOrigins = (response: Response): Response => {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', EXPOSED);
  return response;
};

/** The answer to a preflight: whatever header a page wants to send, it may. */
export const answerPreflight = (request: Request): Response => {
  const asked = request.headers.get('access-control-request-headers') ?? 'content-type, revision';
  return allowOrigins(
    new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': asked,
        'access-control-max-age': '600',
        vary: 'access-control-request-headers',
      },
    }),
  );
};
