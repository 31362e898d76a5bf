import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What one visitor's events came to. */
export interface Outcome {
  delivered: number;
  /** Deliveries beyond the first of each event. */
  duplicated: number;
  /** Delivered before the visitor came back; missing where nobody comes back. */
  before?: number;
  requests: number;
}

/** Bytes of a build. */
export interface Bytes {
  raw: number;
  gzip: number;
  brotli: number;
}

/** Requests with events, and the bytes of their bodies, of one page's life. */
export interface Wire {
  requests: number;
  bytes: number;
}

/** Main-thread time of calls, in milliseconds. */
export interface Cost {
  initMs: number;
  /** The mean call of a group of 20, at the median of the groups. */
  trackMs: number;
  /** The median of all single calls. */
  callMs: number;
}

/** How a backlog was brought. */
export interface Drain {
  arrived: number;
  duplicated: number;
  /** From the first chance to the last arrival. */
  ms: number;
  longTasks: number;
  longestTaskMs: number;
  /** Beyond an empty page, with the backlog waiting. */
  heapBytes?: number;
  /** The page was ended by the browser before anything could be brought. */
  hasCrashed?: true;
}

/** Everything measured of one peer; runs in the order they were made. */
export interface PeerResults {
  version: string;
  /** By row number. */
  rows: { [row: string]: Outcome[] };
  bytes?: { first: Bytes; total: Bytes };
  /** By number of events: `1`, `50`. */
  wire: { [events: string]: Wire[] };
  /** By slowdown of the processor: `1`, `4`. */
  cost: { [slowdown: string]: Cost[] };
  /** `kept 2000`, `at once 2000`, `kept 10000`. */
  drain: { [kind: string]: Drain[] };
  /** By how the sending tab dies, `closed` or `crashed`: how long another tab's events waited, in ms. */
  takeover?: { [end: string]: number[] };
}

export interface Results {
  date: string;
  machine: string;
  browser: string;
  /** What else must be known to read the figures. */
  note?: string;
  peers: { [name: string]: PeerResults };
}

const FILE = new URL('results/peers.json', import.meta.url);

/** What was measured before; an empty sheet when nothing was. */
export const readResults = (): Results => {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Results;
  } catch {
    return { date: '', machine: '', browser: '', peers: {} };
  }
};

const onOneLine = (leaf: string): string => leaf.replace(/\s+/g, ' ');

/** Keeps the sheet; whole or not at all, however the program ends. */
export const writeResults = (results: Results): void => {
  const path = FILE.pathname;
  mkdirSync(dirname(path), { recursive: true });
  const text = JSON.stringify(results, null, 1).replace(/\{[^{}[\]]*\}/g, onOneLine);
  writeFileSync(`${path}.new`, `${text}\n`);
  renameSync(`${path}.new`, path);
};

/** The sheet of a peer, empty when the version on it is another. */
export const sheetOf = (results: Results, name: string, version: string): PeerResults => {
  const old = results.peers[name];
  if (old?.version === version) return old;
  const sheet: PeerResults = { version, rows: {}, wire: {}, cost: {}, drain: {} };
  results.peers[name] = sheet;
  return sheet;
};
