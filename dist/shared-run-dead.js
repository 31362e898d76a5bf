import { setTimeout } from 'node:timers/promises';
import { openDeadLetters, metricOf } from './node.js';
import { t as toLines, U as UsageError, a as toPrintable } from './shared-table.js';

const PAGE = 100;
const PAUSE_MS = 10;
const DONE = { replay: "put back into the queue", purge: "thrown away" };
const countOf = (number) => `${number} dead letter${number === 1 ? "" : "s"}`;
const toRow = ({ at, id, event, code, pointer, detail }) => [
  at.replace("T", " ").replace(/\.\d+Z$/, "Z"),
  id,
  metricOf(event),
  code,
  pointer ?? "",
  detail ?? ""
].map(toPrintable);
const list = (store, { filter, limit, isJson }, io) => {
  const letters = store.find(filter, limit);
  if (isJson) for (const letter of letters) io.out(JSON.stringify(letter));
  else for (const line of toLines(letters.map(toRow), Array(6).fill("left"))) io.out(line);
  const all = store.count(filter);
  if (all === 0) io.err("keepsend: no dead letter fits");
  if (all > letters.length)
    io.err(`keepsend: these are the newest ${letters.length} of ${all}; --limit shows more`);
};
const show = (store, { filter }, io) => {
  const letters = store.find(filter, PAGE);
  if (!letters.length) throw new Error(`there is no dead letter ${filter.id}`);
  for (const letter of letters) io.out(JSON.stringify(letter, null, 2));
};
const change = async (store, request, action, io) => {
  const { filter, isDryRun, isSure } = request;
  const all = store.count(filter);
  if (isDryRun) return io.out(`${countOf(all)} would be ${DONE[action]}`);
  if (!isSure) throw new UsageError(`${countOf(all)} would be ${DONE[action]}; say --yes to do it`);
  const old = { ...filter, before: new Date(io.now()) };
  let done = 0;
  for (; ; ) {
    const letters = store.find(old, PAGE);
    if (!letters.length) break;
    const changed = store[action](letters);
    if (!changed) break;
    done += changed;
    io.progress?.(`${done} of ${countOf(all)}`);
    await setTimeout(PAUSE_MS);
  }
  io.out(`${countOf(done)} ${DONE[action]}`);
};
const runDead = async (request, io) => {
  const store = openDeadLetters(request.spool);
  try {
    if (request.action === "list") list(store, request, io);
    else if (request.action === "show") show(store, request, io);
    else await change(store, request, request.action, io);
  } finally {
    store.close();
  }
};

export { runDead };
