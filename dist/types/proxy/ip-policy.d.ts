/**
 * What becomes of a visitor's IP address: nothing of it leaves the route (`none`), the first 24 bits
 * of an IPv4 and 48 of an IPv6 address go to Klaviyo (`truncate`), or all of it (`full`).
 */
export type IpPolicy = 'none' | 'truncate' | 'full';
export declare const IP_POLICIES: readonly IpPolicy[];
/** What a policy leaves of an address for the person of an event. */
export declare const ipFor: (policy: IpPolicy, text: string | undefined) => {
    ip?: string;
};
