import type { TrackerEvents } from './tracker.js';
export interface Listeners {
    on<Name extends keyof TrackerEvents>(name: Name, listener: (detail: TrackerEvents[Name]) => void): () => void;
    emit<Name extends keyof TrackerEvents>(name: Name, detail: TrackerEvents[Name]): void;
}
/** Tells listeners; one that throws is reported to the console and stops neither the others nor us. */
export declare const createListeners: () => Listeners;
