import type { Context } from 'hono';
export interface CookieOptions {
    secret: string;
    /** For shops whose checkout is a sibling subdomain: `.shop.example`. Without it, this host alone. */
    domain?: string | undefined;
}
/** The anonymous id this browser had, if the cookie is ours: nobody can make one up. */
export declare const readVisitorCookie: (context: Context, options: CookieOptions) => Promise<string | undefined>;
/**
 * Remembers the anonymous id where scripts cannot reach it and Safari does not delete it after
 * seven days, as it does what scripts store.
 */
export declare const writeVisitorCookie: (context: Context, anonymousId: string, options: CookieOptions) => Promise<void>;
/** A secret nobody has to keep, made from the key that is kept anyway; it does not lead back to it. */
export declare const deriveSecret: (apiKey: string) => Promise<string>;
