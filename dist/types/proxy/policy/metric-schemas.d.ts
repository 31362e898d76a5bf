import type { WireTrack } from '../../protocol/wire.js';
import { type Rejection } from '../verdict.js';
import type { StandardSchema } from './standard-schema.js';
/** What the events of a metric have to be, by schemas of any library that keeps to Standard Schema. */
export interface MetricSchema {
    /** Of the properties, `{}` when there are none. What it makes of them is what is sent. */
    properties?: StandardSchema;
    /** Of the event's value, `undefined` when there is none. */
    value?: StandardSchema;
}
/** By the metric's name, whatever its case. */
export interface MetricSchemas {
    readonly [metric: string]: MetricSchema;
}
type Checked = {
    event: WireTrack;
} | Rejection;
/** Holds an event to the schemas of its metric; at once when there are none. Never rejects. */
export type CheckSchemas = (event: WireTrack) => Checked | Promise<Checked>;
/** Compiles the shop's schemas. One that throws costs its own events alone, and its operator is told. */
export declare const createCheckSchemas: (schemas: MetricSchemas, onError: (metric: string, error: unknown) => void) => CheckSchemas;
export {};
