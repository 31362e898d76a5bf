import type { Call } from './call.js';
/** Where an event's metric stands in the body. */
export interface NamedMetric {
    readonly name: string;
    /** Pointer to the event's attributes. */
    readonly at: string;
}
/** Refuses the request if a fault is switched on for one of its metrics. */
export declare const refuseMetrics: ({ box, path }: Call, metrics: readonly NamedMetric[]) => void;
