import type { WireEvent, WireResult, WireVisitor } from '../../protocol/wire.js';
/** An event that Klaviyo will not take, with the reason, kept for its operator. */
export interface DeadLetter {
    /** The event's own. */
    id: string;
    /** When it died, ISO 8601. */
    at: string;
    event: WireEvent;
    visitor: WireVisitor;
    /** `refused_by_klaviyo`, or `gave_up` after too many tries without a word from Klaviyo. */
    code: string;
    /** Where in the event, as far as Klaviyo said. */
    pointer?: string;
    /** Klaviyo's words. */
    detail?: string;
}
/** Where dead letters are kept. */
export interface DeadLetters {
    /** Resolves once they are durable. One that is there already stays as it is. */
    bury(letters: readonly DeadLetter[]): Promise<void>;
}
export declare const toDeadLetter: (visitor: WireVisitor, event: WireEvent, { code, pointer, detail }: Pick<WireResult, 'code' | 'pointer' | 'detail'>) => DeadLetter;
