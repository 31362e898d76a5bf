import type { Person } from '../person.js';
/** Identifiers that anybody can type in, strongest first. `_kx` is none: Klaviyo alone can make one. */
export declare const TYPED_KINDS: ["external_id", "email", "phone_number"];
export type TypedKind = (typeof TYPED_KINDS)[number];
/**
 * How well a batch's visitor is known, by the weakest of his identifiers: `typed` in and vouched for
 * by nobody, `verified` by the shop's back end, by the `link` of an e-mail, or `anonymous`.
 */
export type Tier = 'anonymous' | 'link' | 'verified' | 'typed';
/** The visitor of a batch, and how far he is to be believed. */
export interface KnownVisitor {
    /** Whom Klaviyo is told of. */
    person: Person;
    tier: Tier;
    /** Of the person's identifiers, those that nobody vouches for. */
    typed: readonly TypedKind[];
    /** Some were left out because nobody vouches for them. */
    isCut: boolean;
    /** Where he comes from, where the host says so. */
    network?: string | undefined;
    /** He came with a token that proves nothing. */
    isTokenRefused: boolean;
}
