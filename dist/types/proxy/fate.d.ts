import type { WireResult } from '../protocol/wire.js';
/** Why events are held: how long to leave Klaviyo alone, and what to tell the operator. */
export interface Delay {
    retryAfterMs: number;
    status: number;
    code?: string | undefined;
}
/** What became of one event. */
export type Fate = {
    result: WireResult;
} | {
    id: string;
    delay: Delay;
};
export declare const accepted: (id: string) => Fate;
export declare const held: (id: string, delay: Delay) => Fate;
export declare const refused: (id: string, pointer?: string, detail?: string) => Fate;
export declare const toDelay: (error: unknown) => Delay;
/** A failed call for one event: refused when Klaviyo judged the event, held in every other case. */
export declare const fateOf: (id: string, error: unknown) => Fate;
