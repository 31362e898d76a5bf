import type { Context } from 'hono';
import { deleteCookie, generateSignedCookie, getSignedCookie } from 'hono/cookie';
import type { WireVisitor } from '../protocol/wire.js';
import { toHex } from './hex.js';
import { UUID } from './uuid.js';

const NAME = 'keepsend';
/** 400 days, the longest a browser keeps a cookie (RFC 6265bis). */
const MAX_AGE_SECONDS = 34_560_000;
const SEPARATOR = '~';
/** A part that is no id; releases that know none pass over it. */
const DIGEST = /^[0-9a-f]{16}$/;

/** What the route needs to know of the cookie it sets. */
export interface CookieSettings {
  apiKey: string;
  /** Another key whose cookies are ours: that which is to come, or that which was before. */
  nextApiKey?: string | undefined;
  cookieSecret: string | undefined;
  /** For shops whose checkout is a sibling subdomain: `shop.example`. Without it, this host alone. */
  cookieDomain: string | undefined;
}

/** What the cookie remembers of a browser. */
export interface Remembered {
  /** Who it belongs to now. */
  current: string;
  /**
   * The last id that a page without a memory made up, and whose it turned out to be: its events may
   * come again after the browser has become somebody else's.
   */
  fresh?: { id: string; was: string };
  /** Keyed digests of what was verified of whom, the latest first. */
  proven?: readonly string[];
}

/**
 * Who a batch is of, and what the cookie is to remember. A page that found no stored visitor made
 * an id up; the browser may be known by an older one. Any other page knows better than the cookie.
 */
export const recognise = (
  { anonymous_id: id, fresh: isFresh }: WireVisitor,
  cookie: Remembered | undefined,
): { anonymousId: string; remembered: Remembered } => {
  if (!isFresh) return { anonymousId: id, remembered: { ...cookie, current: id } };
  if (cookie?.fresh?.id === id) return { anonymousId: cookie.fresh.was, remembered: cookie };
  const { current = id, fresh } = cookie ?? {};
  // Ids grow with time: one that was made before the present person's is a former visitor's, unless
  // the present one was made up too, by another page that was opened with it.
  const isMadeUp = fresh?.id === current && fresh.was === current;
  const isSame = isMadeUp || current < id;
  const anonymousId = isSame ? current : id;
  return { anonymousId, remembered: { ...cookie, current, fresh: { id, was: anonymousId } } };
};

/** `__Host-` forbids a domain, so that no sibling can plant the cookie. */
const prefixFor = ({ cookieDomain }: CookieSettings): 'host' | 'secure' =>
  cookieDomain ? 'secure' : 'host';

/** A secret nobody has to keep, made from the key that is kept anyway; it does not lead back to it. */
const deriveSecret = async (apiKey: string): Promise<string> => {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const raw = encoder.encode(apiKey);
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign']);
  return toHex(await crypto.subtle.sign('HMAC', key, encoder.encode('keepsend visitor cookie')));
};

/** Derived once for each route. */
const derived = new WeakMap<CookieSettings, Promise<string>>();

/** What the cookie is signed with. */
export const secretOf = async (settings: CookieSettings): Promise<string> => {
  if (settings.cookieSecret) return settings.cookieSecret;
  const secret = derived.get(settings) ?? deriveSecret(settings.apiKey);
  derived.set(settings, secret);
  return secret;
};

/** What this browser's cookie says, if it is ours: nobody can make one up. */
export const readVisitorCookie = async (
  context: Context,
  settings: CookieSettings,
): Promise<Remembered | undefined> => {
  const read = (secret: string) => getSignedCookie(context, secret, NAME, prefixFor(settings));
  const { cookieSecret, nextApiKey } = settings;
  const isOther = !cookieSecret && nextApiKey !== undefined;
  const value =
    (await read(await secretOf(settings))) ||
    (isOther && (await read(await deriveSecret(nextApiKey))));
  const parts = value ? value.split(SEPARATOR) : [];
  const [current, id, was] = parts.filter((part) => UUID.test(part));
  const proven = parts.filter((part) => DIGEST.test(part));
  if (!current) return undefined;
  return { current, ...(id && was && { fresh: { id, was } }), ...(proven.length && { proven }) };
};

const place = (settings: CookieSettings) => ({
  prefix: prefixFor(settings),
  ...(settings.cookieDomain && { domain: settings.cookieDomain }),
  path: '/',
  secure: true,
});

/**
 * The `Set-Cookie` that remembers the visitor where scripts cannot reach it and Safari does not
 * delete it after seven days, as it does what scripts store.
 */
export const toVisitorCookie = async (
  { current, fresh, proven = [] }: Remembered,
  settings: CookieSettings,
): Promise<string> => {
  const value = [current, ...(fresh ? [fresh.id, fresh.was] : []), ...proven].join(SEPARATOR);
  return generateSignedCookie(NAME, value, await secretOf(settings), {
    ...place(settings),
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: MAX_AGE_SECONDS,
  });
};

/** Tells the browser to forget him. */
export const forgetVisitor = (context: Context, settings: CookieSettings): void => {
  deleteCookie(context, NAME, place(settings));
};
