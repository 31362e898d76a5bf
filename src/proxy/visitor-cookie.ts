import { parse, parseSigned, serialize, serializeSigned } from 'hono/utils/cookie';
import { toHex } from './hex.js';
import type { Remembered } from './recognise.js';
import { createBoundedMap } from './trust/bounded-map.js';
import { UUID } from './uuid.js';

/** 400 days, the longest a browser keeps a cookie (RFC 6265bis). */
const MAX_AGE_SECONDS = 34_560_000;
/** As long as one that came is let be: a browser that keeps it for a week only still has it anew in time. */
const RENEW_EVERY_MS = 24 * 60 * 60 * 1000;
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

/** `__Host-` forbids a domain, so that no sibling can plant the cookie. */
const nameFor = ({ cookieDomain }: CookieSettings): string =>
  cookieDomain ? '__Secure-keepsend' : '__Host-keepsend';

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

const placeOf = ({ cookieDomain }: CookieSettings) => ({
  ...(cookieDomain && { domain: cookieDomain }),
  path: '/',
  secure: true,
});

const readValue = (value: string): Remembered | undefined => {
  const parts = value.split(SEPARATOR);
  const [current, id, was] = parts.filter((part) => UUID.test(part));
  const proven = parts.filter((part) => DIGEST.test(part));
  if (!current) return undefined;
  return { current, ...(id && was && { fresh: { id, was } }), ...(proven.length && { proven }) };
};

const writeValue = ({ current, fresh, proven = [] }: Remembered): string =>
  [current, ...(fresh ? [fresh.id, fresh.was] : []), ...proven].join(SEPARATOR);

/** A cookie that came and is ours. */
export interface VisitorCookie {
  remembered: Remembered;
  /** Says the same again, for another 400 days; without it, another key signs now. */
  renewal?: { value: string; setCookie: string; dueMs: number };
}

/** The cookies of the visitors of one route. */
export interface VisitorCookies {
  /** What this browser's cookie says, if it is ours: nobody can make one up. */
  read(request: Request): Promise<VisitorCookie | undefined>;
  /**
   * The `Set-Cookie` that remembers the visitor where scripts cannot reach it and Safari does not
   * delete it after seven days, as it does what scripts store. None when `came`, the cookie he came
   * with, says the same and this process has renewed it within a day: an answer on its way must not
   * bring back what the visitor has had forgotten meanwhile.
   */
  write(remembered: Remembered, came: VisitorCookie | undefined): Promise<string | undefined>;
}

/** Those whose signature need not be checked again: visitors who are here now. */
const MAX_KNOWN = 10_000;

export const createVisitorCookies = (settings: CookieSettings): VisitorCookies => {
  const { cookieSecret, nextApiKey } = settings;
  const otherKey = cookieSecret ? undefined : nextApiKey;
  const attributes = {
    ...placeOf(settings),
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: MAX_AGE_SECONDS,
  } as const;
  const name = nameFor(settings);
  /** By the text of the cookie, signature included, as it came. */
  const known = createBoundedMap<VisitorCookie>(MAX_KNOWN);
  const place = new RegExp(`(?:^|;)[ \\t]*${name}=([^;]*)`);

  const verify = async (text: string): Promise<VisitorCookie | undefined> => {
    // Of this text alone: what is known by it must be proven by it.
    const pair = `${name}=${text}`;
    const readSigned = async (secret: string) => (await parseSigned(pair, secret, name))[name];
    const value = await readSigned(await secretOf(settings));
    if (!value && !otherKey) return undefined;
    const other = !value && otherKey && (await readSigned(await deriveSecret(otherKey)));
    const remembered = readValue(value || other || '');
    if (!remembered || !value) return remembered && { remembered };
    const setCookie = serialize(name, parse(pair, name)[name] ?? '', attributes);
    const cookie = { remembered, renewal: { value, setCookie, dueMs: 0 } };
    // The same text, but no piece of a header: that would keep all of it in memory. Whoever writes it in
    // another way than it was set is verified each time.
    const own = setCookie.slice(name.length + 1, setCookie.indexOf(';'));
    if (own === text) known.set(own, cookie);
    return cookie;
  };
  return {
    read: async ({ headers }) => {
      const [, text] = place.exec(headers.get('cookie') ?? '') ?? [];
      return text ? (known.get(text) ?? verify(text)) : undefined;
    },
    write: async (remembered, came) => {
      const value = writeValue(remembered);
      const renewal = came?.renewal;
      if (renewal?.value !== value)
        return serializeSigned(name, value, await secretOf(settings), attributes);
      const nowMs = Date.now();
      if (nowMs < renewal.dueMs) return undefined;
      renewal.dueMs = nowMs + RENEW_EVERY_MS;
      return renewal.setCookie;
    },
  };
};

/** The `Set-Cookie` that tells the browser to forget him. */
export const forgetVisitor = (settings: CookieSettings): string =>
  serialize(nameFor(settings), '', { ...placeOf(settings), maxAge: 0 });
