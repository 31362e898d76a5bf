import type { Call } from './call.js';
import { type Quota } from './windows.js';
/** Keeps the requests of one endpoint within both windows. */
export interface Gate {
    /** Resolves when the next request may leave; in the order of asking. */
    enter(signal?: AbortSignal): Promise<void>;
    /**
     * Must follow every `enter`. Learns from the answer, if one came: the quota, what others have
     * used of it, how long to stay away.
     */
    learn(headers?: Headers, retryAfterMs?: number): void;
}
/** A gate for one endpoint, where those wait who may not leave yet. */
export declare const createGate: (share: number, quota?: Quota, now?: () => number) => Gate;
/** The gates of one account, one for what is counted together, made when it is first asked. */
export type Gates = (call: Call) => Gate;
/** Gates that leave the rest of each quota, beyond `share`, to others who use the account. */
export declare const createGates: (share: number) => Gates;
