import type { Filter } from '../filter.js';
import type { Json } from '../resources.js';
import type { LatestRevision, Since } from '../revision.js';
import type { Compared, Equals, Shape } from './shape.js';
/** An event as Klaviyo reads it back. Every field may be `null` (documented). */
export interface EventReading {
    /** Seconds since 1970. */
    timestamp: number | null;
    /** What was written as `properties`; `value` and `unique_id` are `$value` and `$event_id` in it. */
    event_properties: {
        [key: string]: Json;
    } | null;
    /** `2022-11-08T01:23:45+00:00`; in webhooks with a blank for the `T` (documented). */
    datetime: string | null;
    uuid: string | null;
}
/** An event as it was read before revision 2023-07-15. */
export interface LegacyEventReading extends Omit<EventReading, 'timestamp'> {
    metric_id: string;
    profile_id: string | null;
    /** Seconds since 1970, as a text. */
    timestamp: string | null;
}
export interface MetricReading {
    name: string | null;
    created: string | null;
    updated: string | null;
    /** Where its events come from; its `category` is `API` for custom metrics (observed). */
    integration: {
        [key: string]: Json;
    } | null;
}
/** What `getEvents` may filter by; `metric_id` takes no custom metric (documented). */
export type EventFilter<R extends string = LatestRevision> = Equals<'metric_id', string | readonly string[]> | Compared<'datetime'> | Compared<'timestamp', number> | Since<R, '2023-02-22', Equals<'profile_id'>> | Since<R, '2023-12-15', Filter<'has', 'profile', undefined>> | Since<R, '2026-04-15', Filter<'has', 'metric', undefined>>;
export interface EventShape<R extends string = LatestRevision> {
    attributes: EventReading;
    relationships: {
        profile: 'profile';
        metric: 'metric';
        attributions: readonly ['attribution'];
    };
    includes: EventIncludes<'metric' | 'profile' | Since<R, '2024-02-15', 'attributions'>>;
    filters: EventFilter<R>;
    sorts: 'datetime' | 'timestamp';
}
interface EventIncludes<Names extends string> {
    list: Names;
    get: Names;
}
export interface LegacyEventShape<R extends string> {
    attributes: LegacyEventReading;
    relationships: {
        profiles: readonly ['profile'];
        metrics: readonly ['metric'];
    };
    includes: EventIncludes<'metrics' | 'profiles'>;
    filters: EventFilter<R>;
    sorts: 'datetime' | 'timestamp';
}
export interface MetricShape extends Shape {
    attributes: MetricReading;
    relationships: {
        'flow-triggers': readonly ['flow'];
    };
    includes: {
        list: 'flow-triggers';
        get: 'flow-triggers';
    };
    filters: Equals<'integration.name' | 'integration.category'>;
}
export interface AttributionShape extends Shape {
    attributes: Record<never, never>;
    relationships: {
        event: 'event';
        'attributed-event': 'event';
        campaign: 'campaign';
        'campaign-message': 'campaign-message';
        flow: 'flow';
        'flow-message': 'flow-message';
        'flow-message-variation': 'flow-message';
    };
}
export {};
