import type { Remembered } from './recognise.js';
/** What the route needs to know of the cookie it sets. */
export interface CookieSettings {
    apiKey: string;
    /** Another key whose cookies are ours: that which is to come, or that which was before. */
    nextApiKey?: string | undefined;
    cookieSecret: string | undefined;
    /** For shops whose checkout is a sibling subdomain: `shop.example`. Without it, this host alone. */
    cookieDomain: string | undefined;
}
/** What the cookie is signed with. */
export declare const secretOf: (settings: CookieSettings) => Promise<string>;
/** A cookie that came and is ours. */
export interface VisitorCookie {
    remembered: Remembered;
    /** Says the same again, for another 400 days; without it, another key signs now. */
    renewal?: {
        value: string;
        setCookie: string;
        dueMs: number;
    };
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
export declare const createVisitorCookies: (settings: CookieSettings) => VisitorCookies;
/** The `Set-Cookie` that tells the browser to forget him. */
export declare const forgetVisitor: (settings: CookieSettings) => string;
