import { toLegacyEventBody } from './legacy-envelope.js';
import type {
  EventAttributes,
  EventGroup,
  EventProfile,
  NewEvent,
  NewProfile,
} from './resources.js';
import { demandSince, isSince } from './revision.js';
import { toIso } from './to-iso.js';

/** Fixes at the call what makes an event the same event in every retry. */
export const settleEvent = <T extends EventAttributes>(event: T, nowMs: number): T => ({
  ...event,
  time: typeof event.time === 'string' ? event.time : toIso(event.time ?? new Date(nowMs)),
  unique_id: event.unique_id ?? crypto.randomUUID(),
});

/** Since when there is such a field; left out silently, a backfilled event would start flows. */
const FIELDS_SINCE = { value_currency: '2024-02-15', backfill: '2026-04-15' } as const;

const demandFields = (given: object, revision: string): void => {
  for (const [name, since] of Object.entries(FIELDS_SINCE)) {
    if ((given as { [field: string]: unknown })[name] != null) demandSince(revision, since, name);
  }
};

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

/** Everywhere else, and of a single event before 2024-02-15, it stands beside them. */
const toProfile = ({ id, meta, ...attributes }: EventProfile | NewProfile): object => ({
  data: { type: 'profile', ...(id != null && { id }), attributes, ...(meta && { meta }) },
});

/** The body of `POST /api/events`. */
export const toEventBody = (given: NewEvent, revision: string): object => {
  demandFields(given, revision);
  if (!isSince(revision, '2023-07-15')) return toLegacyEventBody(given, revision);
  const { profile, ...event } = given;
  const person = isSince(revision, '2024-02-15') ? toEventProfile(profile) : toProfile(profile);
  return {
    data: { type: 'event', attributes: { ...toAttributes(event), profile: person } },
  };
};

const toGroup = ({ profile, events, backfill }: EventGroup): object => ({
  type: 'event-bulk-create',
  attributes: {
    ...(backfill !== undefined && { backfill }),
    profile: toProfile(profile),
    events: { data: events.map((event) => ({ type: 'event', attributes: toAttributes(event) })) },
  },
});

/** The body of `POST /api/event-bulk-create-jobs`. */
export const toBulkBody = (groups: readonly EventGroup[], revision: string): object => {
  for (const group of groups) {
    for (const given of [group, ...group.events]) demandFields(given, revision);
  }
  return {
    data: {
      type: 'event-bulk-create-job',
      attributes: { 'events-bulk-create': { data: groups.map(toGroup) } },
    },
  };
};

/** The body of `POST /api/profile-import`. */
export const toProfileBody = (profile: NewProfile): object => toProfile(profile);
