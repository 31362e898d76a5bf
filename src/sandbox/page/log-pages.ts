/** Part of a log as `/_sandbox` answers it: newest first. */
export interface LogPart<Row> {
  readonly total: number;
  readonly newest: number;
  readonly rows: readonly Row[];
}

/** Rows of a log by their position, the oldest being 0: a position stays when rows arrive. */
export interface LogPages<Row> {
  /** How many rows there are. */
  total(): number;
  /** The key behind which the next rows will be; undefined before anything was read. */
  newest(): number | undefined;
  rowAt(position: number): Row | undefined;
  /** Forgets everything in favour of this newest part. */
  replace(part: LogPart<Row>): void;
  /** Adds what came behind `newest`. */
  append(part: LogPart<Row>): void;
  /** Puts in a part that was asked for from `from` on. */
  put(from: number, part: LogPart<Row>): void;
  /** Starts of the pages that hold a row of this range. */
  starts(first: number, last: number): readonly number[];
  /** Those of them that are not complete. */
  missing(first: number, last: number): readonly number[];
}

/** Rows in a page. */
export const PAGE = 100;

// Enough for what is on the screen and far around it; the rest is asked for again.
const MOST_PAGES = 30;

/** Pages of a log, at most 3,000 rows of it. */
export const createLogPages = <Row>(): LogPages<Row> => {
  const pages = new Map<number, (Row | undefined)[]>();
  let total = 0;
  let newest: number | undefined;
  const store = (position: number, row: Row) => {
    const start = position - (position % PAGE);
    const page = pages.get(start) ?? [];
    page[position - start] = row;
    // The page used last stands last.
    pages.delete(start);
    pages.set(start, page);
    const [oldest] = pages.keys();
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
  };
  const storeAll = (end: number, rows: readonly Row[]) =>
    rows.forEach((row, index) => {
      store(end - 1 - index, row);
    });
  const isComplete = (start: number) => {
    const page = pages.get(start);
    if (page === undefined) return false;
    const length = Math.min(PAGE, total - start);
    for (let index = 0; index < length; index++) if (page[index] === undefined) return false;
    return true;
  };
  const starts = (first: number, last: number) => {
    const found: number[] = [];
    const end = Math.min(last, total - 1);
    for (let start = Math.max(first - (first % PAGE), 0); start <= end; start += PAGE)
      found.push(start);
    return found;
  };
  return {
    total: () => total,
    newest: () => newest,
    rowAt: (position) => pages.get(position - (position % PAGE))?.[position % PAGE],
    replace: (part) => {
      pages.clear();
      ({ total, newest } = part);
      storeAll(total, part.rows);
    },
    append: (part) => {
      total += part.total;
      newest = part.newest;
      storeAll(total, part.rows);
    },
    put: (from, { rows }) => storeAll(from + rows.length, rows),
    starts,
    missing: (first, last) => starts(first, last).filter((start) => !isComplete(start)),
  };
};
