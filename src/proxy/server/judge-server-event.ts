import * as v from 'valibot';
import { KINDS, type Kind } from '../../protocol/identifier.js';
import { MAX_IDENTIFIER_LENGTH } from '../../protocol/limits.js';
import type { Json, WireTrack } from '../../protocol/wire.js';
import type { Item } from '../delivery/item.js';
import { HAPPENING, isPlainObject } from '../event-rules.js';
import { explainField } from '../explain-field.js';
import type { Person } from '../person.js';
import { checkOwnFields } from '../policy/check-own-fields.js';
import { checkTime } from '../policy/check-time.js';
import type { Policy } from '../policy/policy.js';
import { identifier } from '../read-batch.js';
import { timestamp } from '../timestamp.js';
import { type Rejection, reject } from '../verdict.js';

type Fields = { [key: string]: Json };

const [externalId, email, phoneNumber, kx] = KINDS;

/** `id`, `meta`, consent and location are not here: an event is no way to change them. */
const profile = v.strictObject({
  external_id: v.exactOptional(identifier(externalId)),
  email: v.exactOptional(identifier(email)),
  phone_number: v.exactOptional(identifier(phoneNumber)),
  _kx: v.exactOptional(identifier(kx)),
  anonymous_id: v.nullish(v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_IDENTIFIER_LENGTH))),
  traits: v.exactOptional(v.custom<Fields>(isPlainObject)),
});

const serverEvent = v.strictObject({
  time: v.exactOptional(timestamp),
  metric: v.custom<string>(HAPPENING.metric),
  properties: v.exactOptional(v.custom<Fields>(HAPPENING.properties)),
  value: v.exactOptional(v.custom<number>(HAPPENING.value)),
  value_currency: v.exactOptional(v.custom<string>(HAPPENING.value_currency)),
  unique_id: v.exactOptional(v.custom<string>(HAPPENING.unique_id)),
  profile,
  /** Recorded, and starts no flow; dead letters that were marked so come again by this path. */
  backfill: v.exactOptional(v.literal(true)),
});

type Named = v.InferOutput<typeof profile>;

/** Those identifiers that are some: a shop's back end often has a phone number as it was typed. */
const readPerson = ({ traits, ...identifiers }: Named): Person => ({
  ...Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value)),
  ...(traits && { traits }),
});

const isNamed = ({ traits: _, ...identifiers }: Person): boolean =>
  Object.keys(identifiers).length > 0;

const explain = (id: string, { path, expected }: v.BaseIssue<unknown>): Rejection => {
  const keys = path?.map(({ key }) => String(key));
  return keys
    ? explainField(id, keys, expected === 'never')
    : reject(id, 'event_invalid', '', 'Pass an object with a metric and a profile');
};

/** An event, whose it is and what was left out of that, or why it may not go on. */
export type ServerVerdict = { item: Item<WireTrack>; leftOut: readonly Kind[] } | Rejection;

/**
 * Judges one event of the shop's server alone, as a page's is judged, but with any metric and with
 * the time it says, which is by the server's clock. What is no identifier is left out as long as
 * another one names the person.
 */
export const judgeServerEvent = async (
  received: unknown,
  id: string,
  { checkSchemas }: Policy,
  nowMs: number,
): Promise<ServerVerdict> => {
  const { success, output, issues } = v.safeParse(serverEvent, received, { abortEarly: true });
  if (!success) return explain(id, issues[0]);
  const { profile, time, ...said } = output;
  const given = (received as { profile: { [kind: string]: unknown } }).profile;
  const event = { ...said, id, time: new Date(time ?? nowMs).toISOString() } as WireTrack;
  const visitor = readPerson(profile);
  if (!isNamed(visitor))
    return reject(
      id,
      'profile_invalid',
      '/profile',
      `Name the person by one of ${KINDS.join(', ')} or anonymous_id`,
    );
  const rejection =
    checkTime(event) ??
    checkOwnFields(id, event.properties, '/properties') ??
    checkOwnFields(id, visitor.traits, '/profile/traits');
  if (rejection) return rejection;
  const verdict = await checkSchemas(event);
  if ('rejection' in verdict) return verdict;
  return {
    item: { event: verdict.event, visitor },
    leftOut: KINDS.filter((kind) => given[kind] != null && !visitor[kind]),
  };
};
