import { setTimeout } from 'node:timers/promises';
import type { DeadLetter } from '../proxy/index.js';
import { metricOf, openDeadLetters } from '../proxy/node/index.js';
import { openD1Letters } from './d1/d1-letters.js';
import { createAskD1 } from './d1/run-wrangler.js';
import type { DeadRequest } from './dead.js';
import type { Io } from './io.js';
import type { LetterStore } from './letter-store.js';
import { toLines, toPrintable } from './table.js';
import { UsageError } from './usage-error.js';

/** As many as are changed at once: a route at work waits for no more, and takes no more. */
const PAGE = 100;
const PAUSE_MS = 10;
/** Who has so many that cannot be replayed should look at them. */
const MAX_LEFT = 1_000;

const doneBy = (action: 'replay' | 'purge', { d1 }: DeadRequest): string =>
  action === 'purge' ? 'thrown away' : d1 ? 'given to the route' : 'put back into the queue';

const countOf = (number: number): string => `${number} dead letter${number === 1 ? '' : 's'}`;

const toRow = ({ at, id, event, code, pointer, detail }: DeadLetter): string[] =>
  [
    at.replace('T', ' ').replace(/\.\d+Z$/, 'Z'),
    id,
    metricOf(event),
    code,
    pointer ?? '',
    detail ?? '',
  ].map(toPrintable);

const list = async (
  store: LetterStore,
  { filter, limit, isJson }: DeadRequest,
  io: Io,
): Promise<void> => {
  const letters = await store.find(filter, limit);
  if (isJson) for (const letter of letters) io.out(JSON.stringify(letter));
  else for (const line of toLines(letters.map(toRow), Array(6).fill('left'))) io.out(line);
  const all = letters.length < limit ? letters.length : await store.count(filter);
  if (all === 0) io.err('keepsend: no dead letter fits');
  if (all > letters.length)
    io.err(`keepsend: these are the newest ${letters.length} of ${all}; --limit shows more`);
};

const show = async (store: LetterStore, { filter }: DeadRequest, io: Io): Promise<void> => {
  // Two people may have used one id.
  const letters = await store.find(filter, PAGE);
  if (!letters.length) throw new Error(`there is no dead letter ${filter.id}`);
  for (const letter of letters) io.out(JSON.stringify(letter, null, 2));
};

const change = async (
  store: LetterStore,
  request: DeadRequest,
  action: 'replay' | 'purge',
  io: Io,
): Promise<void> => {
  const { filter, isDryRun, isSure } = request;
  const done = doneBy(action, request);
  const all = await store.count(filter);
  if (isDryRun) return io.out(`${countOf(all)} would be ${done}`);
  if (!isSure) throw new UsageError(`${countOf(all)} would be ${done}; say --yes to do it`);
  // What dies again meanwhile is not done again.
  const old = { ...filter, before: new Date(io.now()) };
  let sum = 0;
  let leftBefore = 0;
  for (;;) {
    const letters = await store.find(old, PAGE);
    const changed = await store[action](letters);
    const left = store.left?.() ?? 0;
    sum += changed;
    const isStuck = (!changed && left === leftBefore) || left > MAX_LEFT;
    if (isStuck || letters.length < PAGE) break;
    leftBefore = left;
    io.progress?.(`${sum} of ${countOf(all)}`);
    // A route at work must come to write in between.
    await setTimeout(PAUSE_MS);
  }
  io.out(`${countOf(sum)} ${done}`);
  const left = store.left?.() ?? 0;
  if (left)
    io.err(`keepsend: ${countOf(left)} stay: the route refuses them, or they are identifications`);
};

/** Where they are. */
const open = ({ spool, d1, to }: DeadRequest, { fetch = globalThis.fetch }: Io): LetterStore =>
  d1 ? openD1Letters(createAskD1(d1), to && { ...to, fetch }) : openDeadLetters(String(spool));

/** Does with dead letters what was asked. Apart from its command, because it needs a newer Node. */
export const runDead = async (request: DeadRequest, io: Io): Promise<void> => {
  const store = open(request, io);
  try {
    if (request.action === 'list') await list(store, request, io);
    else if (request.action === 'show') await show(store, request, io);
    else await change(store, request, request.action, io);
  } finally {
    store.close();
  }
};
