import { demand, type ProblemCode } from '../protocol/problem.js';

/** A pointer is for people: the end of a long one says nothing. */
const MAX_KEY = 100;

/** A key as a JSON pointer has it (RFC 6901). */
export const escapeKey = (key: string): string =>
  key.slice(0, MAX_KEY).replace(/~/g, '~0').replace(/\//g, '~1');

/** Where something stands. Told only when something is wrong there, and hardly anything is. */
export type Place = () => string;

export const placeOf =
  (pointer: string): Place =>
  () =>
    pointer;

/** One level further down. */
export const below =
  (at: Place, key: string | number): Place =>
  () =>
    `${at()}/${escapeKey(String(key))}`;

/** @throws {Problem} with what is wrong there. */
export const refuseAt = (at: Place, code: ProblemCode, detail: string): never =>
  demand(false, code, at(), detail) as never;
