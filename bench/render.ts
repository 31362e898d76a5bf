import { median, show } from './figures.ts';
import { PEERS } from './peers.ts';
import type { Drain, Outcome, PeerResults, Results } from './results.ts';
import { ROWS, type Row } from './rows.ts';

const range = (values: readonly number[]): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? String(low) : `${low}–${high}`;
};

const isClean = ({ events }: Row, { delivered, duplicated }: Outcome): boolean =>
  delivered === events && duplicated === 0;

/** `49–50 +0–3d`: what arrived over the runs, and how often again. Bold when every run was clean. */
const renderCell = (row: Row, outcomes: readonly Outcome[]): string => {
  if (!outcomes.length) return '–';
  const delivered = range(outcomes.map((outcome) => outcome.delivered));
  const duplicated = range(outcomes.map((outcome) => outcome.duplicated));
  const text = duplicated === '0' ? delivered : `${delivered} +${duplicated}d`;
  return outcomes.every((outcome) => isClean(row, outcome)) ? `**${text}**` : text;
};

const cleanRows = ({ rows }: PeerResults): string => {
  const played = ROWS.filter(({ number }) => rows[number]?.length);
  const clean = played.filter((row) =>
    rows[row.number]?.every((outcome) => isClean(row, outcome)),
  ).length;
  return played.length ? `${clean} of ${played.length}` : '–';
};

const lossless = ({ rows }: PeerResults): string => {
  const played = ROWS.filter(({ number }) => rows[number]?.length);
  const whole = played.filter(({ number, events }) =>
    rows[number]?.every(({ delivered }) => delivered === events),
  ).length;
  return played.length ? `${whole} of ${played.length}` : '–';
};

const middle = <Run>(list: readonly Run[] | undefined, pick: (run: Run) => number): string =>
  list?.length ? show(median(list.map(pick))) : '–';

const seconds = (list: readonly Drain[] | undefined): string =>
  middle(list, ({ ms }) => ms / 1_000);

const drainCells = ({ drain }: PeerResults): string[] => {
  const kept = drain['kept 2000'];
  const used = drain['at once 2000'] ?? kept;
  return [
    kept?.length ? range(kept.map(({ arrived }) => arrived)) : '–',
    seconds(used),
    middle(used, ({ longestTaskMs }) => longestTaskMs),
  ];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at ? '--:' : '---'))), ...rows.map(line)].join(
    '\n',
  );
};

type Measured = [name: string, sheet: PeerResults];

const measured = ({ peers }: Results): Measured[] =>
  PEERS.flatMap(({ name }) => {
    const sheet = peers[name];
    return sheet ? [[name, sheet] as Measured] : [];
  });

const HEAD = [
  'tracker',
  'clean rows',
  'nothing lost',
  'first bytes',
  'all bytes',
  'init ms',
  'at 4x',
  'track() µs',
  'at 4x',
  'requests of 50',
  'bytes an event',
  'kept of 2,000',
  'drained in s',
  'longest task ms',
];

/** One line a tracker: what the README shows. */
export const renderSummary = (results: Results): string =>
  table(
    HEAD,
    measured(results).map(([name, sheet]) => [
      name,
      cleanRows(sheet),
      lossless(sheet),
      sheet.bytes ? show(sheet.bytes.first.brotli) : '–',
      sheet.bytes ? show(sheet.bytes.total.brotli) : '–',
      ...['1', '4'].map((slowdown) => middle(sheet.cost[slowdown], ({ initMs }) => initMs)),
      ...['1', '4'].map((slowdown) =>
        middle(sheet.cost[slowdown], ({ trackMs }) => trackMs * 1_000),
      ),
      middle(sheet.wire['50'], ({ requests }) => requests),
      middle(sheet.wire['50'], ({ bytes }) => bytes / 50),
      ...drainCells(sheet),
    ]),
  );

/** One line a row of the scenarios, one column a tracker. */
export const renderRows = (results: Results): string => {
  const columns = measured(results).filter(([, { rows }]) => Object.keys(rows).length);
  return table(
    ['row', ...columns.map(([name]) => name)],
    ROWS.map((row) => [
      `${row.number}. ${row.title} (${row.events})`,
      ...columns.map(([, { rows }]) => renderCell(row, rows[row.number] ?? [])),
    ]),
  );
};

const runsOf = (results: Results, isOurs: boolean): string =>
  range(
    measured(results)
      .filter(([name]) => (name === 'keepsend') === isOurs)
      .flatMap(([, { rows }]) => Object.values(rows).map(({ length }) => length)),
  );

/** Where, when, which versions, how many runs. */
export const renderCaption = (results: Results): string => {
  const versions = measured(results).map(([name, { version }]) => `${name} ${version}`);
  return `Measured ${results.date} in ${results.browser}, ${results.machine}; runs a cell: ${runsOf(results, true)} (keepsend), ${runsOf(results, false)} (the others). ${versions.join(', ')}.`;
};

/** What the terminal shows at the end. */
export const renderReport = (results: Results): string =>
  [renderRows(results), renderSummary(results), renderCaption(results)].join('\n\n');
