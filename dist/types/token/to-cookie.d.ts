/** Where a token's cookie is good. */
export interface CookiePlace {
    /** Shares it with sibling subdomains: `shop.example`. Default: the host that sets it alone. */
    domain?: string;
    /** `false` only to try things out on plain http. Default `true`. */
    secure?: boolean;
}
/**
 * The `Set-Cookie` that hands a token to the browser: it comes with every request to the route from
 * then on, and scripts cannot read it. It ends with its token.
 * @throws {TypeError} when the first argument is no token.
 */
export declare const toCookie: (token: string, place?: CookiePlace) => string;
/** The `Set-Cookie` that deletes it, for a logout. The place must be the one it was set with. */
export declare const toExpiredCookie: (place?: CookiePlace) => string;
