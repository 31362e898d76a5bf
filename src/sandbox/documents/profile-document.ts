import { formatEventTime } from '../checks/event-time.js';
import { profilePlaces, profileTexts } from '../contract/profile-fields.js';
import type { Profile, Traits } from '../store/profiles.js';

const pick = (keys: readonly string[], from: Traits = {}) =>
  Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));

const formatTime = (milliseconds: number) => formatEventTime(Math.floor(milliseconds / 1000));

/** What an answer adds to a profile on request. */
export interface ProfileExtras {
  /** `additional-fields`. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Ids that `include` brings along, by the name of the relationship. */
  readonly related?: Readonly<Record<string, readonly string[]>>;
  /** Whether the endpoint tells of conversations. */
  readonly conversations?: boolean;
}

const typeOf: Record<string, string> = {
  lists: 'list',
  segments: 'segment',
  'push-tokens': 'push-token',
  conversations: 'conversation',
};

/** A profile as the API shows it. It has no anonymous ids: Klaviyo's reads do not return any. */
export const profileDocument = (profile: Profile, origin: string, extras: ProfileExtras = {}) => {
  const { id, email, phone_number, external_id, traits } = profile;
  const self = `${origin}/api/profiles/${id}/`;
  const relate = (name: string) => {
    const ids = extras.related?.[name];
    return {
      ...(ids && { data: ids.map((each) => ({ type: typeOf[name] ?? name, id: each })) }),
      links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
    };
  };
  return {
    type: 'profile',
    id,
    attributes: {
      email,
      phone_number,
      external_id,
      ...pick(profileTexts, traits),
      created: formatTime(profile.created),
      updated: formatTime(profile.updated),
      last_event_date: profile.last_event === null ? null : formatTime(profile.last_event),
      location: pick([...profilePlaces, 'ip'], traits.location as Traits | undefined),
      properties: traits.properties ?? {},
      ...extras.attributes,
    },
    relationships: {
      lists: relate('lists'),
      segments: relate('segments'),
      'push-tokens': relate('push-tokens'),
      ...(extras.conversations && { conversations: relate('conversations') }),
    },
    links: { self },
  };
};
