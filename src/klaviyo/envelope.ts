import type {
  EventAttributes,
  EventGroup,
  EventProfile,
  NewEvent,
  NewProfile,
} from './resources.js';

/** Fixes at the call what makes an event the same event in every retry. */
export const settleEvent = <T extends EventAttributes>(event: T, nowMs: number): T => ({
  ...event,
  time: event.time ?? new Date(nowMs).toISOString(),
  unique_id: event.unique_id ?? crypto.randomUUID(),
});

const toMetric = ({ metric, service }: EventAttributes): object => ({
  data: { type: 'metric', attributes: { name: metric, ...(service != null && { service }) } },
});

const toAttributes = ({ metric, service, properties = {}, ...rest }: EventAttributes): object => ({
  ...rest,
  properties,
  metric: toMetric({ metric, ...(service != null && { service }) }),
});

/** Of a single event, `meta` stands among the profile's attributes. */
const toEventProfile = ({ id, ...attributes }: EventProfile): object => ({
  data: { type: 'profile', ...(id != null && { id }), attributes },
});

/** Everywhere else it stands beside them. */
const toProfile = ({ id, meta, ...attributes }: EventProfile | NewProfile): object => ({
  data: { type: 'profile', ...(id != null && { id }), attributes, ...(meta && { meta }) },
});

/** The body of `POST /api/events`. */
export const toEventBody = ({ profile, ...event }: NewEvent): object => ({
  data: {
    type: 'event',
    attributes: { ...toAttributes(event), profile: toEventProfile(profile) },
  },
});

const toGroup = ({ profile, events, backfill }: EventGroup): object => ({
  type: 'event-bulk-create',
  attributes: {
    ...(backfill !== undefined && { backfill }),
    profile: toProfile(profile),
    events: { data: events.map((event) => ({ type: 'event', attributes: toAttributes(event) })) },
  },
});

/** The body of `POST /api/event-bulk-create-jobs`. */
export const toBulkBody = (groups: readonly EventGroup[]): object => ({
  data: {
    type: 'event-bulk-create-job',
    attributes: { 'events-bulk-create': { data: groups.map(toGroup) } },
  },
});

/** The body of `POST /api/profile-import`. */
export const toProfileBody = (profile: NewProfile): object => toProfile(profile);
