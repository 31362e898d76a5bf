import { parse } from 'hono/utils/cookie';
import { TOKEN_COOKIE } from '../../protocol/identity-token.js';

/** The tokens a browser came with; first the one that no sibling host can have set. */
export const readTokenCookies = ({ headers }: Request): string[] => {
  const cookies = parse(headers.get('cookie') ?? '');
  return [cookies[`__Host-${TOKEN_COOKIE}`], cookies[TOKEN_COOKIE]].filter(
    (token) => token !== undefined,
  );
};
