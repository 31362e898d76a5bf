import { type ProblemCode } from './problem.js';
import type { Identifiers } from './wire.js';
/** The kinds of identifier, strongest first, in Klaviyo's order of precedence (`_kx` last: a link can be passed on). */
export declare const KINDS: readonly ['external_id', 'email', 'phone_number', '_kx'];
export type Kind = (typeof KINDS)[number];
/** A short text, trimmed. @throws {Problem} when it is none, or blank, or too long. */
export declare const readText: (pointer: string, value: unknown, code?: ProblemCode, max?: number) => string;
/**
 * One identifier in its one spelling, so that the same person is found the same.
 * @throws {Problem} when it cannot be one; the message never repeats the value.
 */
export declare const readIdentifier: (kind: Kind, value: unknown) => string;
/** Whether a visitor said who he is, not counting the link he came by. */
export declare const isIdentified: (known: Identifiers) => boolean;
