import { type Identifiers, type Kind, type Person } from './person.js';
/** What a request says of its person, and who is already known by each of it. */
export interface Claim<Known extends Person = Person> {
    /** The profile named by id or by a `_kx` token: stronger than every identifier. */
    readonly named: Known | undefined;
    readonly given: Identifiers;
    readonly owners: {
        readonly [kind in Kind]?: Known;
    };
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
export type Step<Known extends Person = Person> = {
    readonly kind: 'created' | 'gained';
    readonly by: Kind;
    readonly value: string;
} | {
    readonly kind: 'recognised' | 'adopted';
    readonly by: Kind;
    readonly value: string;
} | {
    readonly kind: 'named';
} | {
    readonly kind: 'changed' | 'kept';
    readonly by: Kind;
    readonly value: string;
    readonly own: string;
} | {
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
/**
 * True when a profile is known by this kind of identifier and no other (documented). Anonymous
 * ids do not count against it (assumed): a device is not a second name.
 */
export declare const isKnownOnlyBy: (person: Person, kind: Kind) => boolean;
/** Resolves a claim by Klaviyo's precedence. Pure: the same claim always has the same outcome. */
export declare const decide: <Known extends Person>(claim: Claim<Known>) => Decision<Known> | undefined;
