/**
 * Only JSON, and only as such: any other type may be sent by a page of another site without
 * asking first, this one makes the browser ask, and nobody answers.
 */
export declare const checkType: (headers: Headers) => void;
/**
 * Whether the page that sent this is the shop's own: by `Sec-Fetch-Site`, which a page cannot set,
 * or by an exact `Origin` where a browser does not send it. Stops browsers, not programs.
 */
export declare const checkOrigin: (request: Request, shopOrigins: readonly string[]) => void;
