import { createChance } from './chance.js';
import type { Fault } from './fault.js';
import { findEvents } from './find-events.js';
import { judgeEvents } from './refuse-events.js';

/** What a request shows of itself before it is answered. */
export interface Hittable {
  readonly path: string;
  readonly method: string;
  readonly lane: string | undefined;
  /** Digest of its key; only asked for when a fault is about one. */
  readonly keyDigest: () => string | undefined;
  /** Its parsed body; undefined when there is none or it cannot be read. */
  readonly body: () => Promise<unknown>;
}

/** The switched-on faults, in the order they were. Kept in memory: a restart heals everything. */
export interface Faults {
  add(fault: Omit<Fault, 'id'>): Fault;
  /** True if there was one of that id. */
  remove(id: string): boolean;
  clear(): void;
  /** Switches all off and counts from the start again. */
  reset(): void;
  /** Those that have not ended. */
  list(): readonly Fault[];
  /** The first fault that hits a request, used up by one; at most one does. */
  take(request: Hittable): Promise<Fault | undefined>;
}

interface Entry {
  fault: Fault;
  readonly chance: () => number;
}

const isOn = ({ until }: Fault, now: number) => until === null || now < until;

const fitsHead = (fault: Fault, request: Hittable) =>
  request.path.startsWith(fault.path) &&
  (fault.method === undefined || fault.method === request.method) &&
  (fault.lane === undefined || fault.lane === request.lane) &&
  (fault.keyDigest === undefined || fault.keyDigest === request.keyDigest());

const looksInside = ({ metric, rejectMetric, poison }: Fault) =>
  metric !== undefined || rejectMetric !== undefined || poison !== undefined;

const fitsBody = (fault: Fault, body: unknown) => {
  if (fault.metric !== undefined && !findEvents(body).some(({ metric }) => metric === fault.metric))
    return false;
  const isJudge = fault.rejectMetric !== undefined || fault.poison !== undefined;
  return !isJudge || judgeEvents(fault, body).length > 0;
};

/** No faults yet; `now` is the clock they end by. */
export const createFaults = (now: () => number): Faults => {
  let entries: readonly Entry[] = [];
  let last = 0;
  // Counts a fitting request; true when it is hit.
  const strike = (entry: Entry): boolean => {
    const { fault } = entry;
    if (fault.skip > 0) {
      entry.fault = { ...fault, skip: fault.skip - 1 };
      return false;
    }
    if (fault.probability < 1 && entry.chance() >= fault.probability) return false;
    if (fault.left === null) return true;
    entry.fault = { ...fault, left: fault.left - 1 };
    if (fault.left === 1) entries = entries.filter((other) => other !== entry);
    return true;
  };
  return {
    add: (given) => {
      last += 1;
      const fault = { ...given, id: `f${last}` };
      entries = [...entries, { fault, chance: createChance(fault.seed) }];
      return fault;
    },
    remove: (id) => {
      const before = entries.length;
      entries = entries.filter(({ fault }) => fault.id !== id);
      return entries.length < before;
    },
    clear: () => {
      entries = [];
    },
    reset: () => {
      entries = [];
      last = 0;
    },
    list: () => entries.map(({ fault }) => fault).filter((fault) => isOn(fault, now())),
    take: async (request) => {
      if (entries.length === 0) return undefined;
      const fitting = entries.filter(({ fault }) => isOn(fault, now()) && fitsHead(fault, request));
      const body = fitting.some(({ fault }) => looksInside(fault))
        ? await request.body()
        : undefined;
      // Others may have used one up while the body came.
      return entries.find(
        (entry) =>
          fitting.includes(entry) &&
          (!looksInside(entry.fault) || fitsBody(entry.fault, body)) &&
          strike(entry),
      )?.fault;
    },
  };
};
