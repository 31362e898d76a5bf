import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

import type { Change } from '../feed.js';

/** Whether the page hears from the sandbox, and who wants to know what changed. */
export interface Live {
  readonly status: 'connecting' | 'live' | 'down';
  subscribe(listener: (changed: readonly Change[] | 'all') => void): () => void;
}

type Listener = Parameters<Live['subscribe']>[0];

const RETRY_MS = 2_000;

/** The one stream of the page. */
export const LiveContext = createContext<Live>({ status: 'connecting', subscribe: () => () => {} });

const readChanges = (data: string): readonly Change[] | 'all' => {
  const { changed } = JSON.parse(data) as { changed: Change[] };
  return changed.includes('everything') ? 'all' : changed;
};

/**
 * Opens the stream. After an interruption and after a reset everybody hears `all`, for what they
 * have read counts for nothing.
 */
export const useStream = (): Live => {
  const [listeners] = useState(() => new Set<Listener>());
  const [status, setStatus] = useState<Live['status']>('connecting');
  useEffect(() => {
    const tell = (changed: Parameters<Listener>[0]) => {
      for (const listener of listeners) listener(changed);
    };
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/_sandbox/stream');
      source.onopen = () => {
        setStatus('live');
        tell('all');
      };
      source.onerror = () => {
        setStatus('down');
        // After a network error browsers try again; after any other answer only we do.
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
      };
      source.onmessage = ({ data }) => tell(readChanges(data));
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [listeners]);
  const subscribe = (listener: Listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { status, subscribe };
};

/** The stream, anywhere in the page. */
export const useLive = (): Live => useContext(LiveContext);
