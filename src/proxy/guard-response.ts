/**
 * On all that the route serves. Nothing of it is a page: opened as one, it may load nothing, run
 * nothing and be framed by nobody. Another origin may embed it only from the same site, because a
 * shop's checkout may be a sibling host that loads the script. There is no CORS grant: no page of
 * another origin reads anything.
 */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-site',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * An answer in JSON that is guarded as it is made. Its headers are its own: the Response of Hono's
 * Node server keeps what it is given, and what one visitor's answer adds would be in the next one's.
 */
export const toJsonResponse = (
  body: unknown,
  status: number,
  headers: { [name: string]: string },
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...HEADERS,
      ...headers,
    },
  });

/** Where all other answers get the headers that each of them has; only scripts may be cached. */
export const guardResponse = (response: Response): Response => {
  const { headers } = response;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return response;
};
