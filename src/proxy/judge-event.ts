import * as v from 'valibot';
import type { WireEvent } from '../protocol/wire.js';
import { type Clocks, correctTime } from './correct-time.js';
import { explain, identification, track } from './event-schema.js';
import { plainName } from './plain-name.js';
import { checkOwnFields } from './policy/check-own-fields.js';
import { checkTime } from './policy/check-time.js';
import { reject, type Verdict } from './verdict.js';

/** Metrics that stand for money and start order flows: only the shop's server may send them. */
export const SERVER_ONLY_METRICS: readonly string[] = [
  'Placed Order',
  'Ordered Product',
  'Fulfilled Order',
  'Cancelled Order',
  'Refunded Order',
];

/** What Klaviyo reserves or the operator keeps for the server. */
const checkPolicy = (event: WireEvent, serverOnly: ReadonlySet<string>): Verdict => {
  const [place, fields] =
    'metric' in event ? ['/properties', event.properties] : ['/traits', event.traits];
  const rejection = checkTime(event) ?? checkOwnFields(event.id, fields, place);
  if (rejection) return rejection;
  if ('metric' in event && serverOnly.has(plainName(event.metric)))
    return reject(
      event.id,
      'server_only_metric',
      '/metric',
      "Send this metric from the shop's server",
    );
  return { event };
};

/**
 * Judges one event of a page's batch alone, so that a bad one takes none of the others with it. Its
 * time is corrected first: a clock that stands in 1970 says nothing about the event.
 */
export const judgeEvent = (
  received: { id: string; [key: string]: unknown },
  serverOnly: ReadonlySet<string>,
  clocks: Clocks,
): Verdict => {
  const schema = 'traits' in received ? identification : track;
  const { success, output, issues } = v.safeParse(schema, received, { abortEarly: true });
  return success
    ? checkPolicy(correctTime(output as WireEvent, clocks), serverOnly)
    : explain(received.id, issues[0]);
};
