import { A as ACCOUNTS, E as END_OF_IDS, b as MAX_AGE_MS, e as ATTEMPTED, P as PAUSED_UNTIL, f as MAX_BATCH_BYTES } from './keepsend-index.js';

const emptyAccounts = () => ({
  accepted: 0,
  rejected: 0,
  lost: {},
  untold: {}
});
const settle = ({ outbox, attempt }, ids, post, told = {}) => attempt(
  () => outbox.run("readwrite", async (objects) => {
    const accounts = await outbox.request(objects.get(ACCOUNTS)) ?? emptyAccounts();
    const found = await Promise.all(ids.map((id) => outbox.request(objects.getKey(id))));
    for (const id of new Set(found)) {
      if (!id) continue;
      objects.delete(id);
      post(accounts, id);
    }
    for (const reason in told) {
      accounts.untold[reason] = (accounts.untold[reason] ?? 0) - (told[reason] ?? 0);
    }
    objects.put(accounts, ACCOUNTS);
    await outbox.request(objects.transaction);
    return true;
  })
);

const ask = ({ outbox, attempt }, question) => attempt(() => outbox.run("readonly", (objects) => outbox.request(question(objects))));
const unstored = ({ own }) => [...own.values()].filter(({ isStored }) => !isStored);
const readEntries = async (keeper, limit, after = "") => {
  const range = IDBKeyRange.bound(after, END_OF_IDS, true);
  const stored = await ask(keeper, (objects) => objects.getAll(range, limit)) ?? [];
  for (const { event } of stored) Object.assign(keeper.own.get(event.id) ?? {}, { isStored: true });
  const inMemory = after ? [] : unstored(keeper).map(({ entry }) => entry);
  return [...stored, ...inMemory].sort((a, b) => a.event.id < b.event.id ? -1 : 1);
};
const countEntries = async (keeper) => {
  const range = IDBKeyRange.upperBound(END_OF_IDS);
  return (await ask(keeper, (objects) => objects.count(range)) ?? 0) + unstored(keeper).length;
};
const FEW = 25;
const mayExceedLimits = async ({ keeper, firstIdAt }) => {
  const [oldest] = await readEntries(keeper, 1);
  const isOld = oldest && oldest.event.id < firstIdAt(Date.now() - MAX_AGE_MS);
  return isOld || await countEntries(keeper) > FEW;
};

const MAX_PAUSE_MS = 60 * 60 * 1e3;
const nameEvent = (event) => event && "metric" in event ? event.metric : "identify";
const takeParcel = async (core, maxEvents) => {
  const { keeper, packEntries, sealParcel } = core;
  const { outbox, attempt } = keeper;
  const [entries, mark = "", until = 0, accounts] = await Promise.all([
    readEntries(keeper, maxEvents),
    attempt(() => outbox.get(ATTEMPTED)),
    attempt(() => outbox.get(PAUSED_UNTIL)),
    attempt(() => outbox.get(ACCOUNTS))
  ]);
  keeper.pausedUntilMs = Math.max(until, keeper.pausedUntilMs);
  const pausedMs = keeper.pausedUntilMs - Date.now();
  if (pausedMs > 0 && pausedMs < MAX_PAUSE_MS) return { pausedMs };
  if (mark > keeper.attempted) keeper.attempted = mark;
  const listed = new Set(entries.map(({ event }) => event.id));
  for (const [id, { isStored }] of keeper.own) {
    if (isStored && entries.length < maxEvents && id <= mark && !listed.has(id)) keeper.drop(id);
  }
  const packed = packEntries(entries, MAX_BATCH_BYTES, maxEvents);
  const untold = Object.entries(accounts?.untold ?? {}).filter(([, number]) => number > 0);
  const dropped = untold.length ? Object.fromEntries(untold) : void 0;
  const parcel = sealParcel(packed, core.createId(), keeper.attempted, dropped);
  await keeper.mark(parcel?.ids.at(-1));
  return { parcel };
};
const confirmVisitor = async ({ identity }, parcel, answer) => {
  if (answer.visitor) await identity.refresh();
  const { fresh, ...visitor } = identity.known()?.visitor ?? { anonymous_id: "" };
  const { anonymous_id } = answer.visitor ?? visitor;
  if (!fresh || visitor.anonymous_id !== parcel.visitor.anonymous_id) return;
  const outcome = anonymous_id === visitor.anonymous_id ? "first" : "known";
  identity.adopt({ visitor: { ...visitor, anonymous_id }, outcome, kinds: [] });
};
const settleParcel = async (core, parcel, answer) => {
  const { keeper } = core;
  const results = answer.results.filter(
    (result) => result && result.status !== "held" && parcel.ids.includes(result.id)
  );
  const fates = new Map(results.map(({ id, status }) => [id, status]));
  const nameOf = (id) => fates.get(id) === "rejected" ? "rejected" : "accepted";
  let isStored;
  for (const { id } of results) {
    const own = keeper.own.get(id);
    if (own && !own.isStored) keeper.unstored[nameOf(id)] += 1;
    else isStored = true;
    keeper.drop(id);
  }
  const isSettled = await settle(
    keeper,
    [...fates.keys()],
    (accounts, id) => {
      accounts[nameOf(id)] += 1;
    },
    parcel.dropped
  );
  await confirmVisitor(core, parcel, answer);
  for (const { id, status, code = "rejected", pointer = "", detail = "" } of results) {
    const metric = nameEvent(parcel.events.find((event) => event.id === id));
    if (status === "rejected") core.emit("rejected", { id, metric, code, pointer, detail });
    else core.emit("accepted", { id, metric });
  }
  return results.length > 0 && Boolean(isSettled || !isStored);
};
const pause = async ({ keeper }, delayMs) => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};

export { settle as a, countEntries as c, emptyAccounts as e, mayExceedLimits as m, nameEvent as n, pause as p, readEntries as r, settleParcel as s, takeParcel as t };
