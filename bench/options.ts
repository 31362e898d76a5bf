import { parseArgs } from 'node:util';
import { PEERS, type Peer } from './peers.ts';
import { ROWS, type Row } from './rows.ts';

const PARTS = ['bytes', 'wire', 'cost', 'drain', 'takeover', 'rows'] as const;

/** A kind of measurement. */
export type Part = (typeof PARTS)[number];

/** What to measure, and how often. */
export interface Options {
  peers: Peer[];
  rows: Row[];
  parts: Part[];
  runs: number;
  parallel: number;
  isResumed: boolean;
  isTraced: boolean;
  note: string | undefined;
}

const HELP = `npm run bench -- [options]
  --only keepsend,mixpanel   these peers (all): ${PEERS.map(({ name }) => name).join(' ')}
  --rows 2,9                 these rows (all ${ROWS.length})
  --parts rows,bytes         these measurements (all): ${PARTS.join(' ')}
  --runs 5                   runs of each
  --parallel 8               visitors at a time in the rows; what is timed runs alone
  --resume                   keep the runs there are, make those that are missing
  --note 'in a train'        said below the figures
  --trace                    print every request of every row`;

const choose = <Item>(items: readonly Item[], nameOf: (item: Item) => string, names?: string) => {
  const wanted = names?.split(',').map((name) => name.trim());
  const unknown = wanted?.filter((name) => !items.some((item) => nameOf(item) === name)) ?? [];
  if (unknown.length) throw new Error(`There is no '${unknown[0]}'.\n${HELP}`);
  return items.filter((item) => wanted?.includes(nameOf(item)) ?? true);
};

/** Reads the command line; ends the program when only help was asked for. */
export const readOptions = (): Options => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rows: { type: 'string' },
      parts: { type: 'string' },
      runs: { type: 'string', default: '5' },
      parallel: { type: 'string', default: '8' },
      resume: { type: 'boolean', default: false },
      note: { type: 'string' },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit();
  }
  return {
    peers: choose(PEERS, ({ name }) => name, values.only),
    rows: choose(ROWS, ({ number }) => String(number), values.rows),
    parts: choose(PARTS, (part) => part, values.parts),
    runs: Number(values.runs),
    parallel: Number(values.parallel),
    isResumed: values.resume,
    isTraced: values.trace,
    note: values.note,
  };
};
