// How fast the Worker takes batches of pages into its queue, beside a Worker that checks nothing: as it
// ships, with what gathers small batches, and without.
// node bench/ingest.ts [--starts 5] [--rounds 4] [--seconds 2] [--connections 500] [--cache] [--save]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { median, show, table } from './figures.ts';
import { type Load, load, welcomeAll } from './ingest-load.ts';
import { type RunningWorker, startWorker } from './ingest-worker.ts';

const options = {
  starts: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '4' },
  seconds: { type: 'string', default: '2' },
  // So many that a Worker which lets a page wait has others to answer meanwhile.
  connections: { type: 'string', default: '500' },
  cache: { type: 'boolean', default: false },
  save: { type: 'boolean', default: false },
} as const;
const { values } = parseArgs({ options });
const { starts, rounds, seconds, connections, cache, save } = values;

const RESULTS = 'bench/results/ingest.json';
const SIZES = [1, 10];
/** Before anything is measured, so that what is run often is compiled. */
const WARM_UP_SECONDS = 3;

const medians = (loads: readonly Load[]): Load => ({
  perSecond: median(loads.map(({ perSecond }) => perSecond)),
  p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
  cpuMs: median(loads.map(({ cpuMs }) => cpuMs)),
});

type Pair<Item> = readonly [keepsend: Item, bare: Item];

/** Of one start: a process that was lucky with its memory stays so, by a tenth. */
const measureStart = async (size: number, gathers: boolean): Promise<Pair<Load>> => {
  const workers = [
    await startWorker('dist/worker.js', cache, gathers),
    await startWorker('bench/bare-worker.js', cache, false),
  ] as const;
  const loadFor = (worker: RunningWorker, forSeconds: number): Promise<Load> =>
    load(worker, visitors, size, forSeconds, Number(connections));
  const visitors = await welcomeAll(workers[0].url);
  const loads: Pair<Load[]> = [[], []];
  for (const worker of workers) await loadFor(worker, WARM_UP_SECONDS);
  for (let round = 0; round < Number(rounds); round++)
    // Who goes first changes from round to round.
    for (const which of round % 2 ? ([0, 1] as const) : ([1, 0] as const))
      loads[which].push(await loadFor(workers[which], Number(seconds)));
  for (const worker of workers) await worker.stop();
  return [medians(loads[0]), medians(loads[1])];
};

const measure = async (size: number, gathers: boolean) => {
  const pairs: Pair<Load>[] = [];
  while (pairs.length < Number(starts)) {
    pairs.push(await measureStart(size, gathers));
    process.stderr.write(
      `batches of ${size}${gathers ? ', gathered' : ''}: start ${pairs.length} of ${starts}\n`,
    );
  }
  // Of the two of one start, which a busy machine slows down alike.
  const ratios = pairs.map(([keepsend, bare]) => keepsend.perSecond / bare.perSecond);
  return {
    events: size,
    gathers,
    keepsend: medians(pairs.map(([keepsend]) => keepsend)),
    bare: medians(pairs.map(([, bare]) => bare)),
    ratio: median(ratios),
    worst: Math.min(...ratios),
  };
};

const rows = [];
for (const gathers of [true, false])
  for (const size of SIZES) rows.push(await measure(size, gathers));

const { model = 'unknown' } = cpus()[0] ?? {};
const machine = `${cpus().length} x ${model}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
if (save)
  writeFileSync(
    RESULTS,
    `${JSON.stringify({ date, machine, starts: Number(starts), rounds: Number(rounds), seconds: Number(seconds), connections: Number(connections), rows }, null, 1)}\n`,
  );
const HEADS = ['of a batch of', '', 'a second', 'p99, ms', 'CPU, ms', 'ratio', 'worst'];
console.log(
  table([
    HEADS,
    ...rows.flatMap(({ events, gathers, keepsend, bare, ratio, worst }) => [
      [
        `${events}`,
        gathers ? 'keepsend, gathered' : 'keepsend',
        ...Object.values(keepsend).map(show),
        show(ratio),
        show(worst),
      ],
      ['', 'bare', ...Object.values(bare).map(show), '', ''],
    ]),
  ]),
);
