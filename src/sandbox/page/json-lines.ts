/** A line of indented JSON, with the JSON pointer of the value that starts in it. */
export interface JsonLine {
  readonly text: string;
  readonly pointer: string;
}

/** The pointer of a line that only closes something. */
const NO_POINTER = '-';

const escapeKey = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** JSON, indented by two, line by line. */
export const toJsonLines = (value: unknown, pointer = '', before = '', indent = ''): JsonLine[] => {
  if (typeof value !== 'object' || value === null)
    return [{ text: `${indent}${before}${JSON.stringify(value) ?? 'null'}`, pointer }];
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0) return [{ text: `${indent}${before}${open}${close}`, pointer }];
  const lines: JsonLine[] = [{ text: `${indent}${before}${open}`, pointer }];
  entries.forEach(([key, item], index) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
    const inner = toJsonLines(item, `${pointer}/${escapeKey(key)}`, label, `${indent}  `);
    const last = inner.pop();
    for (const line of inner) lines.push(line);
    const comma = index === entries.length - 1 ? '' : ',';
    if (last) lines.push({ ...last, text: last.text + comma });
  });
  lines.push({ text: `${indent}${close}`, pointer: NO_POINTER });
  return lines;
};

/** Where a pointer leads: to its line, or, when the value is missing, to the nearest one around it. */
export interface Spot {
  readonly line: number;
  /** The part of the pointer that is not there; empty when all of it is. */
  readonly missing: string;
}

/** The line a JSON pointer names. */
export const findSpot = (lines: readonly JsonLine[], pointer: string): Spot => {
  const whole = pointer.replace(/\/$/, '');
  let wanted = whole;
  let line = lines.findIndex((candidate) => candidate.pointer === wanted);
  while (wanted !== '' && line === -1) {
    wanted = wanted.slice(0, wanted.lastIndexOf('/'));
    line = lines.findIndex((candidate) => candidate.pointer === wanted);
  }
  return { line: Math.max(line, 0), missing: whole.slice(wanted.length) };
};
