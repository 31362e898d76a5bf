import type { EventProfile, NewEvent } from './resources.js';
import { demandSince } from './revision.js';

/** The first revision in which an event's metric and profile are resources of their own. */
const SINCE = '2023-07-15';

/** Before it only these two identified a person (documented); the rest is one flat object. */
const toPerson = (profile: EventProfile, revision: string): object => {
  const { id, external_id, anonymous_id, _kx, meta, location, properties, ...traits } = profile;
  const unknown = { id, external_id, anonymous_id, _kx, meta };
  for (const [name, value] of Object.entries(unknown)) {
    if (value != null) demandSince(revision, SINCE, `profile.${name}`);
  }
  const special = Object.entries({ ...location, ...traits }).map(
    ([name, value]) => [`$${name}`, value] as const,
  );
  return { ...properties, ...Object.fromEntries(special) };
};

/** The body of `POST /api/events/` up to revision 2023-06-15. */
export const toLegacyEventBody = (
  { profile, metric, service, properties = {}, ...rest }: NewEvent,
  revision: string,
): object => ({
  data: {
    type: 'event',
    attributes: {
      ...rest,
      properties,
      metric: { name: metric, service: service ?? undefined },
      profile: toPerson(profile, revision),
    },
  },
});
