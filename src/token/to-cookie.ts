import { MAX_TOKEN_LENGTH, TOKEN_COOKIE } from '../protocol/identity-token.js';

/** Where a token's cookie is good. */
export interface CookiePlace {
  /** Shares it with sibling subdomains: `shop.example`. Default: the host that sets it alone. */
  domain?: string;
  /** `false` only to try things out on plain http. Default `true`. */
  secure?: boolean;
}

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;

const write = (token: string, maxAgeSeconds: number, place: CookiePlace = {}): string => {
  const { domain, secure: isSecure = true } = place;
  if (domain !== undefined && !DOMAIN.test(domain))
    throw new TypeError(
      `domain must be a domain like 'shop.example'; what came is ${JSON.stringify(domain)}`,
    );
  // A browser takes `__Host-` from the host itself and over https only, so that no sibling can plant it.
  const name = isSecure && !domain ? `__Host-${TOKEN_COOKIE}` : TOKEN_COOKIE;
  return [
    `${name}=${token}`,
    'Path=/',
    `Max-Age=${maxAgeSeconds}`,
    ...(domain ? [`Domain=${domain}`] : []),
    ...(isSecure ? ['Secure'] : []),
    'HttpOnly',
    'SameSite=Lax',
  ].join('; ');
};

/** When it ends, in seconds since 1970. Its signature is the route's business. */
const readEnd = (token: string): number => {
  if (!TOKEN.test(token) || token.length > MAX_TOKEN_LENGTH) return Number.NaN;
  const [, claims = ''] = token.split('.');
  try {
    return Number(JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).exp);
  } catch {
    return Number.NaN;
  }
};

/**
 * The `Set-Cookie` that hands a token to the browser: it comes with every request to the route from
 * then on, and scripts cannot read it. It ends with its token.
 * @throws {TypeError} when the first argument is no token.
 */
export const toCookie = (token: string, place?: CookiePlace): string => {
  const end = readEnd(token);
  if (!Number.isFinite(end))
    throw new TypeError('The first argument must be a token, as createToken makes it');
  return write(token, Math.max(0, end - Math.floor(Date.now() / 1_000)), place);
};

/** The `Set-Cookie` that deletes it, for a logout. The place must be the one it was set with. */
export const toExpiredCookie = (place?: CookiePlace): string => write('', 0, place);
