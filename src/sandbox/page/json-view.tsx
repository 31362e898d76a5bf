import { useLayoutEffect, useRef } from 'preact/hooks';

import { findSpot, type JsonLine, toJsonLines } from './json-lines.js';

/** A value to point at, and what is to be said about it. */
export interface JsonMark {
  readonly pointer: string;
  readonly note: string;
}

interface JsonViewProps {
  readonly value: unknown;
  readonly label: string;
  readonly marks?: readonly JsonMark[];
}

// More than anybody reads; what was copied has all of it.
const MOST_LINES = 2_000;

const cut = (lines: readonly JsonLine[], first: number) => {
  const start = lines.length <= MOST_LINES ? 0 : Math.max(0, first - MOST_LINES / 2);
  return { start, shown: lines.slice(start, start + MOST_LINES) };
};

const noteMarks = (lines: readonly JsonLine[], marks: readonly JsonMark[]) => {
  const notes = new Map<number, string>();
  for (const { pointer, note } of marks) {
    const { line, missing } = findSpot(lines, pointer);
    const text = missing === '' ? note : `${missing.slice(1)} is missing here: ${note}`;
    notes.set(line, [notes.get(line), text].filter(Boolean).join(' '));
  }
  return notes;
};

/** JSON, indented, with the lines that pointers name marked and annotated. Scrolls in itself, by keyboard too. */
export const JsonView = ({ value, label, marks = [] }: JsonViewProps) => {
  const box = useRef<HTMLElement>(null);
  const lines = toJsonLines(value);
  const notes = noteMarks(lines, marks);
  const { start, shown } = cut(lines, Math.min(...notes.keys(), lines.length));
  const hidden = lines.length - shown.length;
  const spots = [...notes.keys()].join();
  useLayoutEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (box.current && mark)
      box.current.scrollTop = mark.offsetTop - box.current.offsetTop - box.current.clientHeight / 3;
  }, [spots]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="json" aria-label={label} tabIndex={0} ref={box}>
      <pre>
        {shown.map(({ text }, index) => {
          const note = notes.get(start + index);
          if (note === undefined) return <span>{text}</span>;
          return (
            <mark>
              {text} <span class="note">← {note}</span>
            </mark>
          );
        })}
      </pre>
      {hidden > 0 && <p class="hint">{hidden} more lines are not shown.</p>}
    </section>
  );
};
