import type { Finding } from './compare.ts';

/** The row of a behaviour, as far as it is printed. */
export interface Known {
  readonly text: string;
  readonly label: string;
}

const widthOf = (words: readonly string[]) => Math.max(...words.map(({ length }) => length));

const LONGEST = 60;

const shorten = (value: unknown) => {
  const text = value === undefined ? '-' : String(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
};

/**
 * A finding in lines: one when both sides agree, unless the facts are wanted, and the facts beside
 * each other when they do not.
 */
export const printFinding = (
  { probe, outcome, sides }: Finding,
  names: readonly [string, string],
  known: Known | undefined,
  wantsFacts: boolean,
): string => {
  const head = `${outcome.padEnd(8)}${probe.id.padEnd(34)}${known?.label ?? '?'}`;
  if (outcome === 'same' && !wantsFacts) return head;
  const [left, right] = sides;
  const facts = [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => [
    left[name] === right[name] || name.startsWith('~') ? ' ' : '≠',
    name.replace('~', ''),
    shorten(left[name]),
    shorten(right[name]),
  ]);
  const rows = [['', '', ...names], ...facts];
  const widths = [0, 1, 2].map((column) => widthOf(rows.map((row) => row[column] ?? '')));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [head, `        ${known?.text ?? ''}`, ...table.map((line) => `        ${line}`)].join(
    '\n',
  );
};
