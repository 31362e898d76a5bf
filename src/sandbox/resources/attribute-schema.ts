import * as v from 'valibot';

import { formatEventTime, parseEventTime } from '../checks/event-time.js';
import { plainObject } from '../checks/plain-object.js';
import type { Attribute, Kind } from './resource-type.js';

const time = v.pipe(
  v.string(),
  v.check(
    (text) => parseEventTime(text) !== undefined,
    ({ received }) => `${received.slice(0, 42)} is not an ISO 8601 date and time.`,
  ),
  v.transform((text) => formatEventTime(parseEventTime(text) ?? 0)),
);

const number = v.pipe(v.number(), v.finite('Expected a finite number.'));

const plain = {
  number,
  integer: v.pipe(number, v.safeInteger('Expected a whole number.')),
  boolean: v.boolean(),
  time,
  object: plainObject,
  list: v.array(v.unknown()),
};

const text = ({ min = 0, max, create }: Attribute) => {
  const least = Math.max(min, create === 'required' ? 1 : 0);
  const tooShort =
    least === 1 ? 'This field may not be blank.' : `Shorter than ${least} characters.`;
  const bounded = v.pipe(v.string(), v.minLength(least, tooShort));
  if (max === undefined) return bounded;
  return v.pipe(bounded, v.maxLength(max, `Longer than ${max} characters.`));
};

const isChoice = (kind: Kind): kind is readonly (string | number)[] => Array.isArray(kind);

/** What a sender may say of an attribute; times come out as they are printed. */
export const attributeSchema = (attribute: Attribute): v.GenericSchema => {
  const { kind } = attribute;
  if (isChoice(kind)) return v.picklist(kind);
  return kind === 'text' ? text(attribute) : plain[kind];
};
