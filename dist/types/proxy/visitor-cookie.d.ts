import type { Context } from 'hono';
import type { WireVisitor } from '../protocol/wire.js';
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
    fresh?: {
        id: string;
        was: string;
    };
    /** Keyed digests of what was verified of whom, the latest first. */
    proven?: readonly string[];
}
/**
 * Who a batch is of, and what the cookie is to remember. A page that found no stored visitor made
 * an id up; the browser may be known by an older one. Any other page knows better than the cookie.
 */
export declare const recognise: ({ anonymous_id: id, fresh: isFresh }: WireVisitor, cookie: Remembered | undefined) => {
    anonymousId: string;
    remembered: Remembered;
};
/** What the cookie is signed with. */
export declare const secretOf: (settings: CookieSettings) => Promise<string>;
/** What this browser's cookie says, if it is ours: nobody can make one up. */
export declare const readVisitorCookie: (context: Context, settings: CookieSettings) => Promise<Remembered | undefined>;
/**
 * The `Set-Cookie` that remembers the visitor where scripts cannot reach it and Safari does not
 * delete it after seven days, as it does what scripts store.
 */
export declare const toVisitorCookie: ({ current, fresh, proven }: Remembered, settings: CookieSettings) => Promise<string>;
/** Tells the browser to forget him. */
export declare const forgetVisitor: (context: Context, settings: CookieSettings) => void;
