import type { ApiCall } from './api-call.js';
import type { Call, CallOptions } from './call.js';
import type { Client } from './client.js';
import { getOne } from './get-one.js';
import type { ListCall } from './list-call.js';
import { toListSearch } from './list-search.js';
import { type AnyQuery, toSearch } from './query.js';
import { readList } from './read-list.js';
import { readOne } from './read-one.js';
import type { Identifier, Resource } from './resource.js';
import type { Exactly, GetQuery, ListQuery } from './resource-query.js';
import { isSince, type LatestRevision, type Since } from './revision.js';
import { toSegment } from './segment.js';
import type { ResourceMapAt } from './shapes/resource-map.js';

/** How to read events. `page.size`: 1 to 1,000, by default 200 (since revision 2026-01-15). */
export type EventsQuery<R extends string = LatestRevision> = Omit<
  ListQuery<'event', ResourceMapAt<R>>,
  'page'
> & {
  page?:
    | {
        readonly cursor?: string | undefined;
        readonly size?: Since<R, '2026-01-15', number> | undefined;
      }
    | undefined;
};

/** How to read one event. */
export type EventQuery<R extends string = LatestRevision> = GetQuery<'event', ResourceMapAt<R>>;

export interface EventReads<R extends string = LatestRevision> {
  /** Events, newest last unless sorted (350/s, 3,500/min; `events:read`). */
  getEvents<const Q extends EventsQuery<R>>(
    query?: Exactly<Q, EventsQuery<R>>,
    options?: CallOptions,
  ): ListCall<Resource<'event', Q, ResourceMapAt<R>>>;
  /** One event (10/s, 150/min; `events:read`). 404 when there is none. */
  getEvent<const Q extends EventQuery<R>>(
    id: string,
    query?: Exactly<Q, EventQuery<R>>,
    options?: CallOptions,
  ): ApiCall<Resource<'event', Q, ResourceMapAt<R>>>;
  /** The metric of an event (350/s, 3,500/min; `events:read`, `metrics:read`). */
  getEventMetric<const Q extends Pick<GetQuery<'metric'>, 'fields'>>(
    id: string,
    query?: Exactly<Q, Pick<GetQuery<'metric'>, 'fields'>>,
    options?: CallOptions,
  ): ApiCall<Resource<'metric', Q> | null>;
  /** The person of an event (350/s, 3,500/min; `events:read`, `profiles:read`). */
  getEventProfile<const Q extends Pick<GetQuery<'profile'>, 'additionalFields' | 'fields'>>(
    id: string,
    query?: Exactly<Q, Pick<GetQuery<'profile'>, 'additionalFields' | 'fields'>>,
    options?: CallOptions,
  ): ApiCall<Resource<'profile', Q> | null>;
  /** Which metric an event is of (350/s, 3,500/min; `events:read`, `metrics:read`). */
  getEventRelationshipsMetric(
    id: string,
    options?: CallOptions,
  ): ApiCall<Identifier<'metric'> | null>;
  /** Whose event it is (350/s, 3,500/min; `events:read`, `profiles:read`). */
  getEventRelationshipsProfile(
    id: string,
    options?: CallOptions,
  ): ApiCall<Identifier<'profile'> | null>;
}

const WIDE = [350, 3500] as const;

/** The calls that read events. */
export const eventReads = ({ send, revision }: Client) => {
  // Up to 2023-06-15 the paths were plural, and held a list of one (documented).
  const end = isSince(revision, '2023-07-15') ? '' : 's';
  const call = (name: string, path: string, options: CallOptions = {}): Call => ({
    method: 'GET',
    name,
    path: `/api/events${path}`,
    quota: WIDE,
    signal: options.signal,
  });
  const related =
    (name: string, path: string) =>
    (id: string, query?: AnyQuery, options?: CallOptions): ApiCall<never> =>
      readOne(send, {
        ...call(name, `/${toSegment(id)}${path}${end}`, options),
        query: toSearch(query),
        isNullable: true,
      });
  const metricId = related('getEventRelationshipsMetric', '/relationships/metric');
  const profileId = related('getEventRelationshipsProfile', '/relationships/profile');
  return {
    getEvents: (query?: AnyQuery, options?: CallOptions): ListCall<never> =>
      readList(send, { ...call('getEvents', '', options), query: toListSearch(query) }),
    getEvent: (id: string, query?: AnyQuery, options?: CallOptions): ApiCall<never> =>
      getOne(send, { ...call('getEvent', `/${toSegment(id)}`, options), quota: [10, 150] }, query),
    getEventMetric: related('getEventMetric', '/metric'),
    getEventProfile: related('getEventProfile', '/profile'),
    getEventRelationshipsMetric: (id: string, options?: CallOptions) =>
      metricId(id, undefined, options),
    getEventRelationshipsProfile: (id: string, options?: CallOptions) =>
      profileId(id, undefined, options),
  };
};
