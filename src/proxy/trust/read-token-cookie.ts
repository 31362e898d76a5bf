import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { TOKEN_COOKIE } from '../../protocol/identity-token.js';

/** The tokens a browser came with; first the one that no sibling host can have set. */
export const readTokenCookies = (context: Context): string[] =>
  [getCookie(context, TOKEN_COOKIE, 'host'), getCookie(context, TOKEN_COOKIE)].filter(
    (token) => token !== undefined,
  );
