import * as v from 'valibot';
import { KINDS, type Kind, readIdentifier } from '../protocol/identifier.js';
import { MAX_BATCH_EVENTS, WIRE_VERSION } from '../protocol/limits.js';
import type { WireVisitor } from '../protocol/wire.js';
import type { ReceivedEvent } from './check-frame.js';
import { Refusal } from './refusal.js';
import { timestamp } from './timestamp.js';

/**
 * What is no identifier is left out: a page that is left before its script came passes on what it
 * was told, and a mistyped address must not cost the visitor his events.
 */
export const identifier = (kind: Kind) =>
  v.pipe(
    v.unknown(),
    v.transform((value) => {
      try {
        return readIdentifier(kind, value);
      } catch {
        return undefined;
      }
    }),
  );

const [externalId, email, phoneNumber, kx] = KINDS;

/** `id`, `meta`, consent and location are not here: a page has no say in them. */
const visitor = v.strictObject({
  anonymous_id: v.pipe(v.string(), v.uuid()),
  fresh: v.exactOptional(v.literal(true)),
  external_id: v.exactOptional(identifier(externalId)),
  email: v.exactOptional(identifier(email)),
  phone_number: v.exactOptional(identifier(phoneNumber)),
  _kx: v.exactOptional(identifier(kx)),
});

/** Of an event only what it takes to answer for it; the rest is judged event by event. */
const anyEvent = v.object({ id: v.pipe(v.string(), v.uuid()) });

/** A newer page of this version may say more than this route understands: that costs no event. */
const batch = v.object({
  v: v.literal(WIRE_VERSION),
  sent_at: timestamp,
  batch: v.pipe(v.string(), v.uuid()),
  visitor,
  events: v.pipe(v.array(anyEvent), v.minLength(1), v.maxLength(MAX_BATCH_EVENTS)),
  resend: v.exactOptional(v.literal(true)),
  // Numbers that are none must not cost the events that they come with.
  dropped: v.exactOptional(
    v.fallback(v.record(v.pipe(v.string(), v.maxLength(32)), v.pipe(v.number(), v.integer())), {}),
  ),
});

/** A batch whose frame is sound; its events are not checked yet. */
export interface ReceivedBatch {
  batch: string;
  sentAtMs: number;
  visitor: WireVisitor;
  events: ReceivedEvent[];
  isResend: boolean;
  dropped: { [reason: string]: number };
}

/** Names the place and the kind of fault, never the value, which may be personal. */
const placeOf = ({ path, expected, type }: v.BaseIssue<unknown>): string => {
  const place = path?.map(({ key }) => String(key)).join('/') ?? '';
  return `/${place.slice(0, 100)} is not right (${expected ?? type})`;
};

/** A page of another release keeps its events until a route of its version is here. */
const checkVersion = (body: unknown): void => {
  const { v: version } = (body ?? {}) as { v?: unknown };
  if (!Number.isInteger(version) || version === WIRE_VERSION) return;
  const detail = `This route speaks version ${WIRE_VERSION} of the wire; keep the events and reload the page`;
  throw new Refusal(409, detail, { 'retry-after': '600' });
};

/** @throws {Refusal} 400 when the frame is not a batch, 409 when it is one of another version. */
export const readBatch = (body: unknown): ReceivedBatch => {
  checkVersion(body);
  const { success, output, issues } = v.safeParse(batch, body, { abortEarly: true });
  if (!success)
    throw new Refusal(400, `No batch of version ${WIRE_VERSION}: ${placeOf(issues[0])}`);
  return {
    batch: output.batch,
    sentAtMs: Date.parse(output.sent_at),
    visitor: output.visitor as WireVisitor,
    // As they came: valibot leaves out keys like `__proto__`, which are to be refused.
    events: (body as ReceivedBatch).events,
    isResend: output.resend === true,
    dropped: output.dropped ?? {},
  };
};
