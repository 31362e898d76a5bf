import type * as v from 'valibot';
import type { bulkCreateRequest, EventAttributes, EventProfile } from '../checks/event-requests.js';
type Job = v.InferOutput<ReturnType<typeof bulkCreateRequest>>['data']['attributes'];
type CheckedGroup = Job['events-bulk-create']['data'][number];
/** One event of a bulk job, with the pointer to its attributes and a job that would send it alone. */
export interface GroupedEvent {
    readonly at: string;
    readonly attributes: EventAttributes;
    readonly sent: string;
}
/** One person's events in a bulk job. */
export interface BulkGroup {
    readonly profile: EventProfile;
    readonly events: readonly GroupedEvent[];
}
/** Splits a group into events; one that does not say `backfill` takes the group's. */
export declare const splitGroup: (group: CheckedGroup, index: number) => BulkGroup;
export {};
