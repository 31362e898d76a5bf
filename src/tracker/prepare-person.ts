import { copyJson, demandObject } from '../protocol/copy-json.js';
import { type Kind, readIdentifier } from '../protocol/identifier.js';
import { Problem } from '../protocol/problem.js';
import type { Identifiers, Json } from '../protocol/wire.js';
import { measureEvent } from './prepare-event.js';
import type { Rejection } from './tracker.js';

export interface PreparedPerson {
  identifiers: Identifiers;
  traits: { [key: string]: Json };
  rejections: Rejection[];
}

const GIVEN: Kind[] = ['external_id', 'email', 'phone_number'];

/** A problem as the page is told of it. */
export const toRejection = (problem: unknown): Rejection =>
  problem instanceof Problem
    ? { code: problem.code, pointer: problem.pointer, detail: problem.message }
    : { code: 'not_json', detail: `Could not be read: ${problem}` };

/** Sorts out what was said of a visitor. What is wrong is left out and told; the rest counts. */
export const preparePerson = (person: unknown): PreparedPerson => {
  const identifiers: Identifiers = {};
  let traits: PreparedPerson['traits'] = {};
  const rejections: Rejection[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (problem) {
      rejections.push(toRejection(problem));
    }
  };

  const rest = { ...(person as { [key: string]: unknown }) };
  attempt(() => demandObject(person, ''));
  for (const kind of GIVEN) {
    const value = rest[kind];
    delete rest[kind];
    if (value === undefined || value === null || value === '') continue;
    attempt(() => {
      identifiers[kind] = readIdentifier(kind, value);
    });
  }
  attempt(() => {
    const copied = copyJson(rest, '/traits');
    measureEvent({ id: '', time: '', traits: copied });
    traits = copied;
  });
  return { identifiers, traits, rejections };
};
