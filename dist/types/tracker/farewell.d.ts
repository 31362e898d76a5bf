import type { Core } from './core.js';
export interface Farewell {
    /** One beacon per person, the oldest events first; what does not fit waits for the next page. */
    say(): void;
    /** The visitor is back. Nobody read an answer to the beacons, so they count for nothing. */
    takeBack(): void;
}
/** Hands what nobody answered to the browser, which sends it when the page is gone. */
export declare const createFarewell: (core: Core) => Farewell;
