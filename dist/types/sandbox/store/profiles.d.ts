import type { Identifiers, Kind, Person } from '../identity/person.js';
import type { Database } from './database.js';
/** Whatever is known about a person beside the identifiers, as Klaviyo names it. */
export type Traits = Record<string, unknown>;
/** A stored profile. Times are in milliseconds; `last_event` is the latest event's, when there is one. */
export interface Profile extends Person {
    readonly traits: Traits;
    readonly created: number;
    readonly updated: number;
    readonly last_event: number | null;
}
declare const columns: {
    readonly id: 'id';
    readonly external_id: 'external_id';
    readonly email: 'email';
    readonly phone_number: 'phone_number';
};
/** A column by which a profile can be found directly. */
export type ProfileColumn = keyof typeof columns;
/** The one profile that has this value. */
export declare const findProfileBy: (database: Database, column: ProfileColumn, value: string) => Profile | undefined;
/** The profile of an id; a merged one's id leads to where it went (assumed). */
export declare const findProfile: (database: Database, id: string) => Profile | undefined;
/** The profile known by this identifier. */
export declare const findOwner: (database: Database, kind: Kind, value: string) => Profile | undefined;
/** All profiles, the one changed last first. */
export declare const listProfiles: (database: Database, limit: number) => Profile[];
/** An empty profile; returns its id. */
export declare const insertProfile: (database: Database, now: number) => string;
/** Gives a profile identifiers nobody else has, in place of its own of that kind; anonymous ids add up. */
export declare const giveIdentifiers: (database: Database, id: string, given: Identifiers) => void;
/** Replaces what is known beside the identifiers. */
export declare const writeTraits: (database: Database, id: string, traits: Traits, now: number) => void;
export {};
