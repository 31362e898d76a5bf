import {
  currentWindow,
  type Taken,
  takeFrom,
  type Window,
  type WindowCounter,
} from '../window-counter.js';

/** What we use of a Durable Object's binding. */
export interface CounterNamespace {
  idFromName(name: string): unknown;
  get(id: never): { fetch(address: string, init: object): Promise<{ json(): Promise<unknown> }> };
}

/** What we use of a Durable Object's storage. */
interface CounterState {
  storage: {
    get(key: string): Promise<unknown>;
    put(key: string, value: unknown): Promise<void>;
    setAlarm(atMs: number): Promise<void>;
    deleteAll(): Promise<void>;
  };
}

interface Take {
  limit: number;
  windowMs: number;
  cost: number;
}

const WINDOW = 'window';

/**
 * A Durable Object that counts one key. The count is written before it is told, so that it is right
 * after an eviction; nothing is left of it once its window is over.
 */
export class Counters {
  readonly #storage: CounterState['storage'];
  #window: Window | undefined;

  constructor({ storage }: CounterState) {
    this.#storage = storage;
  }

  async fetch(request: Request): Promise<Response> {
    const { limit, windowMs, cost } = (await request.json()) as Take;
    await this.#load();
    // Nothing is awaited from here until it is counted: requests may come at once.
    const known = this.#window;
    const nowMs = Date.now();
    const window = currentWindow(known, windowMs, nowMs);
    const taken = takeFrom(window, limit, cost, nowMs);
    // Who only asks leaves nothing on the disk.
    if (cost === 0) return Response.json(taken);
    this.#window = window;
    if (taken.isWithin) await this.#storage.put(WINDOW, window);
    if (window !== known) await this.#storage.setAlarm(window.endMs);
    return Response.json(taken);
  }

  /** When a window is over. A later one has an alarm of its own. */
  async alarm(): Promise<void> {
    await this.#load();
    if (this.#window && this.#window.endMs > Date.now()) return;
    this.#window = undefined;
    await this.#storage.deleteAll();
  }

  async #load(): Promise<void> {
    if (this.#window) return;
    const stored = (await this.#storage.get(WINDOW)) as Window | undefined;
    // Another request may have been first.
    this.#window ??= stored;
  }
}

/** Counts in Durable Objects, one for each key: the same for all processes of a Worker. */
export const createCloudflareCounter = (namespace: CounterNamespace): WindowCounter => ({
  take: async (key, limit, windowMs, cost = 1) => {
    const take: Take = { limit, windowMs, cost };
    const object = namespace.get(namespace.idFromName(key) as never);
    const init = { method: 'POST', body: JSON.stringify(take) };
    return (await object.fetch('https://counters.invalid/', init)).json() as Promise<Taken>;
  },
});
