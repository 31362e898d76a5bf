// keepsend beside its peers, newest releases, one collector: `npm run bench -- --help` says how.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '../e2e/support/browser.ts';
import { findChromium } from '../tools/find-browser.ts';
import { measureBytes } from './bytes.ts';
import { measureCost } from './cost.ts';
import { drainAtOnce, drainKept } from './drain.ts';
import { installPeers, versionOf } from './install-peers.ts';
import { type Options, readOptions } from './options.ts';
import { buildPages } from './page-files.ts';
import type { Peer } from './peers.ts';
import { renderReport } from './render.ts';
import { type PeerResults, readResults, sheetOf, writeResults } from './results.ts';
import { type Cell, runCells } from './run-rows.ts';
import { ENDS, measureTakeover } from './takeover.ts';
import { measureWire } from './wire.ts';

const BACKLOG = 2_000;
const LARGE_BACKLOG = 10_000;

const options: Options = readOptions();
const { peers, rows, parts, runs, parallel, isResumed, isTraced, note } = options;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

installPeers();
const results = readResults();
const sheet = (peer: Peer): PeerResults => sheetOf(results, peer.name, versionOf(peer));
results.date = new Date().toISOString().slice(0, 10);
results.machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
results.browser = execFileSync(findChromium() ?? '', ['--version'], { stdio: 'pipe' })
  .toString()
  .trim();
if (note !== undefined) results.note = note;
buildPages(peers.map(({ name }) => name));

const hasCrashed = (run: unknown): boolean => (run as { hasCrashed?: true }).hasCrashed === true;

/** Fills a list of runs up to their number, one browser a run, alone on the machine. */
const repeat = async <Result>(
  lists: { [key: string]: Result[] },
  key: string,
  measure: (browser: Browser) => Promise<Result>,
  what: string,
): Promise<void> => {
  const list = isResumed ? (lists[key] ?? []) : [];
  lists[key] = list;
  // A page that does not survive it once has no middle time of five.
  while (list.length < runs && !list.some(hasCrashed)) {
    const browser = await chromium.launch(launchOptions);
    try {
      list.push(await measure(browser));
    } finally {
      await browser.close();
    }
    writeResults(results);
    console.log(`${what}, run ${list.length} of ${runs}: ${JSON.stringify(list.at(-1))}`);
  }
};

const runRows = async (): Promise<void> => {
  for (const peer of isResumed ? [] : peers)
    for (const { number } of rows) sheet(peer).rows[number] = [];
  const cells: Cell[] = [];
  for (let run = 1; run <= runs; run += 1)
    for (const row of rows)
      for (const peer of peers)
        if ((sheet(peer).rows[row.number]?.length ?? 0) < run) cells.push({ peer, row });
  await runCells(
    cells,
    parallel,
    ({ peer, row }, outcome) => {
      const own = sheet(peer).rows;
      own[row.number] = [...(own[row.number] ?? []), outcome];
      writeResults(results);
    },
    isTraced,
  );
};

/** Counts, not times: the runs may go side by side. */
const runWire = async (peer: Peer): Promise<void> => {
  const { wire } = sheet(peer);
  for (const events of [1, 50]) {
    const list = isResumed ? (wire[events] ?? []) : [];
    const browser = await chromium.launch(launchOptions);
    const missing = Array.from({ length: Math.max(0, runs - list.length) });
    list.push(...(await Promise.all(missing.map(() => measureWire(peer, events, browser)))));
    await browser.close();
    wire[events] = list;
    writeResults(results);
    console.log(`${peer.name}, wire of ${events}: ${JSON.stringify(list)}`);
  }
};

const runCost = async (peer: Peer): Promise<void> => {
  const { cost } = sheet(peer);
  for (const slowdown of [1, 4]) {
    const measure = (browser: Browser) => measureCost(peer, slowdown, browser);
    await repeat(cost, String(slowdown), measure, `${peer.name}, cost at ${slowdown}x`);
  }
};

const runDrain = async (peer: Peer): Promise<void> => {
  const { drain } = sheet(peer);
  const sizes = peer.name === 'keepsend' ? [BACKLOG, LARGE_BACKLOG] : [BACKLOG];
  for (const count of sizes) {
    const key = `kept ${count}`;
    const measure = (browser: Browser) => drainKept(peer, count, browser);
    await repeat(drain, key, measure, `${peer.name}, ${key}`);
    if (drain[key]?.every(({ arrived }) => arrived === count)) continue;
    const atOnce = (browser: Browser) => drainAtOnce(peer, count, browser);
    await repeat(drain, `at once ${count}`, atOnce, `${peer.name}, at once ${count}`);
  }
};

/** Of tabs only we say that one sends for all. */
const runTakeover = async (peer: Peer): Promise<void> => {
  if (peer.name !== 'keepsend') return;
  const takeover = sheet(peer).takeover ?? {};
  sheet(peer).takeover = takeover;
  for (const end of Object.keys(ENDS) as (keyof typeof ENDS)[]) {
    const measure = (browser: Browser) => measureTakeover(peer, end, browser);
    await repeat(takeover, end, measure, `${peer.name}, the sending tab ${end}`);
  }
};

for (const peer of peers) {
  if (parts.includes('bytes')) sheet(peer).bytes = measureBytes(peer);
  if (parts.includes('wire')) await runWire(peer);
  if (parts.includes('cost')) await runCost(peer);
  if (parts.includes('drain')) await runDrain(peer);
  if (parts.includes('takeover')) await runTakeover(peer);
}
if (parts.includes('rows')) await runRows();
writeResults(results);
console.log(`\n${renderReport(results)}`);
