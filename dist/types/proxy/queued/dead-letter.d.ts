import type { WireEvent, WireResult } from '../../protocol/wire.js';
import type { Person } from '../person.js';
import type { LogEntry } from '../route-options.js';
/** An event that Klaviyo will not take, with the reason, kept for its operator. */
export interface DeadLetter {
    /** The event's own. */
    id: string;
    /** When it died, ISO 8601. */
    at: string;
    event: WireEvent;
    visitor: Person;
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
/** A line for the operator: the oldest dead letters gave way to newer ones. */
export declare const toForgottenEntry: (letters: number) => LogEntry;
/** Without the address he was seen at: it is for Klaviyo alone. */
export declare const toDeadLetter: ({ ip: _, ...visitor }: Person, event: WireEvent, { code, pointer, detail }: Pick<WireResult, 'code' | 'pointer' | 'detail'>) => DeadLetter;
