import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';

export interface Beacon {
  url: string;
  /** In bytes, as the browser counts them. */
  size: number;
  read(): Promise<{ [key: string]: unknown }>;
}

/** A page of a shop, as far as a tracker sees one. */
export interface FakePage {
  beacons: Beacon[];
  isHidden: boolean;
  /** As a browser's document, but for attributes: `name=value`. */
  cookies: Map<string, string>;
  isOnline: boolean;
  isAhead: boolean;
  /** Somebody sees the prerendered page. */
  activate(): void;
  fire(name: 'pagehide' | 'pageshow' | 'online', event?: object): void;
  hide(): void;
  show(): void;
}

/** A `LockManager` with one queue: who asks waits until the one before has let go. */
export const createLocks = () => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
      let isHeld = false;
      const mine = last.then(() => {
        signal.throwIfAborted();
        isHeld = true;
        return work();
      });
      last = mine.catch(() => undefined);
      // Once the lock is held, aborting its request does nothing.
      const aborted = new Promise((_, reject) => {
        signal.addEventListener('abort', () => isHeld || reject(signal.reason));
      });
      return Promise.race([mine, aborted]);
    },
  };
};

/** A `localStorage` whose own keys are its records', like the browser's; may be shared by pages. */
export const createRecords = (): Storage =>
  Object.create({
    setItem(this: { [key: string]: string }, key: string, value: string) {
      this[key] = value;
    },
    getItem(this: { [key: string]: string }, key: string) {
      return this[key] ?? null;
    },
    removeItem(this: { [key: string]: string }, key: string) {
      delete this[key];
    },
  });
/** One channel for all pages of a test: who posts hears nothing of it himself. */
const createChannels = () => {
  const open = new Set<{ onmessage?: (event: { data: unknown }) => void }>();
  return class {
    onmessage?: (event: { data: unknown }) => void;
    constructor() {
      open.add(this);
    }
    postMessage(data: unknown): void {
      for (const channel of open) {
        if (channel !== this) queueMicrotask(() => channel.onmessage?.({ data }));
      }
    }
    close(): void {
      open.delete(this);
    }
  };
};

/** Puts a page around the test. The database is new unless one is passed on from another page. */
export const openPage = (
  options: {
    search?: string;
    locks?: object | undefined;
    database?: IDBFactory;
    records?: Storage;
    isAhead?: boolean;
    /** The browser asks for privacy (Global Privacy Control). */
    isPrivate?: boolean;
  } = {},
): FakePage => {
  const events = new EventTarget();
  const visibility = new EventTarget();
  const page: FakePage = {
    beacons: [],
    isHidden: false,
    cookies: new Map(),
    isOnline: true,
    isAhead: options.isAhead ?? false,
    activate: () => {
      page.isAhead = false;
      visibility.dispatchEvent(new Event('prerenderingchange'));
    },
    fire: (name, event = {}) => {
      events.dispatchEvent(Object.assign(new Event(name), event));
    },
    hide: () => {
      page.isHidden = true;
      visibility.dispatchEvent(new Event('visibilitychange'));
    },
    show: () => {
      page.isHidden = false;
      visibility.dispatchEvent(new Event('visibilitychange'));
    },
  };
  const sendBeacon = (url: string, blob: Blob): boolean => {
    const read = async () => JSON.parse(await blob.text()) as { [key: string]: unknown };
    page.beacons.push({ url, size: blob.size, read });
    return true;
  };
  vi.stubGlobal('indexedDB', options.database ?? new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  vi.stubGlobal('localStorage', options.records ?? createRecords());
  vi.stubGlobal('location', new URL(`https://shop.example/${options.search ?? ''}`));
  vi.stubGlobal('navigator', {
    sendBeacon,
    locks: options.locks,
    globalPrivacyControl: options.isPrivate,
    get onLine() {
      return page.isOnline;
    },
  });
  if (!options.database) vi.stubGlobal('BroadcastChannel', createChannels());
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  vi.stubGlobal('document', {
    get hidden() {
      return page.isHidden;
    },
    get prerendering() {
      return page.isAhead;
    },
    get cookie() {
      return [...page.cookies].map((pair) => pair.join('=')).join('; ');
    },
    set cookie(text) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (text.includes('Max-Age=0')) page.cookies.delete(name);
      else page.cookies.set(name, value);
    },
    addEventListener: visibility.addEventListener.bind(visibility),
  });
  return page;
};

/** Lets no database open, as some browsers do for a while, until the function it gives is called. */
export const holdOpening = (): (() => void) => {
  const { open } = indexedDB;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = open.apply(indexedDB, args);
    let onSuccess: IDBOpenDBRequest['onsuccess'] = null;
    request.addEventListener('success', (event) => {
      void released.then(() => onSuccess?.call(request, event));
    });
    Object.defineProperty(request, 'onsuccess', {
      set: (listener) => {
        onSuccess = listener;
      },
    });
    return request;
  });
  return release;
};

/** Holds the clock and the timers still; what storage does goes on. */
export const stopTime = (time: number | string = '2026-11-01T12:00:00Z'): void => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(time) });
};

/** Lets storage and the network work until something is so. */
export const until = async (isSo: () => unknown, patienceMs = 15_000): Promise<void> => {
  // Real time: gzip is done by another thread, in its own.
  const endMs = performance.now() + patienceMs;
  while (performance.now() < endMs) {
    if (await isSo()) return;
    await new Promise(setImmediate);
  }
  throw new Error(`Never came true: ${isSo}`);
};

/** Lets everything that was begun come to its end. */
export const settled = async (turns = 60): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
};

/** Passes time in one step and lets what it woke come to its end. */
export const pass = async (delayMs: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(delayMs);
  await settled();
};
