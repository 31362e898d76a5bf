import { MAX_BATCH_EVENTS } from '../protocol/limits.js';

/** So many events in a row refused by what stands before the route: it is not about the events. */
const MAX_ASIDE_IN_A_ROW = 3;

/** What a batch is made of, and what stays out of it. */
export interface Portion {
  maxEvents: number;
  /** Events that something before the route refuses, one by one: they must not hold up the others. */
  aside: Set<string>;
  /** Half of a batch that was refused. */
  halve(events: number): void;
  /** Leaves a refused event out; `false` when it is not about the events. */
  putAside(ids: readonly string[]): boolean;
  /** A batch was taken. */
  reset(): void;
}

/** Begins with whole batches; a refused one is halved down to the one bad event. */
export const createPortion = (): Portion => {
  let asideInARow = 0;
  const portion: Portion = {
    maxEvents: MAX_BATCH_EVENTS,
    aside: new Set(),
    halve: (events) => {
      portion.maxEvents = Math.ceil(events / 2);
    },
    putAside: (ids) => {
      for (const id of ids) portion.aside.add(id);
      portion.maxEvents = MAX_BATCH_EVENTS;
      asideInARow += 1;
      return asideInARow < MAX_ASIDE_IN_A_ROW;
    },
    reset: () => {
      portion.maxEvents = MAX_BATCH_EVENTS;
      asideInARow = 0;
    },
  };
  return portion;
};
