import { isIdentified, KINDS, type Kind } from '../protocol/identifier.js';
import type { Identifiers, Json, WireVisitor } from '../protocol/wire.js';

/** The person in front of the page, as stored. */
export interface Visitor extends Identifiers {
  anonymous_id: string;
  /** Made up on this browser and not yet confirmed by the route, which may know an older id. */
  fresh?: true;
  traits?: { [key: string]: Json };
}

/**
 * What was learned of a visitor did this: `joined` him, changed nothing (`same`), replaced a weaker
 * identifier (`corrected`), began another person (`other`) or counted for nothing (`ignored`).
 * `first` and `known` are
 * the route's word on a new visitor, `reset` is the shop's. `explain.ts` has the sentences.
 */
export type Outcome =
  | 'joined'
  | 'same'
  | 'corrected'
  | 'other'
  | 'ignored'
  | 'first'
  | 'known'
  | 'reset';

export interface Merged {
  visitor: Visitor;
  outcome: Outcome;
  /** The kinds the outcome is about: those that joined, were replaced, or differ. */
  kinds: Kind[];
}

const samePerson = (visitor: Visitor, given: Identifiers): Merged => {
  const changed = KINDS.filter((kind) => given[kind] && given[kind] !== visitor[kind]);
  const corrected = changed.filter((kind) => visitor[kind]);
  return {
    visitor: { ...visitor, ...given },
    outcome: corrected.length ? 'corrected' : changed.length ? 'joined' : 'same',
    kinds: corrected.length ? corrected : changed,
  };
};

/**
 * Who the visitor is after `given` was learned of him. Deterministic, and a second time with the
 * same input changes nothing. The strongest kind that both have decides:
 *
 * | both have            | then                                                          |
 * | no kind in common    | what is new joins                                             |
 * | the same value       | the same person: new kinds join, weaker ones are replaced     |
 * | different values     | another person, with `newId`; nothing is merged               |
 */
export const mergeVisitor = (visitor: Visitor, given: Identifiers, newId: string): Merged => {
  const decisive = KINDS.find((kind) => given[kind] && visitor[kind]);
  return decisive && given[decisive] !== visitor[decisive]
    ? { visitor: { anonymous_id: newId, ...given }, outcome: 'other', kinds: [decisive] }
    : samePerson(visitor, given);
};

/**
 * The same for the token of a link, which is weaker than anything a visitor says of himself: links
 * are forwarded, and the friend who opens one must not become its first reader.
 */
export const mergeLink = (visitor: Visitor, token: string, newId: string): Merged =>
  isIdentified(visitor) && visitor._kx !== token
    ? { visitor, outcome: 'ignored', kinds: ['_kx'] }
    : mergeVisitor(visitor, { _kx: token }, newId);

/** What travels: once a visitor has said who he is, the link he came by says nothing more. */
export const toWireVisitor = (visitor: Visitor): WireVisitor => {
  const { traits: _, ...wire } = visitor;
  if (isIdentified(wire)) delete wire._kx;
  return wire;
};
