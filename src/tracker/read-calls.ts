import { KINDS } from '../protocol/identifier.js';
import type { WireEvent, WireVisitor } from '../protocol/wire.js';
import type { Entry } from './batch.js';

/** A call made before the script was there, as the stub keeps it. */
export type Call = [
  method: string,
  args: unknown[],
  timeMs: number,
  resolve: (result?: unknown) => void,
];

// biome-ignore lint/suspicious/noExplicitAny: what a page passes may be anything.
type Given = any;

/**
 * The events of calls, each with the person who was there, much as the script would have kept them,
 * and none without consent. What JSON cannot carry is left out; all else is the route's to judge.
 */
export const readCalls = (
  calls: readonly Call[],
  first: WireVisitor,
  state: unknown,
  createId: () => string,
): Entry[] => {
  let consent = state;
  let visitor: Given = first;
  let traits = {};
  let entries: Entry[] = [];
  const reset = (): void => {
    visitor = { anonymous_id: createId() };
    traits = {};
  };
  const handlers: { [method: string]: (...args: Given[]) => Given } = {
    consent: (next) => {
      consent = next;
    },
    reset,
    track: (metric, given, { value, currency, uniqueId } = {}) => {
      const { $value = value, $event_id = uniqueId, ...properties } = { ...given };
      return {
        metric: metric.trim(),
        properties,
        // JSON leaves out what is undefined.
        value: $value ?? undefined,
        value_currency: currency,
        unique_id: $event_id ?? undefined,
      };
    },
    identify: (person) => {
      const rest = { ...person };
      let said: Given;
      let isOther = false;
      for (const kind of KINDS) {
        const value = rest[kind];
        delete rest[kind];
        if (!value) continue;
        isOther ||= visitor[kind] && visitor[kind] !== value;
        said = { ...said, [kind]: value };
      }
      if (isOther) reset();
      // Once he has said who he is, the link he came by says nothing more.
      if (said) visitor = { ...visitor, _kx: undefined, ...said };
      traits = { ...traits, ...rest };
      return KINDS.some((kind) => visitor[kind]) && { traits, joins: said && true };
    },
  };
  for (const [method, args, timeMs] of calls) {
    try {
      const fields = handlers[method]?.(...args);
      if (consent === 'denied') {
        // Forgotten, as the script would have.
        reset();
        visitor = first;
        entries = [];
      } else if (fields) {
        const time = new Date((args[2] as Given)?.time ?? timeMs).toISOString();
        const event: WireEvent = { id: createId(), time, ...fields };
        entries.push({ event, visitor, bytes: new Blob([JSON.stringify(event)]).size });
      }
    } catch {}
  }
  return consent === 'granted' ? entries : [];
};
