import { setTimeout } from 'node:timers/promises';
import type { DeadLetter } from '../proxy/index.js';
import { type DeadLetterStore, metricOf, openDeadLetters } from '../proxy/node/index.js';
import type { DeadRequest } from './dead.js';
import type { Io } from './io.js';
import { toLines, toPrintable } from './table.js';
import { UsageError } from './usage-error.js';

/** As many as are changed at once: a route at work waits for no more. */
const PAGE = 100;
const PAUSE_MS = 10;

const DONE = { replay: 'put back into the queue', purge: 'thrown away' } as const;

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

const list = (store: DeadLetterStore, { filter, limit, isJson }: DeadRequest, io: Io): void => {
  const letters = store.find(filter, limit);
  if (isJson) for (const letter of letters) io.out(JSON.stringify(letter));
  else for (const line of toLines(letters.map(toRow), Array(6).fill('left'))) io.out(line);
  const all = store.count(filter);
  if (all === 0) io.err('keepsend: no dead letter fits');
  if (all > letters.length)
    io.err(`keepsend: these are the newest ${letters.length} of ${all}; --limit shows more`);
};

const show = (store: DeadLetterStore, { filter }: DeadRequest, io: Io): void => {
  // Two people may have used one id.
  const letters = store.find(filter, PAGE);
  if (!letters.length) throw new Error(`there is no dead letter ${filter.id}`);
  for (const letter of letters) io.out(JSON.stringify(letter, null, 2));
};

const change = async (
  store: DeadLetterStore,
  request: DeadRequest,
  action: 'replay' | 'purge',
  io: Io,
): Promise<void> => {
  const { filter, isDryRun, isSure } = request;
  const all = store.count(filter);
  if (isDryRun) return io.out(`${countOf(all)} would be ${DONE[action]}`);
  if (!isSure) throw new UsageError(`${countOf(all)} would be ${DONE[action]}; say --yes to do it`);
  // What dies again meanwhile is not done again.
  const old = { ...filter, before: new Date(io.now()) };
  let done = 0;
  for (;;) {
    const letters = store.find(old, PAGE);
    if (!letters.length) break;
    const changed = store[action](letters);
    if (!changed) break;
    done += changed;
    io.progress?.(`${done} of ${countOf(all)}`);
    // A route at work must come to write in between.
    await setTimeout(PAUSE_MS);
  }
  io.out(`${countOf(done)} ${DONE[action]}`);
};

/** Does with dead letters what was asked. Apart from its command, because it needs a newer Node. */
export const runDead = async (request: DeadRequest, io: Io): Promise<void> => {
  const store = openDeadLetters(request.spool);
  try {
    if (request.action === 'list') list(store, request, io);
    else if (request.action === 'show') show(store, request, io);
    else await change(store, request, request.action, io);
  } finally {
    store.close();
  }
};
