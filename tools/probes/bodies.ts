/** Attributes of an event in the names of the wire. */
export interface EventTold {
  readonly metric?: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

const METRIC = 'Keepsend probe';

const profileOf = ({ id, ...attributes }: Readonly<Record<string, unknown>>) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});

const metricOf = (name: string) => ({ data: { type: 'metric', attributes: { name } } });

/** An event resource; without a profile for bulk jobs. */
const eventOf = ({ metric = METRIC, profile, ...attributes }: EventTold) => ({
  type: 'event',
  attributes: {
    properties: {},
    ...attributes,
    metric: metricOf(metric),
    ...(profile !== undefined && { profile: profileOf(profile) }),
  },
});

/** The body of create_event. */
export const eventBody = (told: EventTold) => ({ data: eventOf(told) });

/** The body of bulk_create_events with one profile. */
export const bulkBody = (
  profile: Readonly<Record<string, unknown>>,
  events: readonly EventTold[],
) => ({
  data: {
    type: 'event-bulk-create-job',
    attributes: {
      'events-bulk-create': {
        data: [
          {
            type: 'event-bulk-create',
            attributes: { profile: profileOf(profile), events: { data: events.map(eventOf) } },
          },
        ],
      },
    },
  },
});

/** The body of a profile-import. */
export const importBody = ({ id, ...attributes }: Readonly<Record<string, unknown>>) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});
