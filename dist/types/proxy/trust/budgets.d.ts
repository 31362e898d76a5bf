import type { WindowCounter } from '../window-counter.js';
/** What identities that nobody verifies may use up; `Infinity` is as much as they like. */
export interface Budgets {
    /**
     * Events in an hour that may start flows for one e-mail address, phone number or customer id; more
     * are recorded without. Default 300: nobody shops so fast.
     */
    recipientEventsPerHour?: number;
    /**
     * Visitors in an hour with an identifier that was not seen before; the events of more are held,
     * and pages keep them. Default 3,000.
     */
    newIdentitiesPerHour?: number;
    /** The same from one IPv4 address, or the first 64 bits of an IPv6 address. Default 300. */
    newIdentitiesPerAddressPerHour?: number;
}
export declare const DEFAULT_BUDGETS: Readonly<Required<Budgets>>;
export declare const HOUR_MS: number;
/** Takes back what was counted for a key. */
export declare const giveBack: (counters: WindowCounter, key: string, windowMs: number, cost?: number) => Promise<void>;
