import { KINDS, readIdentifier } from '../protocol/identifier.js';
import { readProblem } from '../protocol/problem.js';
import type { Identifiers, Json } from '../protocol/wire.js';
import { copyJson, demandObject } from './copy-json.js';
import { measureEvent } from './prepare-event.js';
import type { Rejection } from './tracker.js';

export interface PreparedPerson {
  identifiers: Identifiers;
  traits: { [key: string]: Json };
  rejections: Rejection[];
}

/** A link's token is not for a shop to give. */
const GIVEN = KINDS.slice(0, 3);

/** Sorts out what was said of a visitor. What is wrong is left out and told; the rest counts. */
export const preparePerson = (person: unknown): PreparedPerson => {
  const identifiers: Identifiers = {};
  let traits: PreparedPerson['traits'] = {};
  const rejections: Rejection[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (problem) {
      rejections.push(readProblem(problem));
    }
  };

  let rest: { [key: string]: unknown } = {};
  attempt(() => {
    demandObject(person, '');
    rest = { ...(person as typeof rest) };
  });
  for (const kind of GIVEN) {
    const value = rest[kind];
    delete rest[kind];
    if (value == null || value === '') continue;
    attempt(() => {
      identifiers[kind] = readIdentifier(kind, value);
    });
  }
  attempt(() => {
    const copied = copyJson<{ [trait: string]: Json }>(rest, '/traits');
    measureEvent({ id: '', time: '', traits: copied });
    traits = copied;
  });
  return { identifiers, traits, rejections };
};
