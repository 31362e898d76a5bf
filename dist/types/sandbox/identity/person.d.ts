/** Identifiers an event can carry, the strongest first (documented). A profile id outranks all of them. */
export declare const ranks: readonly ['external_id', 'email', 'phone_number', 'anonymous_id'];
/** A kind of identifier. */
export type Kind = (typeof ranks)[number];
/** At most one of each kind, as one request carries them. */
export type Identifiers = {
    readonly [kind in Kind]?: string;
};
/** By what a profile is known. */
export interface Person {
    readonly id: string;
    readonly external_id: string | null;
    readonly email: string | null;
    readonly phone_number: string | null;
    readonly anonymous_ids: readonly string[];
}
/** An identifier as a reader would say it: `ada@example.com`, `external id 42`, `anonymous a1b2`. */
export declare const nameIdentifier: (kind: Kind, value: string) => string;
/** The identifiers given, strongest first. */
export declare const listGiven: (given: Identifiers) => (readonly [Kind, string])[];
/** A person by the name people would use: the e-mail before the shop's own number. */
export declare const namePerson: ({ email, phone_number, external_id, anonymous_ids, id, }: Person) => string;
