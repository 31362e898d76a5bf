import { demand, demandObject } from './demand.js';
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
export const settleEvent = <T extends EventAttributes>(event: T, nowMs: number): T => {
  demandObject(event, 'event');
  const { metric, value = 0, time, unique_id } = event;
  demand(typeof metric === 'string', 'event.metric must be a string');
  // As JSON it would be null, and an order without its value.
  demand(Number.isFinite(Number(value)), 'event.value must be a finite number');
  return {
    ...event,
    time: typeof time === 'string' ? time : toIso(time ?? new Date(nowMs)),
    unique_id: unique_id ?? crypto.randomUUID(),
  };
};

/** Since when there is such a field; left out silently, a backfilled event would start flows. */
const demandFields = (
  { value_currency, backfill }: Pick<Partial<NewEvent>, 'value_currency' | 'backfill'>,
  revision: string,
): void => {
  if (value_currency != null) demandSince(revision, '2024-02-15', 'value_currency');
  if (backfill != null) demandSince(revision, '2026-04-15', 'backfill');
};

const toAttributes = ({ metric, service, properties = {}, ...rest }: EventAttributes): object => ({
  ...rest,
  properties,
  metric: {
    data: { type: 'metric', attributes: { name: metric, service: service ?? undefined } },
  },
});

/** Of a single event, `meta` stands among the profile's attributes. */
const toEventProfile = ({ id, ...attributes }: EventProfile): object => ({
  data: { type: 'profile', id: id ?? undefined, attributes },
});

/** Everywhere else, and of a single event before 2024-02-15, it stands beside them. */
export const toProfile = ({ id, meta, ...attributes }: EventProfile | NewProfile): object => ({
  data: { type: 'profile', id: id ?? undefined, attributes, meta: meta ?? undefined },
});

/** The body of `POST /api/events`. */
export const toEventBody = (given: NewEvent, revision: string): object => {
  demandObject(given.profile, 'event.profile');
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
    backfill,
    profile: toProfile(profile),
    events: { data: events.map((event) => ({ type: 'event', attributes: toAttributes(event) })) },
  },
});

/** The body of `POST /api/event-bulk-create-jobs`. */
export const toBulkBody = (groups: readonly EventGroup[], revision: string): object => {
  for (const group of groups) {
    demandObject(group.profile, 'group.profile');
    for (const given of [group, ...group.events]) demandFields(given, revision);
  }
  return {
    data: {
      type: 'event-bulk-create-job',
      attributes: { 'events-bulk-create': { data: groups.map(toGroup) } },
    },
  };
};
