import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether a list stands still, and what came meanwhile. */
export interface Hold {
  /** How many rows to show. */
  readonly shown: number;
  /** How many came since it stands still. */
  readonly news: number;
  readonly isPaused: boolean;
  readonly setPaused: (isPaused: boolean) => void;
  /** Shows what came, once: a reader who is still away stands still again. */
  readonly release: () => void;
}

/**
 * Lets a list stand still while it is paused, while its top is out of sight and while somebody
 * moves in it by keyboard: rows must not jump under a reader.
 */
export const useHold = (
  list: RefObject<HTMLElement | null>,
  total: number,
  address: string,
): Hold => {
  const [isPaused, setPaused] = useState(false);
  const [isAway, setAway] = useState(false);
  const held = useRef({ address, total });
  useEffect(() => {
    const look = () => {
      const box = list.current?.getBoundingClientRect();
      if (box === undefined || box.height === 0) return;
      const hasFocus = list.current?.querySelector(':focus-visible') !== null;
      setAway(box.top < -8 || hasFocus);
    };
    const lookSoon = () => requestAnimationFrame(look);
    addEventListener('scroll', look, { passive: true });
    addEventListener('focusin', lookSoon);
    addEventListener('focusout', lookSoon);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('focusin', lookSoon);
      removeEventListener('focusout', lookSoon);
    };
  }, [list]);
  const isHeld = isPaused || isAway;
  const { current } = held;
  if (!isHeld || current.address !== address || current.total > total)
    held.current = { address, total };
  const shown = held.current.total;
  const release = () => {
    setPaused(false);
    setAway(false);
  };
  return { shown, news: total - shown, isPaused, setPaused, release };
};
