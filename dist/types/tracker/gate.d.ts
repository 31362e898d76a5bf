import type { Consent, Storage } from './tracker.js';
interface Doors {
    /** Reads the visitor; never rejects. */
    open(): Promise<void>;
    opened(): unknown;
    /** Deletes what is stored. */
    forget(): Promise<unknown>;
}
export interface Gate {
    /**
     * Runs `call` in turn, once the visitor is known. While consent is pending it resolves to
     * `memory` at once, and to `none` when consent is denied.
     */
    run(call: () => Promise<Storage>): Promise<Storage>;
    set(consent: Consent): Promise<void>;
    consent(): Consent;
    isOpen(): boolean;
    /** The page is being left: lets the calls that wait for storage through. `false` without consent. */
    rush(): boolean;
}
/** Lets nothing through before the visitor agreed and is known, and keeps the order of the calls. */
export declare const createGate: (initial: Consent | undefined, doors: Doors) => Gate;
export {};
