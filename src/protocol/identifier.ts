import { MAX_EMAIL_LENGTH, MAX_IDENTIFIER_LENGTH } from './limits.js';
import { demand, limit, type ProblemCode } from './problem.js';
import type { Identifiers } from './wire.js';

/** The kinds of identifier, strongest first, in Klaviyo's order of precedence (`_kx` last: a link can be passed on). */
export const KINDS = ['external_id', 'email', 'phone_number', '_kx'] as const;

export type Kind = (typeof KINDS)[number];

/** Deliberately loose: only Klaviyo knows which addresses it takes, but spaces and a missing part are typing errors. */
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
/** `<encrypted profile id>.<company id>` */
const KX = /^[\w\-=]+\.\w+$/;

/** A short text, trimmed. @throws {Problem} when it is none, or blank, or too long. */
export const readText = (
  pointer: string,
  value: unknown,
  code: ProblemCode = 'identifier_invalid',
  max = MAX_IDENTIFIER_LENGTH,
): string => {
  const text = typeof value === 'number' ? `${value}` : value;
  demand(typeof text === 'string' && text.trim(), code, pointer, 'Pass a text');
  limit(code, pointer, text.length, max);
  return text.trim();
};

/**
 * One identifier in its one spelling, so that the same person is found the same.
 * @throws {Problem} when it cannot be one; the message never repeats the value.
 */
export const readIdentifier = (kind: Kind, value: unknown): string => {
  const pointer = `/${kind}`;
  const text = readText(pointer, value);
  if (kind === 'email') {
    // Klaviyo treats addresses that differ in case as one (assumed).
    const email = text.toLowerCase();
    limit('email_invalid', pointer, email.length, MAX_EMAIL_LENGTH);
    demand(EMAIL.test(email), 'email_invalid', pointer, 'Pass an address like ada@example.com');
    return email;
  }
  if (kind === 'phone_number') {
    const phone = text.replace(/[\s().-]/g, '');
    demand(E164.test(phone), 'phone_invalid', pointer, 'Pass E.164, like +12345678901');
    return phone;
  }
  demand(kind !== '_kx' || KX.test(text), 'identifier_invalid', pointer, 'Pass _kx unchanged');
  return text;
};

/** Whether a visitor said who he is, not counting the link he came by. */
export const isIdentified = (known: Identifiers): boolean =>
  Boolean(known.external_id ?? known.email ?? known.phone_number);
