import type { WireEvent } from '../protocol/wire.js';
import { type Core, createCore } from './core.js';
import { createDispatch, type Loader, once } from './dispatch.js';
import { createFarewell } from './farewell.js';
import { createGate, type Gate } from './gate.js';
import { END_OF_IDS } from './outbox.js';
import { listenToPage } from './page-signals.js';
import { measureEvent, prepareEvent } from './prepare-event.js';
import { preparePerson, toRejection } from './prepare-person.js';
import type {
  IdentifyResult,
  Person,
  Storage,
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
  const state = { id, metric: String(metric), time: new Date(nowMs).toISOString() };
  try {
    const event = prepareEvent(id, metric, properties, options, nowMs);
    const bytes = measureEvent(event);
    note({ ...state, time: event.time, state: 'held' });
    return { id, kept: await gate.run<Storage>(() => keep(event, bytes), 'memory', 'none') };
  } catch (problem) {
    const rejection = { id, metric: state.metric, ...toRejection(problem) };
    note({ ...state, state: 'rejected', detail: rejection.detail });
    reject(rejection);
    return { id, kept: 'none', rejection };
  }
};

const identify = async (
  { createId, identity, note, reject, keep }: Core,
  gate: Gate,
  person: Person,
): Promise<IdentifyResult> => {
  const nowMs = Date.now();
  const { identifiers, traits, rejections } = preparePerson(person);
  rejections.forEach(reject);
  const event: WireEvent = { id: createId(nowMs), time: new Date(nowMs).toISOString(), traits };
  let outcome: IdentifyResult['outcome'];
  const call = async (): Promise<Storage> => {
    const merged = identity.identify(identifiers, traits);
    outcome = merged?.outcome ?? 'same';
    if (!merged) return 'none';
    note({ id: event.id, metric: 'identify', time: event.time, state: 'held' });
    return keep(event, measureEvent(event));
  };
  const kept = await gate.run<Storage>(call, 'memory', 'none');
  return { kept, ...(outcome && { outcome }), rejections };
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
  const dispatch = createDispatch(core, loader.send);
  const farewell = createFarewell(core);
  // Read before a router takes it out of the address.
  const linkToken = new URLSearchParams(location.search).get('_kx');
  const inspector = once(loader.inspect);

  const sendWhatWaits = async (send: () => unknown): Promise<void> => {
    if (gate.isOpen() && (await hasWork(core))) await send();
  };
  const gate = createGate(options.consent, {
    open: () => core.identity.open(linkToken),
    opened: () => sendWhatWaits(dispatch.soon),
    forget: () => {
      core.identity.forget();
      core.keeper.own.clear();
      core.keeper.storage = 'none';
      return core.keeper.attempt(core.keeper.outbox.clear);
    },
  });

  listenToPage({
    onLeave: () => {
      if (gate.rush()) farewell.say();
    },
    onReturn: () => {
      farewell.takeBack();
      if (gate.isOpen()) void core.identity.refresh().then(() => sendWhatWaits(dispatch.soon));
    },
    onOnline: () => sendWhatWaits(dispatch.now),
  });
  const thenSend = <T extends { kept: Storage }>(result: T): T => {
    if (gate.isOpen() && result.kept !== 'none') dispatch.soon();
    return result;
  };

  return {
    track: async (metric, properties, trackOptions = {}) =>
      thenSend(await track(core, gate, metric, properties as object | undefined, trackOptions)),
    identify: async (person) => thenSend(await identify(core, gate, person)),
    reset: () => gate.run(async () => core.identity.reset(), undefined, undefined),
    consent: async (state) => {
      await gate.set(state);
      core.emit('change', undefined);
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
    on: core.on,
  };
};
