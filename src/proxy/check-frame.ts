import { HAPPENING, isPlainObject, type Rule } from './event-rules.js';
import { explainField } from './explain-field.js';
import { isTimestamp } from './timestamp.js';
import type { Rejection } from './verdict.js';

/** An event as a page has sent it, of which no more is known than its id. */
export interface ReceivedEvent {
  id: string;
  [field: string]: unknown;
}

type Rules = { readonly [field: string]: Rule };

/** Of hundreds a second, most are fine: by hand, because a schema took a tenth of all the route does. */
const createCheck = (required: Rules, optional: Rules) => {
  const needed = Object.keys(required);
  // That it has an id was seen to before.
  const rules = new Map<string, Rule>(Object.entries({ id: () => true, ...required, ...optional }));
  return (event: ReceivedEvent): Rejection | undefined => {
    for (const field of needed)
      if (event[field] === undefined) return explainField(event.id, [field], false);
    for (const field of Object.keys(event)) {
      const isFine = rules.get(field);
      if (!isFine?.(event[field])) return explainField(event.id, [field], !isFine);
    }
    return undefined;
  };
};

const { metric, ...more } = HAPPENING;

/** Holds what a page says has happened to its fields, and to no others. */
export const checkTrack = createCheck({ time: isTimestamp, metric }, more);

/** The same for what a page has learned of its visitor. */
export const checkIdentification = createCheck(
  { time: isTimestamp, traits: isPlainObject },
  { joins: (joins) => joins === true },
);
