import type { WireAnswer, WireEvent } from '../protocol/wire.js';
import type { Parcel } from './batch.js';
import type { Core } from './core.js';
/** What an event is called in lists. */
export declare const nameEvent: (event: WireEvent | undefined) => string;
export interface Taken {
    parcel?: Parcel | undefined;
    /** Nothing was taken: the route asked to be left alone for so long. */
    pausedMs?: number;
}
/** The oldest entries of one person, sealed; they stay until they are settled. */
export declare const takeParcel: (core: Core, maxEvents: number) => Promise<Taken>;
/**
 * Forgets what was answered and tells each fate. Resolves to whether anything was settled: not so
 * when storage cannot forget, or the same events would leave again and again without a pause.
 */
export declare const settleParcel: (core: Core, parcel: Parcel, answer: WireAnswer) => Promise<boolean>;
/** Leaves the route alone for so long, on the next pages too. */
export declare const pause: ({ keeper }: Core, delayMs: number) => Promise<void>;
