import type { Core } from './core.js';
import type { Inspection } from './tracker.js';

/** A click that leads elsewhere often follows soon: one batch of both costs less than two. */
const DEBOUNCE_MS = 200;
/** Between two batches while more and more is tracked: each costs the shop a call of its route. */
const SPACING_MS = 1_000;
const RELOAD_DELAY_MS = 5_000;

export interface Sender {
  /**
   * Sends until nothing waits, or an attempt fails and the next one is scheduled. `isUrgent` does
   * not wait for our own backoff, only for a pause the route asked for. Resolves to what still waits.
   */
  flush(isUrgent: boolean): Promise<number>;
}

/** What looks at the whole outbox, and so is seldom wanted. */
export interface Inspector {
  inspectCore(core: Core): Promise<Omit<Inspection, 'consent'>>;
  enforceLimits(core: Core): Promise<void>;
}

/** Fetches the parts that a page can do without at first; `attempt` counts from 0. */
export interface Loader {
  send(attempt: number): Promise<{ createSender(core: Core): Sender }>;
  inspect(attempt: number): Promise<Inspector>;
}

export interface Dispatch {
  /**
   * Sends soon, together with what else comes until then. `isUrgent` as in `Sender.flush`: a page
   * that could be loaded is a sign that the route can be reached again.
   */
  soon(isUrgent?: boolean): void;
  /** Sends now, whatever our own backoff says. Resolves to what still waits. */
  now(): Promise<number>;
}

/** Loads a part once, and again when that failed. */
export const once = <Part>(load: (attempt: number) => Promise<Part>): (() => Promise<Part>) => {
  let part: Promise<Part> | undefined;
  let attempts = 0;
  return () => {
    part ??= load(attempts++).catch((error) => {
      part = undefined;
      throw error;
    });
    return part;
  };
};

/** Loads the sending half when there is something to send. */
export const createDispatch = (core: Core, load: Loader['send']): Dispatch => {
  const sender = once((attempt) => load(attempt).then(({ createSender }) => createSender(core)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = 0;

  const flush = async (isUrgent: boolean): Promise<number> => {
    clearTimeout(timer);
    timer = undefined;
    lastMs = Date.now();
    try {
      return await (await sender()).flush(isUrgent);
    } catch (cause) {
      // Most often: offline before the sending half was here. The events are kept, and it is asked for again.
      core.emit('error', { detail: `Not sending yet: ${cause}`, cause });
      timer = setTimeout(flush, RELOAD_DELAY_MS, false);
      return core.keeper.own.size;
    }
  };

  return {
    soon: (isUrgent = false) => {
      // No more than that, whatever somebody does to the clock.
      const restMs = Math.min(SPACING_MS, lastMs + SPACING_MS - Date.now());
      const delayMs = Math.max(DEBOUNCE_MS, restMs);
      timer ??= setTimeout(flush, delayMs, isUrgent);
    },
    now: () => flush(true),
  };
};
