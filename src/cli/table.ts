/** Which side of its column a cell stands on. */
export type Side = 'left' | 'right';

/** Klaviyo tells what strangers typed in: nothing of it may steer a terminal. */
export const toPrintable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');

const widthOf = (text: string): number => [...text].length;

/** Rows as lines, each column as wide as its widest cell, without blanks at the end. */
export const toLines = (rows: readonly (readonly string[])[], sides: readonly Side[]): string[] => {
  const widths = sides.map((_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number): string => {
    const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return sides[column] === 'right' ? blank + cell : cell + blank;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
};
