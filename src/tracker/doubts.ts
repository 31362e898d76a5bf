import { MAX_ASKED_BATCHES } from '../protocol/limits.js';
import { ASK_QUERY } from '../protocol/paths.js';
import { readReceipt, receiptName } from '../protocol/receipt.js';
import type { WireEvent, WireResult } from '../protocol/wire.js';
import { settle } from './accounts.js';
import type { Entry } from './batch.js';
import type { Doubt } from './bridge.js';
import type { Outcome } from './call-route.js';
import type { Core } from './core.js';
import { settleParcel } from './ledger.js';
import { DOUBT } from './outbox.js';

/** The doubts of every page of this browser; those another page has settled are none any more. */
const readDoubts = async ({ keeper }: Core): Promise<void> => {
  const { doubts, outbox, attempt } = keeper;
  // No request of this page is under way now, and a clock that was set back must not hold any longer.
  for (const doubt of doubts.values()) doubt.atMs = Math.min(doubt.atMs, Date.now());
  const range = IDBKeyRange.bound(DOUBT, `${DOUBT}~`);
  const stored = await attempt(() =>
    outbox.run('readonly', (objects) =>
      Promise.all([
        outbox.request(objects.getAllKeys(range)),
        outbox.request(objects.getAll(range) as IDBRequest<Doubt[]>),
      ]),
    ),
  );
  if (!stored) return;
  const [keys, values] = stored;
  const found = new Map(keys.map((key, index) => [String(key).slice(DOUBT.length), values[index]]));
  for (const [batch, { atMs }] of doubts) {
    // One that has just begun may not be written yet.
    if (!found.has(batch) && !atMs) doubts.delete(batch);
  }
  for (const [batch, doubt] of found) {
    // What is no doubt as this release knows them is left to whoever wrote it.
    if (Array.isArray(doubt?.ids) && !doubts.has(batch))
      doubts.set(batch, { ids: doubt.ids, atMs: Math.min(doubt.atMs, Date.now()) });
  }
};

/** The entries of a batch that are still there, from storage or from memory. */
const readEvents = async ({ keeper }: Core, ids: string[]): Promise<WireEvent[]> => {
  const { outbox, own, attempt } = keeper;
  const stored = await attempt(() =>
    outbox.run('readonly', (objects) =>
      Promise.all(ids.map((id) => outbox.request<Entry | undefined>(objects.get(id)))),
    ),
  );
  return ids.flatMap((id, index) => stored?.[index]?.event ?? own.get(id)?.entry.event ?? []);
};

const settleDoubt = async (core: Core, batch: string, results: WireResult[]): Promise<void> => {
  const { ids } = core.keeper.doubts.get(batch) ?? { ids: [] };
  const parcel = { batch, ids, events: await readEvents(core, ids) };
  await settleParcel(core, parcel, { batch, results });
};

const readCookies = (): Map<string, string> => {
  try {
    return new Map(
      document.cookie.split('; ').map((pair) => pair.split('=', 2) as [string, string]),
    );
  } catch {
    // A frame without an origin of its own has none.
    return new Map();
  }
};

/**
 * Settles what the route has left a receipt for. Resolves to the batches to be asked about: nobody
 * can be waiting for their answers any more.
 */
export const settleReceipts = async (core: Core): Promise<string[]> => {
  const { keeper, findUnderWay } = core;
  await readDoubts(core);
  if (!keeper.doubts.size) return [];
  const cookies = readCookies();
  for (const [batch, { ids }] of keeper.doubts) {
    const name = receiptName(batch);
    const receipt = cookies.get(name);
    if (receipt === undefined) continue;
    await settleDoubt(core, batch, readReceipt(receipt, ids));
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every engine we run in.
    document.cookie = `${name}=; Max-Age=0; Path=/`;
  }
  const underWay = findUnderWay(keeper.doubts);
  return [...keeper.doubts]
    .filter(([, { ids }]) => !ids.some((id) => underWay.has(id)))
    .map(([batch]) => batch)
    .slice(0, MAX_ASKED_BATCHES);
};

export const toQuestion = (core: Core, batches: string[]): string => core.url + ASK_QUERY + batches;

/** A batch that was certainly not taken. */
export const dropDoubt = async ({ keeper }: Core, batch: string): Promise<void> => {
  keeper.doubts.delete(batch);
  await settle(keeper, [], () => {}, {}, [DOUBT + batch]);
};

/** Settles what the route remembers, and gives up the doubt of the rest: it is to be sent again. */
export const settleAsked = async (
  core: Core,
  batches: string[],
  { content }: Outcome,
): Promise<void> => {
  const known = Array.isArray(content?.batches) ? content.batches : [];
  for (const batch of batches) {
    const results = known.find((answer) => answer?.batch === batch)?.results;
    await settleDoubt(core, batch, Array.isArray(results) ? results : []);
  }
};
