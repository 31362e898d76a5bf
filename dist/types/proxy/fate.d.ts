import { KlaviyoError } from '../klaviyo/index.js';
import type { WireResult } from '../protocol/wire.js';
/** Why events are held: how long to leave Klaviyo alone, and what to tell the operator. */
export interface Delay {
    retryAfterMs: number;
    status: number;
    code?: string | undefined;
    /** What the page is told where it is not Klaviyo that makes it wait. */
    detail?: string;
    /** Not begun, because one before it has to wait: nothing is known of the event itself. */
    isBehind?: true;
}
/** Not begun when the time for a batch was over. */
export declare const TOO_LATE: Delay;
export declare const behind: (delay: Delay) => Delay;
/** The event it repeats was not taken. */
export declare const AFTER_ITS_TWIN: Delay;
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
/** Whether nothing gets through until somebody mends the key. */
export declare const isAboutTheKey: ({ status, code }: Pick<Delay, 'status' | 'code'>) => boolean;
export declare const toDelay: (error: unknown) => Delay;
/** Whether it was the event itself that Klaviyo gave no word on: it may have it all the same. */
export declare const isSilence: (delay: Delay) => boolean;
/** A status without a reason may come from anything before Klaviyo, such as its edge's HTML. */
export declare const isAboutTheEvent: ({ status, code }: KlaviyoError) => boolean;
/** A failed call for one event: refused when Klaviyo judged the event, held in every other case. */
export declare const fateOf: (id: string, error: unknown) => Fate;
/** The identifier a 400 is about, when it is about the person and not about what he did. */
export declare const refusedPerson: (error: unknown) => string | undefined;
