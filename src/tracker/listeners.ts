import type { TrackerEvents } from './tracker.js';

export interface Listeners {
  on<Name extends keyof TrackerEvents>(
    name: Name,
    listener: (detail: TrackerEvents[Name]) => void,
  ): () => void;
  /** Whatever it is, the listeners of `change` hear of it too. */
  emit<Name extends Exclude<keyof TrackerEvents, 'change'>>(
    name: Name,
    detail: TrackerEvents[Name],
  ): void;
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
      for (const listener of [...(listeners[name] ?? []), ...(listeners.change ?? [])]) {
        try {
          listener(detail);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
};
