import type { TrackerEvents } from './tracker.js';
export interface Listeners {
    on<Name extends keyof TrackerEvents>(name: Name, listener: (detail: TrackerEvents[Name]) => void): () => void;
    /** Whatever it is, the listeners of `change` hear of it too. */
    emit<Name extends Exclude<keyof TrackerEvents, 'change'>>(name: Name, detail: TrackerEvents[Name]): void;
}
/** Tells listeners; one that throws is reported to the console and stops neither the others nor us. */
export declare const createListeners: () => Listeners;
