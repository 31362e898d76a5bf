import type { ApiCall } from './api-call.js';
import type { CallOptions } from './call.js';
import type { Client } from './client.js';
import type { ListCall } from './list-call.js';
import { type AnyQuery } from './query.js';
import type { Identifier, Resource } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import { type LatestRevision, type Since } from './revision.js';
import type { ResourceMapAt } from './shapes/resource-map.js';
/** How to read events. `page.size`: 1 to 1,000, by default 200 (since revision 2026-01-15). */
export type EventsQuery<R extends string = LatestRevision> = Omit<ListQuery<'event', ResourceMapAt<R>>, 'page'> & {
    page?: {
        readonly cursor?: string | undefined;
        readonly size?: Since<R, '2026-01-15', number> | undefined;
    } | undefined;
};
/** How to read one event. */
export type EventQuery<R extends string = LatestRevision> = GetQuery<'event', ResourceMapAt<R>>;
export interface EventReads<R extends string = LatestRevision> {
    /** Events, newest last unless sorted (350/s, 3,500/min; `events:read`). */
    getEvents<const Q extends EventsQuery<R>>(query?: Exactly<Q, EventsQuery<R>>, options?: CallOptions): ListCall<Resource<'event', Q, ResourceMapAt<R>>>;
    /** One event (10/s, 150/min; `events:read`). 404 when there is none. */
    getEvent<const Q extends EventQuery<R>>(id: string, query?: Exactly<Q, EventQuery<R>>, options?: CallOptions): ApiCall<Resource<'event', Q, ResourceMapAt<R>>>;
    /** The metric of an event (350/s, 3,500/min; `events:read`, `metrics:read`). */
    getEventMetric<const Q extends Pick<GetQuery<'metric'>, 'fields'>>(id: string, query?: Exactly<Q, Pick<GetQuery<'metric'>, 'fields'>>, options?: CallOptions): ApiCall<Resource<'metric', Q> | null>;
    /** The person of an event (350/s, 3,500/min; `events:read`, `profiles:read`). */
    getEventProfile<const Q extends Pick<GetQuery<'profile'>, 'additionalFields' | 'fields'>>(id: string, query?: Exactly<Q, Pick<GetQuery<'profile'>, 'additionalFields' | 'fields'>>, options?: CallOptions): ApiCall<Resource<'profile', Q> | null>;
    /** Which metric an event is of (350/s, 3,500/min; `events:read`, `metrics:read`). */
    getEventRelationshipsMetric(id: string, options?: CallOptions): ApiCall<Identifier<'metric'> | null>;
    /** Whose event it is (350/s, 3,500/min; `events:read`, `profiles:read`). */
    getEventRelationshipsProfile(id: string, options?: CallOptions): ApiCall<Identifier<'profile'> | null>;
}
/** The calls that read events. */
export declare const eventReads: ({ send, revision }: Client) => {
    getEvents: (query?: AnyQuery, options?: CallOptions) => ListCall<never>;
    getEvent: (id: string, query?: AnyQuery, options?: CallOptions) => ApiCall<never>;
    getEventMetric: (id: string, query?: AnyQuery, options?: CallOptions) => ApiCall<never>;
    getEventProfile: (id: string, query?: AnyQuery, options?: CallOptions) => ApiCall<never>;
    getEventRelationshipsMetric: (id: string, options?: CallOptions) => ApiCall<never>;
    getEventRelationshipsProfile: (id: string, options?: CallOptions) => ApiCall<never>;
};
