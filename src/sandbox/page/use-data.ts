import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../feed.js';
import { useLive } from './live.js';
import { oneAtATime } from './one-at-a-time.js';

/** Data of the sandbox: not there yet, there, or gone (404). */
export type Loaded<Data> = Data | 'loading' | 'missing';

// Numbers that change faster than this cannot be read anyway.
const PAUSE_MS = 300;

/** Loads a path and loads it again when one of `on` has changed. Keeps the old data while it does. */
export const useData = <Data>(path: string, ...on: readonly Change[]): Loaded<Data> => {
  const [data, setData] = useState<{ path: string; found: Loaded<Data> }>();
  const { subscribe } = useLive();
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      try {
        const response = await fetch(path);
        if (!response.ok && response.status !== 404) return;
        const found = response.ok ? ((await response.json()) as Data) : 'missing';
        if (isCurrent) setData({ path, found });
      } catch {
        // The sandbox is down: the header says so, and the stream's return loads again.
      }
    };
    const loading = oneAtATime(load, PAUSE_MS);
    loading.ask();
    const unsubscribe = subscribe((changed) => {
      if (changed === 'all' || changed.some((change) => on.includes(change))) loading.ask();
    });
    return () => {
      isCurrent = false;
      loading.stop();
      unsubscribe();
    };
  }, [path]);
  // What was loaded for another path is nobody's.
  return data?.path === path ? data.found : 'loading';
};
