import type { Context } from 'hono';
import type { WireVisitor } from '../protocol/wire.js';
/** What the route needs to know of the cookie it sets. */
export interface CookieSettings {
    apiKey: string;
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
}
/**
 * Who a batch is of, and what the cookie is to remember. A page that found no stored visitor made
 * an id up; the browser may be known by an older one. Any other page knows better than the cookie.
 */
export declare const recognise: ({ anonymous_id: id, fresh: isFresh }: WireVisitor, cookie: Remembered | undefined) => {
    anonymousId: string;
    remembered: Remembered;
};
/** A secret nobody has to keep, made from the key that is kept anyway; it does not lead back to it. */
export declare const deriveSecret: (apiKey: string) => Promise<string>;
/** What this browser's cookie says, if it is ours: nobody can make one up. */
export declare const readVisitorCookie: (context: Context, settings: CookieSettings) => Promise<Remembered | undefined>;
/**
 * Remembers the visitor where scripts cannot reach it and Safari does not delete it after seven
 * days, as it does what scripts store.
 */
export declare const writeVisitorCookie: (context: Context, { current, fresh }: Remembered, settings: CookieSettings) => Promise<void>;
/** Tells the browser to forget him. */
export declare const forgetVisitor: (context: Context, settings: CookieSettings) => void;
