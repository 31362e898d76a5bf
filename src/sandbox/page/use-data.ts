import { useEffect, useState } from 'preact/hooks';

import { useLive } from './live.js';
import type { Change } from './sandbox-data.js';

/** Data of the sandbox: not there yet, there, or gone (404). */
export type Loaded<Data> = Data | 'loading' | 'missing';

/** Loads a path and loads it again when one of `on` has changed. Keeps the old data while it does. */
export const useData = <Data>(path: string, ...on: readonly Change[]): Loaded<Data> => {
  const [data, setData] = useState<Loaded<Data>>('loading');
  const { subscribe } = useLive();
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      try {
        const response = await fetch(path);
        const found = response.ok ? ((await response.json()) as Data) : 'missing';
        if (isCurrent) setData(found);
      } catch {
        // The sandbox is down: the header says so, and the stream's return loads again.
      }
    };
    setData('loading');
    load();
    const unsubscribe = subscribe((changed) => {
      if (changed === 'all' || changed.some((change) => on.includes(change))) load();
    });
    return () => {
      isCurrent = false;
      unsubscribe();
    };
  }, [path]);
  return data;
};
