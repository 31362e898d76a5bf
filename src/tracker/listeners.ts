import type { TrackerEvents } from './tracker.js';

export interface Listeners {
  on<Name extends keyof TrackerEvents>(
    name: Name,
    listener: (detail: TrackerEvents[Name]) => void,
  ): () => void;
  emit<Name extends keyof TrackerEvents>(name: Name, detail: TrackerEvents[Name]): void;
}

type Listener = (detail: unknown) => void;

/** Tells listeners; one that throws is reported to the console and stops neither the others nor us. */
export const createListeners = (): Listeners => {
  const listeners: { [name: string]: Set<Listener> } = {};
  return {
    on: (name, listener) => {
      listeners[name] ??= new Set();
      const group = listeners[name];
      group.add(listener as Listener);
      return () => {
        group.delete(listener as Listener);
      };
    },
    emit: (name, detail) => {
      for (const listener of listeners[name] ?? []) {
        try {
          listener(detail);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
};
