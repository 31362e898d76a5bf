import { KINDS } from '../protocol/identifier.js';
import { readProblem } from '../protocol/problem.js';
import type { WireIdentify } from '../protocol/wire.js';
import { type Core, createCore } from './core.js';
import { createDispatch, type Loader, once } from './dispatch.js';
import { createFarewell } from './farewell.js';
import { createGate, type Gate } from './gate.js';
import { END_OF_IDS } from './outbox.js';
import { listenToPage } from './page-signals.js';
import { measureEvent, prepareEvent } from './prepare-event.js';
import { preparePerson } from './prepare-person.js';
import type {
  IdentifyResult,
  Person,
  Tracker,
  TrackerOptions,
  TrackOptions,
  TrackResult,
} from './tracker.js';

const track = async (
  { createId, note, reject, keep }: Core,
  gate: Gate,
  metric: string,
  properties: object | undefined,
  options: TrackOptions,
): Promise<TrackResult> => {
  const nowMs = Date.now();
  const id = createId(nowMs);
  try {
    const event = prepareEvent(id, metric, properties, options, nowMs);
    const bytes = measureEvent(event);
    note(id, metric, event.time);
    return { id, kept: await gate.run(() => keep(event, bytes)) };
  } catch (problem) {
    const rejection = { id, metric: String(metric), ...readProblem(problem) };
    Object.assign(note(id, rejection.metric), { state: 'rejected', detail: rejection.detail });
    reject(rejection);
    return { id, kept: 'none', rejection };
  }
};

const identify = async (
  { createId, identity, keeper, note, reject, keep }: Core,
  gate: Gate,
  person: Person,
): Promise<IdentifyResult> => {
  const { identifiers, traits, rejections } = preparePerson(person);
  rejections.forEach(reject);
  const id = createId();
  const event: WireIdentify = { id, time: new Date().toISOString(), traits };
  const result: IdentifyResult = { kept: 'none', rejections };
  result.kept = await gate.run(async () => {
    const { outcome, visitor } = identity.identify(identifiers, traits) ?? { outcome: 'same' };
    result.outcome = outcome;
    if (!visitor) return 'none';
    // Klaviyo's profiles take no anonymous id: what is known of nobody waits until he has a name.
    if (!KINDS.some((kind) => visitor[kind])) return keeper.storage;
    event.traits = visitor.traits ?? {};
    note(id, 'identify', event.time);
    return keep(event, measureEvent(event));
  });
  return result;
};

/** Whether anything waits, from this page or another. Without storage: from this page. */
const hasWork = async ({ keeper: { own, outbox, attempt } }: Core): Promise<unknown> =>
  own.size || (await attempt(() => outbox.get(IDBKeyRange.upperBound(END_OF_IDS))));

/** A tracker around a way to load its later parts. */
export const createTrackerWith = <Events>(
  options: TrackerOptions,
  loader: Loader,
): Tracker<Events> => {
  const core = createCore(options);
  const { emit, identity, keeper, on } = core;
  const dispatch = createDispatch(core, loader.send);
  const inspector = once(loader.inspect);
  const farewell = createFarewell(core);
  // Read before a router takes it out of the address.
  const linkToken = new URLSearchParams(location.search).get('_kx');

  const sendWhatWaits = async (send: () => unknown): Promise<void> => {
    if (gate.isOpen() && (await hasWork(core))) await send();
  };
  const gate = createGate(options.consent, {
    open: () => identity.open(linkToken),
    opened: () => sendWhatWaits(dispatch.soon),
    forget: () => {
      identity.forget();
      keeper.own.clear();
      keeper.storage = 'none';
      return keeper.attempt(keeper.outbox.clear);
    },
  });

  listenToPage(
    () => {
      if (gate.rush()) farewell.say();
    },
    () => {
      farewell.takeBack();
      if (gate.isOpen()) void identity.refresh().then(() => sendWhatWaits(dispatch.soon));
    },
    () => sendWhatWaits(dispatch.now),
  );
  const thenSend = <T>(result: T): T => {
    if (gate.isOpen() && keeper.own.size) dispatch.soon();
    return result;
  };

  return {
    track: (metric, properties, trackOptions = {}) =>
      track(core, gate, metric, properties as object | undefined, trackOptions).then(thenSend),
    identify: (person) => identify(core, gate, person).then(thenSend),
    reset: async () => {
      await gate.run(async () => {
        identity.reset();
        return 'none';
      });
    },
    consent: async (state) => {
      await gate.set(state);
      emit('change', undefined);
    },
    flush: async () => {
      let waiting = 0;
      await sendWhatWaits(async () => {
        waiting = await dispatch.now();
      });
      return { waiting };
    },
    inspect: async () => {
      const { inspectCore } = await inspector();
      return { consent: gate.consent(), ...(await inspectCore(core)) };
    },
    on,
  };
};
