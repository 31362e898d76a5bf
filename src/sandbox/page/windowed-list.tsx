import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { moveBy } from './move-by.js';
import { useVisibleRange } from './use-visible-range.js';

/** What a row gets for its link. */
export interface RowLink {
  readonly tabIndex: number;
  readonly 'data-position': number;
}

interface WindowedListProps {
  readonly label: string;
  readonly count: number;
  /** Its one link, with the attributes that are given. */
  readonly row: (position: number, link: RowLink) => ComponentChildren;
  /** Tells which positions are needed. */
  readonly onRange: (first: number, last: number) => void;
}

/**
 * A list of any length of which only what can be seen is in the document. The last position stands
 * at the top, so that a row keeps its own when others arrive. One row can be reached with Tab;
 * arrows, Page Up and Down, Home and End go to the others. The row with the focus stays in the
 * document wherever the page is scrolled to.
 */
export const WindowedList = ({ label, count, row, onRange }: WindowedListProps) => {
  const list = useRef<HTMLUListElement>(null);
  const { first, last, height, reveal } = useVisibleRange(list, count);
  const [chosen, setChosen] = useState<number>();
  const wanted = useRef<number | undefined>(undefined);
  useEffect(() => onRange(count - 1 - last, count - 1 - first), [first, last, count, onRange]);
  const active = chosen !== undefined && chosen < count ? count - 1 - chosen : first;
  const indexes = new Set([active]);
  for (let index = first; index <= last; index++) indexes.add(index);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-position="${wanted.current}"]`);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });
  const go = (event: TargetedKeyboardEvent<HTMLUListElement>) => {
    const { position } = (event.target as HTMLElement).dataset;
    const page = Math.max(1, Math.floor(innerHeight / height) - 2);
    const to = moveBy(event.key, count - 1 - Number(position), count, page);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    wanted.current = count - 1 - to;
    setChosen(count - 1 - to);
    reveal(to);
  };
  return (
    <ul
      class="rows is-windowed"
      aria-label={label}
      ref={list}
      style={{ height: `${count * height}px` }}
      onKeyDown={go}
    >
      {[...indexes]
        .filter((index) => index < count)
        .sort((one, other) => one - other)
        .map((index) => {
          const position = count - 1 - index;
          const tabIndex = index === active ? 0 : -1;
          return (
            <li
              key={position}
              aria-setsize={count}
              aria-posinset={index + 1}
              style={{ top: `${index * height}px`, height: `${height}px` }}
              onFocusIn={() => setChosen(position)}
            >
              {row(position, { tabIndex, 'data-position': position })}
            </li>
          );
        })}
    </ul>
  );
};
