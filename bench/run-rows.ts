import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '../e2e/support/browser.ts';
import type { Peer } from './peers.ts';
import type { Outcome } from './results.ts';
import type { Row } from './rows.ts';
import { countTaken, type Stage, withStage } from './stage.ts';

/** One row for one peer, once. */
export interface Cell {
  peer: Peer;
  row: Row;
}

const judge = ({ collector, before }: Stage, { events }: Row): Outcome => {
  const times = Array.from({ length: events }, (_, n) => collector.taken.get(`bench-${n}`) ?? 0);
  return {
    delivered: countTaken(collector, events),
    duplicated: times.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    ...(before !== undefined && { before }),
    requests: collector.seen.filter(({ labels }) => labels.size > 0).length,
  };
};

/** Set by `--trace`: what the collector saw, request by request. */
const trace = ({ collector }: Stage): void => {
  const startMs = collector.seen[0]?.atMs ?? 0;
  for (const { atMs, what, bytes, labels, isTaken } of collector.seen)
    console.log(
      `${(atMs - startMs).toFixed(0).padStart(7)} ms  ${what}  ${bytes} B  ${labels.size} events${isTaken ? '' : ', not taken'}`,
    );
};

/** Plays one cell. */
const runCell = (
  { peer, row }: Cell,
  shared: Browser | undefined,
  isTraced = false,
): Promise<Outcome> =>
  withStage(peer, row.events, row.ownBrowser ? undefined : shared, async (stage) => {
    await row.play(stage);
    if (isTraced) trace(stage);
    return judge(stage, row);
  });

const describe = (ms: number): string => `${Math.ceil(ms / 60_000)} min`;

/** Plays the cells, so many at a time, and hands each outcome over as it comes. */
export const runCells = async (
  cells: readonly Cell[],
  parallel: number,
  keep: (cell: Cell, outcome: Outcome) => void,
  isTraced: boolean,
): Promise<void> => {
  const shared = await chromium.launch(launchOptions);
  const startMs = performance.now();
  const queue = [...cells];
  let done = 0;
  const play = async (cell: Cell): Promise<Outcome> => {
    try {
      return await runCell(cell, shared, isTraced);
    } catch (error) {
      // A browser that could not start is no finding; one that cannot start twice ends the run.
      console.error(`\n${cell.peer.name}, row ${cell.row.number}: ${error}; once more`);
      return runCell(cell, shared, isTraced);
    }
  };
  const work = async (): Promise<void> => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const outcome = await play(cell);
      keep(cell, outcome);
      done += 1;
      const leftMs = ((performance.now() - startMs) / done) * (cells.length - done);
      const { delivered, duplicated } = outcome;
      console.log(
        `${done}/${cells.length}, ${describe(leftMs)} left: ${cell.peer.name}, row ${cell.row.number}: ${delivered}/${cell.row.events}${duplicated ? ` +${duplicated}d` : ''}`,
      );
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  await shared.close();
};
