import type { Core } from './core.js';
import type { Inspection } from './tracker.js';
export interface Sender {
    /**
     * Sends until nothing waits, or an attempt fails and the next one is scheduled. `isUrgent` does
     * not wait for our own backoff, only for a pause the route asked for. Resolves to what still waits.
     */
    flush(isUrgent: boolean): Promise<number>;
}
/** What looks at the whole outbox, and so is seldom wanted. */
export interface Inspector {
    inspectCore(core: Core): Promise<Omit<Inspection, 'consent'>>;
    enforceLimits(core: Core): Promise<void>;
}
/** Fetches the parts that a page can do without at first; `attempt` counts from 0. */
export interface Loader {
    send(attempt: number): Promise<{
        createSender(core: Core): Sender;
    }>;
    inspect(attempt: number): Promise<Inspector>;
}
export interface Dispatch {
    /** Sends soon, together with what else comes until then. */
    soon(): void;
    /** Sends now, whatever our own backoff says. Resolves to what still waits. */
    now(): Promise<number>;
}
/** Loads a part once, and again when that failed. */
export declare const once: <Part>(load: (attempt: number) => Promise<Part>) => (() => Promise<Part>);
/** Loads the sending half when there is something to send. */
export declare const createDispatch: (core: Core, load: Loader['send']) => Dispatch;
