import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Which rows of a list can be seen, and how to get others to be. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
  /** Height of a row, in CSS pixels. */
  readonly height: number;
  /** Scrolls no further than needed to show a row. */
  readonly reveal: (index: number) => void;
}

// Rows beyond each edge of the window, so that slow scrolling never shows an empty place.
const BEYOND = 8;

// The same as in the style sheet.
const ROW_REM = 4.25;
const TOOLBAR_REM = 4.5;

const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Follows the page's scrolling; nothing is drawn anew unless the range has changed. */
export const useVisibleRange = (
  list: RefObject<HTMLElement | null>,
  count: number,
): VisibleRange => {
  const [{ from, to }, setRange] = useState({ from: 0, to: 20 });
  const [height, setHeight] = useState(() => ROW_REM * remPx());
  const measure = useCallback(() => {
    const box = list.current?.getBoundingClientRect();
    if (box === undefined || (box.width === 0 && box.height === 0)) return;
    const row = ROW_REM * remPx();
    const top = Math.floor(-box.top / row);
    const next = {
      from: Math.max(0, top - BEYOND),
      to: Math.max(0, top + Math.ceil(innerHeight / row) + BEYOND),
    };
    setHeight(row);
    setRange((held) => (held.from === next.from && held.to === next.to ? held : next));
  }, [list]);
  useEffect(() => {
    addEventListener('scroll', measure, { passive: true });
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
    };
  }, [measure]);
  // What stands above the list may have grown, and a hidden list may be back.
  useLayoutEffect(measure);
  const reveal = (index: number) => {
    const box = list.current?.getBoundingClientRect();
    if (box === undefined) return;
    const top = box.top + index * height;
    const roof = TOOLBAR_REM * remPx();
    if (top < roof) scrollBy({ top: top - roof, behavior: 'instant' });
    else if (top + height > innerHeight - 8)
      scrollBy({ top: top + height - innerHeight + 8, behavior: 'instant' });
    measure();
  };
  const last = Math.min(to, count - 1);
  return { first: Math.min(from, Math.max(last, 0)), last, height, reveal };
};
