import type { IpPolicy } from './ip-policy.js';
import type { LateRule } from './late.js';
import type { Metrics } from './metrics.js';
import type { UnsafeText } from './policy/guard-fields.js';
import type { MetricSchemas } from './policy/metric-schemas.js';
import type { EventQueue } from './queued/message.js';
import type { RateLimiter, RateLimits } from './rate-limits.js';
import type { Budgets } from './trust/budgets.js';
import type { TypedIdentity } from './trust/typed-identity.js';
import type { WindowCounter } from './window-counter.js';
/** One line for the operator; holds no identifier, no key and nothing a visitor typed. */
export interface LogEntry {
    at: 'collect' | 'server' | 'deliver' | 'error' | 'limit' | 'budget';
    [fact: string]: unknown;
}
export interface RouteOptions {
    /**
     * Where accepted events wait for a consumer (see `createConsumer`): the page is answered once the
     * queue has them. Default: none; the page is answered once Klaviyo has them.
     */
    queue?: EventQueue;
    /** Klaviyo's private key (`pk_...`), with `events:write` and `profiles:write`. Never leaves the route. */
    apiKey: string | undefined;
    /**
     * A second private key of the same account, while keys are rotated: a call that Klaviyo refuses for
     * one key is made with the other at once. Cookies that were signed by means of it are read as well.
     * Default: none.
     */
    nextApiKey?: string;
    /** Where the route lives on the shop's host, such as `/q7f2`. Choose one nobody else has. */
    basePath: string;
    /**
     * The shop's public origins, exact, for a route that does not see its own: behind a proxy that
     * changes host or scheme. Only for browsers that send no `Sec-Fetch-Site`. Default: the request's.
     */
    shopOrigins?: readonly string[];
    /** Signs the visitor cookie. Default: made from the key; set it to keep cookies when keys rotate. */
    cookieSecret?: string;
    /** Shares the cookie with sibling subdomains: `shop.example`. Default: this host alone. */
    cookieDomain?: string;
    /**
     * Opens `POST {basePath}/server` to the shop's own back end, which signs what it sends as Standard
     * Webhooks have it, with one of these secrets (`whsec_` and 24 bytes or more in Base64). Two while
     * one gives way to another. Default: none; there is no such path.
     */
    serverSecrets?: readonly string[];
    /**
     * Verify the tokens by which the shop's back end says who a visitor is (`keepsend/token`). One or
     * two, of at least 32 characters: while one takes the other's place, both count. Default: none,
     * and nobody is verified.
     */
    tokenSecrets?: readonly string[];
    /**
     * What becomes of an e-mail address, phone number or customer id that no token verifies: `accept`,
     * as Klaviyo's own script does; `no-flows` records the visitor's events without starting a flow;
     * `ignore` leaves it out, and the events are the anonymous visitor's. Default `accept`.
     */
    typedIdentity?: TypedIdentity;
    /**
     * What identities that no token verifies may use up in an hour. Default 300 events that may start
     * flows for each recipient, 3,000 new identities, and 60 from one address; `Infinity` is no limit.
     */
    budgets?: Budgets;
    /** Where budgets are counted for several processes. Default: in this process alone. */
    counters?: WindowCounter;
    /** Metrics a page must not send. Default: those of orders, such as `Placed Order`. */
    serverOnlyMetrics?: readonly string[];
    /** The only metrics a page may send, those the theme sends by itself included. Default: all but the server's. */
    allowedMetrics?: readonly string[];
    /**
     * What the properties and the value of a metric's events have to be, whoever sends them: schemas of
     * valibot, zod, arktype or any other library of Standard Schema. Default: none.
     */
    metricSchemas?: MetricSchemas;
    /**
     * The hosts a link may lead to that a page sends: `shop.example`, or `*.shop.example` for all below
     * it. Links are then https, and to no other. Default: any host; links that run a script never.
     */
    linkHosts?: readonly string[];
    /**
     * What a page sends may be shown in an e-mail. Text with markup (`<b>`) or with tags of templates
     * (`{{`) is cleaned of them, or the event is rejected, or it stays as it is. Default `clean`.
     */
    unsafeText?: UnsafeText;
    /** Properties in which a page may send markup, such as `Description`, and what is inside them. Default: none. */
    markupProperties?: readonly string[];
    /**
     * The metric that records who a visitor turned out to be: an event with all his identifiers is
     * what makes Klaviyo join his anonymous past to him. Default `Identified`.
     */
    identifiedMetric?: string;
    /**
     * An event that comes to Klaviyo later than this after it happened is recorded, but starts no
     * flow (Klaviyo's `backfill`): nobody is reminded of a cart he left last week in an outbox. In
     * milliseconds, for all metrics, or by metric with `*` for all others; `Infinity` is never.
     * Default six hours, and one for `Started Checkout`.
     */
    backfillAfterMs?: number | LateRule;
    /**
     * How often pages may ask, counted in this process. What is too much is answered with 429 and
     * `Retry-After`; the page keeps its events and obeys. See `RateLimits` for the defaults.
     */
    rateLimits?: RateLimits;
    /**
     * Counts requests by address for several processes, before `rateLimits` do: Cloudflare's
     * rate-limit binding, or anything of its shape. One that fails, or takes longer than a second,
     * limits nobody. Default: none.
     */
    rateLimiter?: RateLimiter;
    /**
     * What becomes of a visitor's IP address, where the host knows it: `none` of it leaves the route,
     * `truncate` sends the first 24 bits of an IPv4 and 48 of an IPv6 address to Klaviyo with each event
     * (`location.ip`), `full` all of it. Default `none`.
     */
    ipPolicy?: IpPolicy;
    /** Default Klaviyo's own; a sandbox's address for trying things out. */
    klaviyoUrl?: string;
    /** How long to wait for Klaviyo, in milliseconds. Default 8,000. */
    klaviyoTimeoutMs?: number;
    /**
     * Opens `GET {basePath}/metrics`, Prometheus' text format, to whoever sends it as a Bearer token.
     * At least 16 characters. Default: there is no such page.
     */
    metricsToken?: string;
    /** Counters to share with a consumer. Default: the route's own, since it was made. */
    metrics?: Metrics;
    /**
     * What a consumer uses of each of Klaviyo's limits, above 0 and up to 1; the rest is for whatever
     * else uses the account. Default 0.6: 1,500 events a second.
     */
    klaviyoShare?: number;
    /**
     * Takes an entry for each batch, and for what else happens. Default: lines of JSON to the console; of
     * batches that went as they should one a second tells, of all since the one before.
     */
    log?: (entry: LogEntry) => void;
    /** Default: the platform's. */
    fetch?: typeof globalThis.fetch;
}
