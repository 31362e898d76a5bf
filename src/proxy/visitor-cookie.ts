import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';

const NAME = 'keepsend';
/** 400 days, the longest a browser keeps a cookie (RFC 6265bis). */
const MAX_AGE_SECONDS = 34_560_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface CookieOptions {
  secret: string;
  /** For shops whose checkout is a sibling subdomain: `.shop.example`. Without it, this host alone. */
  domain?: string | undefined;
}

/** `__Host-` forbids a domain, so that no sibling can plant the cookie. */
const prefixFor = ({ domain }: CookieOptions): 'host' | 'secure' => (domain ? 'secure' : 'host');

/** The anonymous id this browser had, if the cookie is ours: nobody can make one up. */
export const readVisitorCookie = async (
  context: Context,
  options: CookieOptions,
): Promise<string | undefined> => {
  const value = await getSignedCookie(context, options.secret, NAME, prefixFor(options));
  return value && UUID.test(value) ? value : undefined;
};

/**
 * Remembers the anonymous id where scripts cannot reach it and Safari does not delete it after
 * seven days, as it does what scripts store.
 */
export const writeVisitorCookie = (
  context: Context,
  anonymousId: string,
  options: CookieOptions,
): Promise<void> =>
  setSignedCookie(context, NAME, anonymousId, options.secret, {
    prefix: prefixFor(options),
    ...(options.domain && { domain: options.domain }),
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: MAX_AGE_SECONDS,
  });

/** A secret nobody has to keep, made from the key that is kept anyway; it does not lead back to it. */
export const deriveSecret = async (apiKey: string): Promise<string> => {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(apiKey), algorithm, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign(
    'HMAC',
    key,
    encoder.encode('keepsend visitor cookie'),
  );
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
};
