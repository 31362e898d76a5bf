import { type Dataset } from './cloudflare/analytics.js';
import type { Database, QueueBinding } from './cloudflare/bindings.js';
import { type CounterNamespace } from './cloudflare/counters.js';
import { type GathererNamespace } from './cloudflare/gathered-queue.js';
import type { IpPolicy } from './ip-policy.js';
import type { UnsafeText } from './policy/guard-fields.js';
import type { RateLimiter, RateLimits } from './rate-limits.js';
import type { LogEntry, RouteOptions } from './route-options.js';
import type { Budgets } from './trust/budgets.js';
import type { TypedIdentity } from './trust/typed-identity.js';
/** A Worker's secret: text, or a binding of the Secrets Store. */
type Secret = string | {
    get(): Promise<string>;
};
/** What `wrangler.jsonc` and `wrangler secret put` give the Worker. */
export interface WorkerEnv {
    /** Secret. Klaviyo's private key. */
    KLAVIYO_API_KEY: Secret;
    /** Secret. A second key of the account, while keys are rotated. */
    KLAVIYO_API_KEY_NEXT?: Secret;
    /** Where the route lives, such as `/q7f2`. */
    BASE_PATH: string;
    /** The shop's public origins where the Worker does not see its own, separated by blanks. */
    SHOP_ORIGINS?: string;
    /** Default `Identified`. */
    IDENTIFIED_METRIC?: string;
    /**
     * After how many hours an event is recorded without starting a flow: a number, or one for each
     * metric with `*` for all others. Default 6, and 1 for `Started Checkout`.
     */
    BACKFILL_AFTER_HOURS?: number | {
        [metric: string]: number;
    };
    /** Secret. Signs the visitor cookie; made from the key when missing. */
    COOKIE_SECRET?: Secret;
    /**
     * Secret. One or two secrets (`whsec_...`), separated by a blank, with which the shop's back end
     * signs what it sends to `{BASE_PATH}/server`. Without it there is no such path.
     */
    SERVER_SECRETS?: Secret;
    /** Secret. One or two, separated by blanks: they verify the tokens of the shop's back end. */
    TOKEN_SECRETS?: Secret;
    /** `accept`, `no-flows` or `ignore`; default `accept`. */
    TYPED_IDENTITY?: TypedIdentity;
    /** What identities that nobody verifies may use up: `budgets` of the route's options. */
    BUDGETS?: Budgets;
    /** A Durable Object (`Counters`): counts budgets for all of the Worker's processes. */
    COUNTERS?: CounterNamespace;
    /** Shares the visitor cookie with sibling subdomains. */
    COOKIE_DOMAIN?: string;
    /** How often pages may ask: `rateLimits` of the route's options. */
    RATE_LIMITS?: RateLimits;
    /** A rate-limit binding, which counts by address in each of Cloudflare's locations. */
    RATE_LIMIT?: RateLimiter;
    /** What becomes of a visitor's IP address: `none` (default), `truncate` or `full`. */
    IP_POLICY?: IpPolicy;
    /** The only metrics a page may send: a list, or names that commas separate. Default: all but the server's. */
    ALLOWED_METRICS?: string | readonly string[];
    /** The hosts a link of a page's event may lead to, separated by blanks. Default: any. */
    LINK_HOSTS?: string;
    /** What becomes of text with markup or tags of templates: `clean` (default), `reject` or `keep`. */
    UNSAFE_TEXT?: UnsafeText;
    /** Properties in which a page may send markup: a list, or names that commas separate. */
    MARKUP_PROPERTIES?: string | readonly string[];
    /** Klaviyo's address, or a sandbox's. */
    KLAVIYO_URL?: string;
    /** A queue whose consumer is this Worker. With it, pages are answered once it has their events. */
    EVENTS?: QueueBinding;
    /** A Durable Object (`Gatherer`): puts the events of several pages into one message of the queue. */
    GATHERER?: GathererNamespace;
    /** A D1 database for what Klaviyo refuses; needed beside a queue. */
    DEAD_LETTERS?: Database;
    /** Secret. Opens `{BASE_PATH}/metrics` to whoever sends it as a Bearer token. */
    METRICS_TOKEN?: Secret;
    /** A dataset of the Analytics Engine: gets a data point for each line of the log. */
    ANALYTICS?: Dataset;
}
/**
 * A Worker's bindings as options of its route. `log`: for what fails between them.
 * @throws {TypeError} when a binding is missing that another one needs.
 */
export declare const readEnv: (env: WorkerEnv, log: (entry: LogEntry) => void) => Promise<RouteOptions>;
export {};
