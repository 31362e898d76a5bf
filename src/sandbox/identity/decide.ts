import { type Identifiers, type Kind, listGiven, type Person } from './person.js';

/** What a request says of its person, and who is already known by each of it. */
export interface Claim<Known extends Person = Person> {
  /** The profile named by id or by a `_kx` token: stronger than every identifier. */
  readonly named: Known | undefined;
  readonly given: Identifiers;
  readonly owners: { readonly [kind in Kind]?: Known };
  readonly occasion: Occasion;
}

/**
 * What a person is named in, which decides over an identifier of a kind the profile already has.
 * Imports change it (documented); events keep it (assumed), so that a resend never changes
 * anything. A client request never changes one (documented) and never merges (assumed: the table of
 * what each key may do says so); it may add one where there is none (assumed).
 */
export type Occasion = 'event' | 'import' | 'client';

/** One identifier and what becomes of it. */
export type Step<Known extends Person = Person> =
  | { readonly kind: 'created' | 'gained'; readonly by: Kind; readonly value: string }
  | { readonly kind: 'recognised' | 'adopted'; readonly by: Kind; readonly value: string }
  | { readonly kind: 'named' }
  | {
      readonly kind: 'changed' | 'kept';
      readonly by: Kind;
      readonly value: string;
      readonly own: string;
    }
  | {
      /** `apart`: would have been merged, had a private key asked for it. */
      readonly kind: 'merged' | 'conflict' | 'apart';
      readonly by: Kind;
      readonly value: string;
      readonly other: Known;
    };

/** Where the event goes (nowhere yet: a new profile) and everything that happens on the way. */
export interface Decision<Known extends Person = Person> {
  readonly destination: Known | undefined;
  readonly steps: readonly Step<Known>[];
}

const strong = ['external_id', 'email', 'phone_number'] as const;

/**
 * True when a profile is known by this kind of identifier and no other (documented). Anonymous
 * ids do not count against it (assumed): a device is not a second name.
 */
export const isKnownOnlyBy = (person: Person, kind: Kind): boolean =>
  strong.every((other) => other === kind || person[other] === null);

/** The destination: the strongest identifier decides; if it is new, a profile it can be added to. */
const choose = <Known extends Person>({ named, given, owners }: Claim<Known>) => {
  if (named !== undefined) return { destination: named, first: { kind: 'named' } as const };
  const [top, ...lower] = listGiven(given);
  if (top === undefined) return undefined;
  const [by, value] = top;
  const owner = owners[by];
  if (owner !== undefined)
    return { destination: owner, first: { kind: 'recognised', by, value } as const };
  for (const [kind, known] of lower) {
    const other = owners[kind];
    if (other !== undefined && isKnownOnlyBy(other, kind))
      return { destination: other, first: { kind: 'adopted', by: kind, value: known } as const };
  }
  return { destination: undefined, first: { kind: 'created', by, value } as const };
};

const takeStep = <Known extends Person>(
  { owners, occasion }: Claim<Known>,
  destination: Known | undefined,
  by: Kind,
  value: string,
): Step<Known> => {
  const owner = owners[by];
  if (owner !== undefined && owner.id !== destination?.id) {
    const together = occasion === 'client' ? 'apart' : 'merged';
    return { kind: isKnownOnlyBy(owner, by) ? together : 'conflict', by, value, other: owner };
  }
  const own = by === 'anonymous_id' ? null : (destination?.[by] ?? null);
  if (own === null) return { kind: 'gained', by, value };
  return { kind: occasion === 'import' ? 'changed' : 'kept', by, value, own };
};

// An import changes the first e-mail, also to one that is the person's second already.
const isInPlace = ({ occasion }: Claim, owner: Person, by: Kind, value: string): boolean =>
  occasion !== 'import' || by === 'anonymous_id' || owner[by] === value;

/** Resolves a claim by Klaviyo's precedence. Pure: the same claim always has the same outcome. */
export const decide = <Known extends Person>(claim: Claim<Known>): Decision<Known> | undefined => {
  const choice = choose(claim);
  if (choice === undefined) return undefined;
  const { destination, first } = choice;
  const steps: Step<Known>[] = [first];
  const absorbed = new Set<string>();
  for (const [by, value] of listGiven(claim.given)) {
    const owner = claim.owners[by];
    const isSettled = first.kind !== 'named' && first.by === by;
    if (isSettled || (owner !== undefined && absorbed.has(owner.id))) continue;
    if (owner?.id === destination?.id && owner !== undefined && isInPlace(claim, owner, by, value))
      continue;
    const step = takeStep(claim, destination, by, value);
    if (step.kind === 'merged') absorbed.add(step.other.id);
    steps.push(step);
  }
  return { destination, steps };
};
