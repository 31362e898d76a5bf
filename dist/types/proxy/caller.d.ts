import type { Context } from 'hono';
/** Who calls, by the word of the host the route runs on. */
export interface Caller {
    /**
     * The visitor's IP address, as the host itself has seen it: a stranger may write anything into a
     * header. Default: nobody knows, and nothing is counted by address.
     */
    address?: string | undefined;
}
/** Who calls, as the route sees it. */
export interface KnownCaller {
    /** In the one way to write it. */
    address?: string;
    /**
     * What belongs to one household or office: an IPv4 address, or the first 64 bits of an IPv6
     * address, of which everybody has as many as he likes. Count by this.
     */
    network?: string;
}
/** What is no address is nobody's. */
export declare const recogniseCaller: (caller?: Caller | null) => KnownCaller;
/** Who called. */
export declare const callerOf: (context: Context) => KnownCaller;
