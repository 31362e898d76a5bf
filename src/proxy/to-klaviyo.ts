import type {
  EventAttributes,
  EventProfile,
  NewEvent,
  NewProfile,
  ProfileAttributes,
} from '../klaviyo/index.js';
import { isIdentified, KINDS } from '../protocol/identifier.js';
import type { Identifiers, Json, WireIdentify, WireTrack } from '../protocol/wire.js';
import { digest } from './digest.js';
import type { IsLate } from './late.js';
import type { Person } from './person.js';
import type { Marked } from './trust/without-flow.js';

/** Traits that are fields of a Klaviyo profile; all others become its properties. */
const PROFILE_FIELDS = ['first_name', 'last_name', 'organization', 'title', 'locale'];

/** The event itself; a late or marked one is recorded without starting a flow. */
export const toEventAttributes = (event: Marked<WireTrack>, isLate: IsLate): EventAttributes => {
  const { id, unique_id = id, properties = {}, backfill, ...rest } = event;
  return { ...rest, properties, unique_id, ...((backfill || isLate(event)) && { backfill: true }) };
};

const strongest = (visitor: Person): Identifiers | undefined => {
  const kind = KINDS.find((kind) => visitor[kind] && (kind !== '_kx' || !isIdentified(visitor)));
  return kind && { [kind]: visitor[kind] };
};

const toFields = (traits: { [key: string]: Json }): ProfileAttributes => {
  const fields: { [key: string]: Json } = {};
  const properties: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(traits)) {
    (PROFILE_FIELDS.includes(key) ? fields : properties)[key] = value;
  }
  return { ...fields, ...(Object.keys(properties).length > 0 && { properties }) };
};

/** The person of an event: every identifier, because an event that carries two is what joins them. */
export const toEventProfile = ({ fresh: _, ip, traits, ...identifiers }: Person): EventProfile => ({
  ...identifiers,
  ...(traits && toFields(traits)),
  // Documented since revision 2023-09-15; that Klaviyo leaves the rest of a location alone is assumed.
  ...(ip && { location: { ip } }),
});

/**
 * A profile for what was learned of a visitor, named by his strongest identifier alone: the private
 * key could change the identifiers of a profile, and no page may. The others ride on his events.
 * `undefined` when there is none, because Klaviyo's profiles take no anonymous id.
 */
export const toProfile = (visitor: Person, { traits }: WireIdentify): NewProfile | undefined => {
  const identifier = strongest(visitor);
  return identifier && { ...identifier, ...toFields(traits) };
};

/**
 * The event that says who a visitor is. It carries his anonymous id beside what he said, and so
 * joins his past to him at once, however soon he leaves.
 */
export const toIdentifiedEvent = async (
  { ip, ...visitor }: Person,
  { time, traits, backfill }: Marked<WireIdentify>,
  metric: string,
): Promise<NewEvent> => {
  const profile = { ...toEventProfile(visitor), ...toFields(traits) };
  // Where storage is blocked a page says the same on every view, from wherever: that is one event all
  // the same.
  return {
    metric,
    time,
    unique_id: `identified.${await digest(JSON.stringify(profile), 16)}`,
    profile: { ...profile, ...(ip && { location: { ip } }) },
    ...(backfill && { backfill }),
  };
};
