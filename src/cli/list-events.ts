import { equals, greaterOrEqual, type Klaviyo, type Resource } from '../klaviyo/index.js';

/** An event as the commands show it. */
export type ListedEvent = Resource<'event', { readonly include: readonly ['metric', 'profile'] }>;

export interface EventSearch {
  /** Only of this metric, by its exact name. */
  metric?: string | undefined;
  /** Only of this person. */
  email?: string | undefined;
  since?: Date | undefined;
  limit: number;
}

/** What a search has seen so far. */
export interface Seen {
  scanned: number;
  found: number;
  /** Whether the person that was asked for does not exist. */
  isStranger?: true;
}

/**
 * How many events are looked through for a metric. Klaviyo filters by no custom metric
 * (documented), so each event is asked here.
 */
export const MAX_SCANNED = 10_000;

const PAGE_SIZE = 200;

const findPerson = async (klaviyo: Klaviyo, email: string): Promise<string | undefined> => {
  const { data } = await klaviyo.getProfiles({
    filter: equals('email', email),
    fields: { profile: ['email'] },
  });
  return data[0]?.id;
};

/** The newest events that fit, newest first; tells after each page what it has seen. */
export async function* listEvents(
  klaviyo: Klaviyo,
  { metric, email, since, limit }: EventSearch,
  onPage: (seen: Seen) => void,
): AsyncGenerator<ListedEvent, Seen> {
  const seen: Seen = { scanned: 0, found: 0 };
  const person = email === undefined ? undefined : await findPerson(klaviyo, email);
  if (email !== undefined && person === undefined) return { ...seen, isStranger: true };
  const events = klaviyo.getEvents({
    filter: [
      ...(person === undefined ? [] : [equals('profile_id', person)]),
      ...(since === undefined ? [] : [greaterOrEqual('datetime', since)]),
    ],
    sort: '-datetime',
    include: ['metric', 'profile'],
    page: { size: metric === undefined ? Math.min(limit, PAGE_SIZE) : PAGE_SIZE },
  });
  for await (const { data } of events.pages()) {
    for (const event of data) {
      seen.scanned += 1;
      if (metric !== undefined && event.metric?.name !== metric) continue;
      seen.found += 1;
      yield event;
      if (seen.found === limit) return seen;
    }
    if (seen.scanned >= MAX_SCANNED) return seen;
    onPage(seen);
  }
  return seen;
}
