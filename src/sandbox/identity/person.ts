/** Identifiers an event can carry, the strongest first (documented). A profile id outranks all of them. */
export const ranks = ['external_id', 'email', 'phone_number', 'anonymous_id'] as const;

/** A kind of identifier. */
export type Kind = (typeof ranks)[number];

/** At most one of each kind, as one request carries them. */
export type Identifiers = { readonly [kind in Kind]?: string };

/** By what a profile is known. */
export interface Person {
  readonly id: string;
  readonly external_id: string | null;
  readonly email: string | null;
  readonly phone_number: string | null;
  readonly anonymous_ids: readonly string[];
}

const titles: Record<Kind, string> = {
  external_id: 'external id ',
  email: '',
  phone_number: '',
  anonymous_id: 'anonymous ',
};

// The end of a long anonymous id: the start of a UUIDv7 is only the time.
const shorten = (text: string) => (text.length > 12 ? `…${text.slice(-8)}` : text);

/** An identifier as a reader would say it: `ada@example.com`, `external id 42`, `anonymous a1b2`. */
export const nameIdentifier = (kind: Kind, value: string): string =>
  titles[kind] + (kind === 'anonymous_id' ? shorten(value) : value);

/** The identifiers given, strongest first. */
export const listGiven = (given: Identifiers): (readonly [Kind, string])[] =>
  ranks.flatMap((kind) => {
    const value = given[kind];
    return value === undefined ? [] : [[kind, value] as const];
  });

/** A person by the name people would use: the e-mail before the shop's own number. */
export const namePerson = ({
  email,
  phone_number,
  external_id,
  anonymous_ids,
  id,
}: Person): string =>
  email ??
  phone_number ??
  (external_id !== null
    ? nameIdentifier('external_id', external_id)
    : anonymous_ids[0] !== undefined
      ? nameIdentifier('anonymous_id', anonymous_ids[0])
      : `profile ${id}`);
