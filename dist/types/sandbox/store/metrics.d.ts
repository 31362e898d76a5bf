import type { Database } from './database.js';
/** A kind of event. Two services may each have one of the same name. */
export interface Metric {
    readonly id: string;
    readonly name: string;
    readonly service: string;
    readonly created: number;
}
/** The metric of that name, made on first use as Klaviyo does. */
export declare const ensureMetric: (database: Database, name: string, service: string, now: number) => Metric;
/** The metric with that id. */
export declare const findMetric: (database: Database, id: string) => Metric | undefined;
