import type { DeadLetter } from '../proxy/index.js';
import { type DeadLetterStore, openDeadLetters } from '../proxy/node/index.js';
import type { DeadRequest } from './dead.js';
import type { Io } from './io.js';
import { toLines, toPrintable } from './table.js';
import { UsageError } from './usage-error.js';

/** As many as are read at a time, so that a million need no room. */
const PAGE = 500;

const DONE = { replay: 'put back into the queue', purge: 'thrown away' } as const;

const countOf = (number: number): string => `${number} dead letter${number === 1 ? '' : 's'}`;

const toRow = ({ at, id, event, code, pointer, detail }: DeadLetter): string[] =>
  [
    at.replace('T', ' ').replace(/\.\d+Z$/, 'Z'),
    id,
    'metric' in event ? event.metric : 'identify',
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
  const [letter] = store.find(filter, 1);
  if (!letter) throw new Error(`there is no dead letter ${filter.id}`);
  io.out(JSON.stringify(letter, null, 2));
};

const change = (
  store: DeadLetterStore,
  request: DeadRequest,
  action: 'replay' | 'purge',
  io: Io,
) => {
  const { filter, isDryRun, isSure } = request;
  const all = store.count(filter);
  if (isDryRun) return io.out(`${countOf(all)} would be ${DONE[action]}`);
  if (!isSure) throw new UsageError(`${countOf(all)} would be ${DONE[action]}; say --yes to do it`);
  let done = 0;
  for (let left = all; left > 0; ) {
    const letters = store.find(filter, Math.min(PAGE, left));
    if (!letters.length) break;
    for (const letter of letters) store[action](letter);
    done += letters.length;
    left -= letters.length;
    io.progress?.(`${done} of ${countOf(all)}`);
  }
  io.out(`${countOf(done)} ${DONE[action]}`);
};

/** Does with dead letters what was asked. Apart from its command, because it needs a newer Node. */
export const runDead = async (request: DeadRequest, io: Io): Promise<void> => {
  const store = openDeadLetters(request.spool);
  try {
    if (request.action === 'list') list(store, request, io);
    else if (request.action === 'show') show(store, request, io);
    else change(store, request, request.action, io);
  } finally {
    store.close();
  }
};
