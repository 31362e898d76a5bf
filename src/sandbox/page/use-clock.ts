import { useEffect, useState } from 'preact/hooks';

import { useData } from './use-data.js';

/** How the sandbox's clock stands. */
export interface Clock {
  /** Milliseconds since 1970, by the sandbox. */
  readonly now: number;
  readonly isStopped: boolean;
  /** False as soon as it is stopped or shows another time than the real one. */
  readonly isReal: boolean;
}

interface Shown {
  readonly now: string;
  readonly stopped: boolean;
  readonly offsetMs: number | null;
}

/** The sandbox's clock, ticking each second; nothing while it is not known. */
export const useClock = (): Clock | undefined => {
  const shown = useData<Shown>('/_sandbox/clock', 'clock');
  const [, tick] = useState(0);
  const isKnown = typeof shown !== 'string';
  const isStopped = isKnown && shown.stopped;
  useEffect(() => {
    if (!isKnown || isStopped) return;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [isKnown, isStopped]);
  if (!isKnown) return undefined;
  const offsetMs = shown.offsetMs ?? 0;
  return {
    now: isStopped ? Date.parse(shown.now) : Date.now() + offsetMs,
    isStopped,
    isReal: !isStopped && offsetMs === 0,
  };
};
