/** A Worker's secret: text, or a binding of the Secrets Store. */
type Secret = string | {
    get(): Promise<string>;
};
/** What `wrangler.jsonc` and `wrangler secret put` give the Worker. */
export interface WorkerEnv {
    /** Secret. Klaviyo's private key. */
    KLAVIYO_API_KEY: Secret;
    /** Where the route lives, such as `/q7f2`. */
    BASE_PATH: string;
    /** The shop's public origins where the Worker does not see its own, separated by blanks. */
    SHOP_ORIGINS?: string;
    /** Default `Identified`. */
    IDENTIFIED_METRIC?: string;
    /** Secret. Signs the visitor cookie; made from the key when missing. */
    COOKIE_SECRET?: Secret;
    /** Shares the visitor cookie with sibling subdomains. */
    COOKIE_DOMAIN?: string;
    /** Klaviyo's address, or a sandbox's. */
    KLAVIYO_URL?: string;
}
/** What keeps a Worker at work after its client is gone. */
interface WorkerContext {
    waitUntil(work: Promise<unknown>): void;
}
/** The Cloudflare Worker. A wrong configuration answers 503, so that pages keep their events. */
declare const _default: {
    fetch(request: Request, env: WorkerEnv, context?: WorkerContext): Promise<Response>;
};
export default _default;
