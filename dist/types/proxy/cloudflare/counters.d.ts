import { type WindowCounter } from '../window-counter.js';
/** What we use of a Durable Object's binding. */
export interface CounterNamespace {
    idFromName(name: string): unknown;
    get(id: never): {
        fetch(address: string, init: object): Promise<{
            json(): Promise<unknown>;
        }>;
    };
}
/** What we use of a Durable Object's storage. */
interface CounterState {
    storage: {
        get(key: string): Promise<unknown>;
        put(key: string, value: unknown): Promise<void>;
        setAlarm(atMs: number): Promise<void>;
        deleteAll(): Promise<void>;
    };
}
/**
 * A Durable Object that counts one key. The count is written before it is told, so that it is right
 * after an eviction; nothing is left of it once its window is over.
 */
export declare class Counters {
    #private;
    constructor({ storage }: CounterState);
    fetch(request: Request): Promise<Response>;
    /** When a window is over. A later one has an alarm of its own. */
    alarm(): Promise<void>;
}
/** Counts in Durable Objects, one for each key: the same for all processes of a Worker. */
export declare const createCloudflareCounter: (namespace: CounterNamespace) => WindowCounter;
export {};
