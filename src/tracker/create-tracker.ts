import { KINDS } from '../protocol/identifier.js';
import { readProblem } from '../protocol/problem.js';
import type { WireIdentify } from '../protocol/wire.js';
import { findBridges } from './bridge.js';
import { openChannel } from './channel.js';
import { type Core, createCore } from './core.js';
import { createDispatch, type Loader, once } from './dispatch.js';
import { sayFarewell } from './farewell.js';
import { createGate, type Gate } from './gate.js';
import { LEAVING_MS } from './listen-to-navigation.js';
import { END_OF_IDS } from './outbox.js';
import { isAhead, listenToPage, whenSeen } from './page-signals.js';
import { measureEvent, prepareEvent } from './prepare-event.js';
import { preparePerson } from './prepare-person.js';
import type {
  Consent,
  IdentifyResult,
  Person,
  Rejection,
  Storage,
  Tracker,
  TrackerOptions,
  TrackOptions,
  TrackResult,
} from './tracker.js';

/** Tells of an event that cannot travel. */
const refuse = ({ emit }: Core, id: string, metric: string, problem: unknown): Rejection => {
  const rejection = { id, metric, ...readProblem(problem) };
  emit('rejected', rejection);
  return rejection;
};

const track = async (
  core: Core,
  gate: Gate,
  metric: string,
  properties: object | undefined,
  options: TrackOptions,
): Promise<TrackResult> => {
  const nowMs = Date.now();
  const id = core.createId(nowMs);
  const isEarly = isAhead() && options.time == null;
  try {
    const event = prepareEvent(id, metric, properties, options, nowMs);
    const bytes = measureEvent(event);
    core.emit('tracked', { id, metric, time: event.time });
    const keep = (): Promise<Storage> => {
      // What a prerendered page did happens when somebody sees it.
      if (isEarly) event.time = new Date().toISOString();
      const kept = core.keep(event, bytes);
      // By a listener of the shop's that came after ours.
      if (core.keeper.isGone) sayFarewell(core);
      return kept;
    };
    return { id, kept: await gate.run(keep) };
  } catch (problem) {
    // Some objects cannot be made a text.
    const name = typeof metric === 'string' ? metric : typeof metric;
    return { id, kept: 'none', rejection: refuse(core, id, name, problem) };
  }
};

const identify = async (core: Core, gate: Gate, person: Person): Promise<IdentifyResult> => {
  const { identifiers, traits, rejections } = preparePerson(person);
  for (const rejection of rejections) core.emit('rejected', rejection);
  const id = core.createId();
  const time = new Date().toISOString();
  const result: IdentifyResult = { kept: 'none', rejections };
  result.kept = await gate.run(async () => {
    const { outcome, visitor } = core.identity.identify(identifiers, traits) ?? { outcome: 'same' };
    result.outcome = outcome;
    if (!visitor) return 'none';
    // Klaviyo's profiles take no anonymous id: what is known of nobody waits until he has a name.
    if (!KINDS.some((kind) => visitor[kind])) return core.keeper.storage;
    const event: WireIdentify = { id, time, traits: visitor.traits ?? {} };
    if (outcome !== 'same') event.joins = true;
    try {
      // With those of earlier calls the traits may be too large.
      const bytes = measureEvent(event);
      core.emit('tracked', { id, metric: 'identify', time });
      return await core.keep(event, bytes);
    } catch (problem) {
      rejections.push(refuse(core, id, 'identify', problem));
      return 'none';
    }
  });
  return result;
};

/** A tracker around a way to load its later parts. */
export const createTrackerWith = <Events>(
  options: TrackerOptions,
  loader: Loader,
): Tracker<Events> => {
  const nudge = openChannel((message) =>
    message === 'denied' ? setConsent(message) : lookAgain(),
  );
  const core = createCore(options, () => gate.isOpen(), once(loader.inspect), nudge);
  const { emit, identity, keeper, on } = core;
  const dispatch = createDispatch(core, loader.send);
  // Read before a router takes it out of the address.
  const linkToken = new URLSearchParams(location.search).get('_kx');

  /** Of this page or, where there is storage, of another one. */
  const hasWork = async (): Promise<unknown> =>
    keeper.own.size ||
    findBridges().length ||
    keeper.attempt(() => keeper.outbox.get(IDBKeyRange.upperBound(END_OF_IDS)));
  const sendWhatWaits = async <T>(send: () => T | Promise<T>): Promise<T | undefined> =>
    gate.isOpen() && (await hasWork()) ? send() : undefined;
  const sendSoon = () => sendWhatWaits(dispatch.soon);
  const lookAgain = (): void => {
    if (gate.isOpen()) void identity.refresh().then(sendSoon);
  };
  const gate = createGate(options.consent, {
    open: () => whenSeen().then(() => identity.open(linkToken)),
    opened: () => sendWhatWaits(() => dispatch.soon(true)),
    forget: () => {
      // The cookie is out of reach for a script.
      void fetch(core.url, { method: 'DELETE', keepalive: true }).catch(() => {});
      identity.forget();
      for (const id of keeper.own.keys()) keeper.drop(id);
      for (const key of findBridges()) localStorage.removeItem(key);
      keeper.doubts.clear();
      keeper.storage = 'none';
      return keeper.attempt(keeper.outbox.clear);
    },
  });

  listenToPage(
    (isGone) => {
      // WebKit hides a page once more as it comes back.
      if (keeper.isGone || isAhead() || !gate.rush()) return;
      keeper.isGone = isGone;
      sayFarewell(core);
    },
    () => {
      keeper.isGone = false;
      keeper.outbox.wake();
      keeper.bridge();
      lookAgain();
    },
    () => sendWhatWaits(dispatch.now),
    () => {
      // Chromium kills a page in the middle of its `pagehide` when its writes stand in the way of another tab's.
      keeper.isLeaving = true;
      keeper.bridge();
      setTimeout(() => {
        keeper.isLeaving = false;
        keeper.bridge();
      }, LEAVING_MS);
    },
  );
  const setConsent = async (state: Consent): Promise<void> => {
    await gate.set(state);
    emit('consent', state);
  };
  const thenSend = <T>(result: T): T => {
    void sendSoon();
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
      await setConsent(state);
      if (state === 'denied') nudge(state);
    },
    flush: async () => {
      await gate.run(async () => 'none');
      return { waiting: (await sendWhatWaits(dispatch.now)) ?? 0 };
    },
    inspect: async () => {
      const { inspectCore } = await core.inspector();
      return { consent: gate.consent(), ...(await inspectCore(core)) };
    },
    on,
  };
};
