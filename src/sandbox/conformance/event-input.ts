/** What a test says of one event in the names of Klaviyo's client. */
export interface EventInput {
  readonly metric?: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

const metricOf = (name: string) => ({ data: { type: 'metric', attributes: { name } } });

const profileOf = ({ id, ...attributes }: Readonly<Record<string, unknown>>) => ({
  data: { type: 'profile', ...(id !== undefined && { id }), attributes },
});

const ada = { email: 'ada@example.com' };

/** The argument of `createEvent`. */
export const eventInput = ({
  metric = 'Viewed Product',
  profile = ada,
  ...rest
}: EventInput = {}) => ({
  data: {
    type: 'event',
    attributes: { properties: {}, ...rest, metric: metricOf(metric), profile: profileOf(profile) },
  },
});

/** The argument of `bulkCreateEvents`: one group for each profile. */
export const bulkInput = (
  ...groups: readonly {
    readonly profile: Readonly<Record<string, unknown>>;
    readonly events: readonly EventInput[];
  }[]
) => ({
  data: {
    type: 'event-bulk-create-job',
    attributes: {
      eventsBulkCreate: {
        data: groups.map(({ profile, events }) => ({
          type: 'event-bulk-create',
          attributes: {
            profile: profileOf(profile),
            events: {
              data: events.map(({ metric = 'Viewed Product', profile: _, ...rest }) => ({
                type: 'event',
                attributes: { properties: {}, ...rest, metric: metricOf(metric) },
              })),
            },
          },
        })),
      },
    },
  },
});
