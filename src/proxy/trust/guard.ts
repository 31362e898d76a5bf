import { KINDS } from '../../protocol/identifier.js';
import type { WireEvent } from '../../protocol/wire.js';
import type { Delivery } from '../deliver.js';
import type { Settings } from '../settings.js';
import { createSparingLog } from '../sparing-log.js';
import { createAdmitIdentity } from './admit-identity.js';
import type { KeyedDigest } from './keyed-digest.js';
import type { KnownVisitor } from './known-visitor.js';
import { createSpendFlows } from './spend-flows.js';
import { createSteadyCounter } from './steady-counter.js';
import { prepareEvents } from './typed-identity.js';
import type { Marked } from './without-flow.js';

/** Whatever names a person at Klaviyo. */
const NAMING = ['anonymous_id', ...KINDS] as const;
/** Of a digest that is counted by. */
const KEY_BYTES = 12;

export interface Guarded extends Delivery {
  /** Events that the route had recorded without starting a flow. */
  withoutFlow: number;
}

/** Has a visitor's events delivered as far as he is to be believed, and answers for all of them. */
export type Guard = (
  visitor: KnownVisitor,
  events: readonly WireEvent[],
  deliver: (events: readonly Marked[]) => Promise<Delivery>,
) => Promise<Guarded>;

/** Keeps what nobody verified within its mode and its budgets; everybody else it lets through. */
export const createGuard = (
  { typedIdentity, budgets, counters, isLate, log }: Settings,
  digest: KeyedDigest,
): Guard => {
  const complain = createSparingLog(log);
  const counter = createSteadyCounter(counters, (error) =>
    complain({ at: 'error', name: 'counters', detail: (error as Error)?.name ?? 'unknown' }),
  );
  const admit = createAdmitIdentity(budgets, counter, log);
  const spend = createSpendFlows(budgets.recipientEventsPerHour, counter, isLate);

  const digestAll = (person: KnownVisitor['person'], kinds: KnownVisitor['typed']) =>
    Promise.all(
      kinds.flatMap((kind) => {
        const value = person[kind];
        return value === undefined ? [] : [digest(KEY_BYTES, 'identity', kind, value)];
      }),
    );

  return async (visitor, sound, deliver) => {
    const { person, typed, network } = visitor;
    const { events, results: settled } = prepareEvents(visitor, sound, typedIdentity);
    const recipients = typed.length ? await digestAll(person, typed) : [];
    const digestNetwork = network ? () => digest(KEY_BYTES, 'network', network) : undefined;
    const delay = recipients.length ? await admit(recipients, digestNetwork) : undefined;
    if (delay) {
      const results = sound.map(({ id }) => ({ id, status: 'held' as const }));
      return { results, delay, withoutFlow: 0 };
    }
    const isTyped = (kind: string) => (typed as readonly string[]).includes(kind);
    const others = NAMING.filter((kind) => person[kind] && !isTyped(kind)).map(
      (kind) => `${kind} ${person[kind]}`,
    );
    const spending = await spend({ recipients, others }, events);
    const delivery = await deliver(spending.events);
    await spending.giveBack(delivery.results);
    return {
      ...delivery,
      results: [...settled, ...delivery.results],
      withoutFlow: spending.events.filter(({ backfill }) => backfill).length,
    };
  };
};
