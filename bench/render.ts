import { median, show } from './figures.ts';
import { PEERS } from './peers.ts';
import type { Cost, Drain, Outcome, PeerResults, Results } from './results.ts';
import { ROWS, type Row } from './rows.ts';

const range = (values: readonly number[]): string => {
  if (!values.length) return '0';
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

const losslessRows = ({ rows }: PeerResults): string => {
  const played = ROWS.filter(({ number }) => rows[number]?.length);
  const whole = played.filter(({ number, events }) =>
    rows[number]?.every(({ delivered }) => delivered === events),
  ).length;
  return played.length ? `${whole} of ${played.length}` : '–';
};

const middle = <Run>(list: readonly Run[] | undefined, pick: (run: Run) => number): string =>
  list?.length ? show(median(list.map(pick))) : '–';

/** Of a backlog kept over a page, or tracked at once by those that do not keep so many. */
const drainOf = ({ drain }: PeerResults): readonly Drain[] | undefined =>
  drain['at once 2000'] ?? drain['kept 2000'];

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

type Column = [head: string, read: (sheet: PeerResults) => string];

const costAt =
  (slowdown: string, pick: (cost: Cost) => number): Column[1] =>
  ({ cost }) =>
    middle(cost[slowdown], pick);

const INIT_MS = ({ initMs }: Cost): number => initMs;
const TRACK_US = ({ trackMs }: Cost): number => trackMs * 1_000;
const CALL_US = ({ callMs }: Cost): number => callMs * 1_000;

const DELIVERY: Column[] = [
  ['once each', cleanRows],
  ['nothing lost', losslessRows],
];
const BYTES: Column[] = [
  ['first load', ({ bytes }) => (bytes ? show(bytes.first.brotli) : '–')],
  ['all', ({ bytes }) => (bytes ? show(bytes.total.brotli) : '–')],
];
const WIRE: Column[] = [
  ['requests of 50', ({ wire }) => middle(wire['50'], ({ requests }) => requests)],
  ['bytes an event', ({ wire }) => middle(wire['50'], ({ bytes }) => bytes / 50)],
];
const TRACK: Column = ['track(), µs', costAt('1', TRACK_US)];
const COST: Column[] = [
  ['init', costAt('1', INIT_MS)],
  ['init at 4x', costAt('4', INIT_MS)],
  ['track()', costAt('1', TRACK_US)],
  ['track() at 4x', costAt('4', TRACK_US)],
  ['median call at 4x', costAt('4', CALL_US)],
];
const heapOf = ({ heapBytes }: Drain): number[] => (heapBytes === undefined ? [] : [heapBytes]);

const keptOf = ({ drain }: PeerResults): string =>
  drain['kept 2000']?.some(({ hasCrashed }) => hasCrashed)
    ? 'page crashed'
    : middle(drain['kept 2000'], ({ arrived }) => arrived);

const DRAIN: Column[] = [
  ['kept', keptOf],
  ['brought in', (sheet) => middle(drainOf(sheet), ({ ms }) => ms / 1_000)],
  ['heap', ({ drain }) => middle(drain['kept 2000']?.flatMap(heapOf), (bytes) => bytes / 1_000)],
  ['longest task', (sheet) => middle(drainOf(sheet), ({ longestTaskMs }) => longestTaskMs)],
];

const renderColumns = (results: Results, columns: readonly Column[]): string =>
  table(
    ['tracker', ...columns.map(([head]) => head)],
    measured(results).map(([name, sheet]) => [name, ...columns.map(([, read]) => read(sheet))]),
  );

/** One line a tracker: what the README shows. */
export const renderSummary = (results: Results): string =>
  renderColumns(results, [...DELIVERY, ...BYTES, ...WIRE, TRACK]);

/** What it costs the page, one line a tracker. */
export const renderCosts = (results: Results): string =>
  renderColumns(results, [...COST, ...DRAIN]);

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
  if (!measured(results).length) return 'Nothing is measured yet.';
  const versions = measured(results).map(([name, { version }]) => `${name} ${version}`);
  return `Measured ${results.date} in ${results.browser}, ${results.machine}; runs a cell: ${runsOf(results, true)} (keepsend), ${runsOf(results, false)} (the others). ${versions.join(', ')}.${results.note ? ` ${results.note}` : ''}`;
};

/** How long a tab's events wait when the tab that sends dies. */
export const renderTakeover = ({ peers }: Results): string => {
  const times = Object.entries(peers.keepsend?.takeover ?? {}).map(
    ([end, list]) => `${middle(list, (ms) => ms)} ms when it was ${end}`,
  );
  return times.length
    ? `When the tab that sends dies, the events that wait in another tab of keepsend arrive after ${times.join(', ')}.`
    : '';
};

/** How each peer was set up, and what could not be. */
export const renderNotes = (): string =>
  PEERS.map((peer) => `- **${peer.name}** (\`${peer.package}\`): ${peer.note}`).join('\n');

/** What the terminal shows at the end. */
export const renderReport = (results: Results): string =>
  [renderRows(results), renderSummary(results), renderCosts(results), renderCaption(results)].join(
    '\n\n',
  );
