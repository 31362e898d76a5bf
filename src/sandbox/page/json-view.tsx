interface Line {
  readonly text: string;
  readonly pointer: string;
}

const escapeKey = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

const toLines = (value: unknown, pointer: string, before: string, indent: string): Line[] => {
  if (typeof value !== 'object' || value === null)
    return [{ text: `${indent}${before}${JSON.stringify(value) ?? 'null'}`, pointer }];
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0) return [{ text: `${indent}${before}${open}${close}`, pointer }];
  const inner = entries.flatMap(([key, item], index) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
    const lines = toLines(item, `${pointer}/${escapeKey(key)}`, label, `${indent}  `);
    if (index === entries.length - 1) return lines;
    return lines.map((line, n) =>
      n === lines.length - 1 ? { ...line, text: `${line.text},` } : line,
    );
  });
  return [
    { text: `${indent}${before}${open}`, pointer },
    ...inner,
    { text: `${indent}${close}`, pointer: '' },
  ];
};

// A missing field has no line of its own, so the nearest one around it is marked.
const findMarked = (lines: readonly Line[], pointer: string): string => {
  let wanted = pointer.replace(/\/$/, '');
  while (wanted !== '' && !lines.some((line) => line.pointer === wanted))
    wanted = wanted.slice(0, wanted.lastIndexOf('/'));
  return wanted;
};

interface JsonViewProps {
  readonly value: unknown;
  readonly label: string;
  /** JSON pointers of the values to mark. */
  readonly marks?: readonly string[];
}

/** JSON, indented, with the lines that pointers name marked. Scrolls in itself, by keyboard too. */
export const JsonView = ({ value, label, marks = [] }: JsonViewProps) => {
  const lines = toLines(value, '', '', '');
  const marked = new Set(marks.map((pointer) => findMarked(lines, pointer)).filter(Boolean));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="json" aria-label={label} tabIndex={0}>
      <pre>
        {lines.map(({ text, pointer }) =>
          marked.has(pointer) ? <mark>{text}</mark> : <span>{text}</span>,
        )}
      </pre>
    </section>
  );
};
