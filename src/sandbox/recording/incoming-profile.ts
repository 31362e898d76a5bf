import type { EventProfile } from '../checks/event-profile.js';
import type { Identifiers } from '../identity/person.js';
import type { IdentifierPatch, IncomingProfile, Patch } from './incoming-event.js';

interface CheckedMeta {
  readonly patch_properties?: Patch | null | undefined;
  readonly patch_identifiers?:
    | {
        readonly append?: CheckedEmails | null | undefined;
        readonly unappend?: CheckedEmails | null | undefined;
      }
    | null
    | undefined;
}

interface CheckedEmails {
  readonly email?: string | readonly string[] | null | undefined;
}

/** A checked profile of any endpoint; imports have no anonymous id and `meta` beside `attributes`. */
export interface CheckedProfile {
  readonly id?: string | null | undefined;
  readonly attributes: Omit<EventProfile['attributes'], 'anonymous_id' | 'meta' | '_kx'> & {
    readonly anonymous_id?: string | null | undefined;
    readonly _kx?: string | null | undefined;
    readonly meta?: CheckedMeta | null | undefined;
  };
  readonly meta?: CheckedMeta | null | undefined;
}

const keepTexts = (identifiers: Record<string, string | null | undefined>): Identifiers =>
  Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value)) as Identifiers;

const listEmails = (emails: CheckedEmails | null | undefined): string[] =>
  [emails?.email ?? []].flat();

const readIdentifierPatch = (meta: CheckedMeta | null | undefined): IdentifierPatch | undefined => {
  const { append, unappend } = meta?.patch_identifiers ?? {};
  const patch = { append: listEmails(append), unappend: listEmails(unappend) };
  return patch.append.length + patch.unappend.length > 0 ? patch : undefined;
};

const clearable = ['external_id', 'email', 'phone_number'] as const;

/** Sorts a checked profile; empty identifiers count as absent. */
export const sortProfile = (profile: CheckedProfile): IncomingProfile => {
  const { external_id, email, phone_number, anonymous_id, _kx, meta, ...traits } =
    profile.attributes;
  return {
    id: profile.id ?? undefined,
    exchangeToken: _kx || undefined,
    given: keepTexts({ external_id, email, phone_number, anonymous_id }),
    cleared: clearable.filter((kind) => profile.attributes[kind] === null),
    traits,
    patch: (meta ?? profile.meta)?.patch_properties ?? undefined,
    identifierPatch: readIdentifierPatch(meta ?? profile.meta),
  };
};
