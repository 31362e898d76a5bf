import { bulkBody, type EventTold, eventBody } from './bodies.ts';
import type { Peer } from './peer.ts';
import type { Facts, Probe, Unique } from './probe.ts';

/** An event or a profile as it is read. */
export interface Read {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const listOf = (json: unknown): readonly Read[] =>
  (json as { data?: Read[] } | undefined)?.data ?? [];

/** The profile of an address, once it is there. */
export const profileOf = (peer: Peer, email: string): Promise<Read> =>
  peer.until(`The profile of ${email}`, async () => {
    const filter = encodeURIComponent(`equals(email,"${email}")`);
    return listOf((await peer.request('GET', `/api/profiles?filter=${filter}`)).json)[0];
  });

/** The events of a profile in the order they are listed in, once there are `least`. */
export const eventsOf = (peer: Peer, profileId: string, least: number): Promise<readonly Read[]> =>
  peer.until(`${least} events of ${profileId}`, async () => {
    const filter = encodeURIComponent(`equals(profile_id,"${profileId}")`);
    const events = listOf((await peer.request('GET', `/api/events?filter=${filter}`)).json);
    return events.length >= least ? events : undefined;
  });

/** Sends an event; an error when it is refused. */
export const record = async (peer: Peer, told: EventTold): Promise<void> => {
  const { status, text } = await peer.request('POST', '/api/events', { body: eventBody(told) });
  if (status !== 202) throw new Error(`An event was refused with ${status}: ${text.slice(0, 200)}`);
};

/** Sends events of one person, one after the other, and counts those that are recorded. */
const counting = (
  id: string,
  behaviour: string,
  tell: (unique: Unique) => readonly EventTold[],
) => ({
  id,
  behaviour,
  ask: async (peer: Peer, unique: Unique): Promise<Facts> => {
    const email = unique.email();
    for (const told of tell(unique)) await record(peer, { profile: { email }, ...told });
    const { id: profileId } = await profileOf(peer, email);
    await eventsOf(peer, profileId, 1);
    await peer.settle();
    return { recorded: (await eventsOf(peer, profileId, 1)).length };
  },
});

const time = '2026-05-05T05:05:05+00:00';

const sorted = (value: unknown) =>
  Object.keys((value ?? {}) as object)
    .toSorted()
    .join(', ');

const reading = (
  id: string,
  behaviour: string,
  told: EventTold,
  look: (event: Read) => Facts,
): Probe => ({
  id,
  behaviour,
  ask: async (peer, unique) => {
    const email = unique.email();
    await record(peer, { profile: { email }, ...told });
    const profile = await profileOf(peer, email);
    const [event] = await eventsOf(peer, profile.id, 1);
    if (event === undefined) throw new Error('The event is gone.');
    return look(event);
  },
});

/** What is recorded of what was accepted, and how it is read back. */
export const recordProbes: readonly Probe[] = [
  counting('the same unique id', 'unique-once', ({ name }) => [
    { unique_id: name(), time },
    { unique_id: name(), time: '2026-05-06T05:05:05+00:00' },
  ]),
  counting('the same second without an id', 'second-once', () => [{ time }, { time }]),
  counting('$event_id as a property', 'event-id-property', ({ name }) => [
    { properties: { $event_id: name() }, time },
    { properties: { $event_id: name() }, time: '2026-05-06T05:05:05+00:00' },
  ]),
  {
    id: 'an id of before in bulk',
    behaviour: 'bulk-repeat',
    ask: async (peer, unique) => {
      const email = unique.email();
      await record(peer, { profile: { email }, unique_id: unique.name('a') });
      const profile = await profileOf(peer, email);
      await eventsOf(peer, profile.id, 1);
      const job = bulkBody({ email }, [
        { unique_id: unique.name('a') },
        { unique_id: unique.name('b') },
      ]);
      const { status } = await peer.request('POST', '/api/event-bulk-create-jobs', { body: job });
      await peer.settle();
      return { status, recorded: (await eventsOf(peer, profile.id, 1)).length };
    },
  },
  reading(
    'names of an event',
    'read-names',
    { time, value: 9.5, value_currency: 'USD', unique_id: 'probe' },
    ({ attributes }) => ({
      attributes: sorted(attributes),
      properties: sorted(attributes.event_properties),
      datetime: String(attributes.datetime),
      timestamp: typeof attributes.timestamp,
    }),
  ),
  reading('id of an event without one', 'read-names', { time }, ({ attributes }) => ({
    properties: sorted(attributes.event_properties),
    $event_id: String((attributes.event_properties as Record<string, unknown>)?.$event_id ?? null),
  })),
  reading(
    'time without an offset',
    'time-without-offset',
    { time: '2026-05-05T05:05:05' },
    ({ attributes }) => ({ datetime: String(attributes.datetime) }),
  ),
  reading(
    'time with milliseconds',
    'time-truncated',
    { time: '2026-05-05T05:05:05.999Z' },
    ({ attributes }) => ({ datetime: String(attributes.datetime) }),
  ),
  {
    id: 'order without sort',
    behaviour: 'sort-by-default',
    ask: async (peer, unique) => {
      const email = unique.email();
      for (const day of ['06', '08', '07'])
        await record(peer, { profile: { email }, time: `2026-05-${day}T00:00:00+00:00` });
      const { id } = await profileOf(peer, email);
      const days = (await eventsOf(peer, id, 3)).map(({ attributes }) =>
        String(attributes.datetime).slice(8, 10),
      );
      return { order: days.join(', ') };
    },
  },
];
