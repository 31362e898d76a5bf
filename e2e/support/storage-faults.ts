import type { Page } from '@playwright/test';

/** How a browser's storage fails. */
export type Fault =
  | 'open fails'
  | 'open never answers'
  | 'no transaction begins'
  | 'transactions abort at their commit'
  | 'nothing can be cloned'
  | 'indexedDB is missing'
  | 'indexedDB may not be touched'
  | 'everything may not be touched';

export interface FaultOptions {
  fault: Fault;
  /** What the browser calls it. */
  name?: string;
  /** How often it happens. Default: until the page is told to mend. */
  times?: number;
}

declare global {
  /** Ends the fault of this page. */
  var mendStorage: () => void;
}

/** Lets storage fail on every document this page opens from now on. */
export const breakStorage = (page: Page, options: FaultOptions): Promise<unknown> =>
  page.addInitScript(({ fault, name = 'UnknownError', times }: FaultOptions) => {
    let left = times ?? Number.POSITIVE_INFINITY;
    globalThis.mendStorage = () => {
      left = 0;
    };
    const isBroken = (): boolean => {
      left -= 1;
      return left >= 0;
    };
    const error = () => new DOMException('as the test wants it', name);
    const replace = <Target extends object, Key extends keyof Target>(
      target: Target,
      key: Key,
      make: (original: Target[Key]) => unknown,
    ) => {
      target[key] = make(target[key]) as Target[Key];
    };
    const block = (key: 'indexedDB' | 'localStorage', value: () => unknown): void => {
      const original = globalThis[key];
      const get = () => (left > 0 ? value() : original);
      Object.defineProperty(globalThis, key, { configurable: true, get });
    };
    const forbid = (): never => {
      throw error();
    };
    const { IDBFactory, IDBDatabase, IDBTransaction, IDBObjectStore } = globalThis;
    if (fault === 'open fails' || fault === 'open never answers') {
      replace(
        IDBFactory.prototype,
        'open',
        (open) =>
          function (this: IDBFactory, ...args: Parameters<typeof open>) {
            if (!isBroken()) return open.apply(this, args);
            const request: { error: unknown; onerror?: (event: unknown) => void } = {
              error: error(),
            };
            if (fault === 'open fails') setTimeout(() => request.onerror?.({ target: request }));
            return request;
          },
      );
    } else if (fault === 'no transaction begins') {
      replace(
        IDBDatabase.prototype,
        'transaction',
        (transaction) =>
          function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
            if (isBroken()) throw error();
            return transaction.apply(this, args);
          },
      );
    } else if (fault === 'transactions abort at their commit') {
      replace(
        IDBTransaction.prototype,
        'commit',
        (commit) =>
          function (this: IDBTransaction) {
            if (isBroken()) this.abort();
            else commit.call(this);
          },
      );
    } else if (fault === 'nothing can be cloned') {
      replace(
        IDBObjectStore.prototype,
        'put',
        (put) =>
          function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
            if (isBroken()) throw error();
            return put.apply(this, args);
          },
      );
    } else if (fault === 'indexedDB is missing') {
      block('indexedDB', () => undefined);
    } else {
      block('indexedDB', forbid);
      if (fault === 'everything may not be touched') {
        block('localStorage', forbid);
        Object.defineProperty(navigator, 'locks', {
          value: { request: () => Promise.reject(error()) },
        });
        Object.defineProperty(globalThis, 'BroadcastChannel', { value: forbid });
      }
    }
  }, options);
