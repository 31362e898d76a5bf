/** At most so many requests in each window of time. */
export interface RateLimit {
    /** `Infinity` is no limit. */
    requests: number;
    windowMs: number;
}
/** How often pages may ask; `false` is as often as they like. */
export interface RateLimits {
    /** For an IPv4 address, or the first 64 bits of an IPv6 address. Default 600 in ten seconds. */
    perAddress?: RateLimit | false;
    /** For a visitor, by his anonymous id. Default 300 a minute. */
    perVisitor?: RateLimit | false;
}
/** A place that counts for several processes; the shape of Cloudflare's rate-limit binding. */
export interface RateLimiter {
    /** Counts one request of a key. `success` is whether it was within the limit. */
    limit(request: {
        key: string;
    }): Promise<{
        success: boolean;
    }>;
}
/**
 * A page sends at most once a second. So many are an office of sixty people who all do nothing but
 * click, or five tabs of a browser that cannot share one sender.
 */
export declare const DEFAULT_RATE_LIMITS: {
    readonly perAddress: {
        readonly requests: 600;
        readonly windowMs: 10000;
    };
    readonly perVisitor: {
        readonly requests: 300;
        readonly windowMs: 60000;
    };
};
