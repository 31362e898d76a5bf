import type { EventProfile } from '../checks/event-requests.js';
import type { Identifiers } from '../identity/person.js';
import type { IncomingProfile, Patch } from './incoming-event.js';

/** A checked profile of any endpoint; imports have no anonymous id and `meta` beside `attributes`. */
export interface CheckedProfile {
  readonly id?: string | null | undefined;
  readonly attributes: Omit<EventProfile['attributes'], 'anonymous_id' | 'meta'> & {
    readonly anonymous_id?: string | null | undefined;
    readonly meta?: { readonly patch_properties?: Patch | null | undefined } | null | undefined;
  };
  readonly meta?: { readonly patch_properties?: Patch | null | undefined } | null | undefined;
}

const keepTexts = (identifiers: Record<string, string | null | undefined>): Identifiers =>
  Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value)) as Identifiers;

/** Sorts a checked profile; empty identifiers count as absent. */
export const sortProfile = (profile: CheckedProfile): IncomingProfile => {
  const { external_id, email, phone_number, anonymous_id, _kx, meta, ...traits } =
    profile.attributes;
  return {
    id: profile.id ?? undefined,
    exchangeToken: _kx || undefined,
    given: keepTexts({ external_id, email, phone_number, anonymous_id }),
    traits,
    patch: (meta ?? profile.meta)?.patch_properties ?? undefined,
  };
};
