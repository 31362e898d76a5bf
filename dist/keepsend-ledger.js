import { c as ACCOUNTS, e as emptyAccounts, E as END_OF_IDS, g as findBridges, h as MAX_AGE_MS, N as NEXT_ATTEMPT, m as MAX_BATCH_BYTES, P as PAUSED_UNTIL, d as ATTEMPTED, D as DOUBT } from './keepsend-index.js';

const change = (accounts, by, sign = 1) => {
  accounts.accepted += sign * by.accepted;
  accounts.rejected += sign * by.rejected;
  for (const name of ["lost", "untold"]) {
    for (const reason in by[name]) {
      accounts[name][reason] = (accounts[name][reason] ?? 0) + sign * (by[name][reason] ?? 0);
    }
  }
  return accounts;
};
const untoldOf = ({ unstored }, stored) => {
  const sum = change(change(emptyAccounts(), stored ?? emptyAccounts()), unstored);
  const untold = Object.entries(sum.untold).filter(([, number]) => number > 0);
  return untold.length ? Object.fromEntries(untold) : void 0;
};
const confirm = ({ untold }, told) => {
  const rest = {};
  for (const reason in told) {
    const left = (untold[reason] ?? 0) - (told[reason] ?? 0);
    untold[reason] = Math.max(0, left);
    rest[reason] = Math.max(0, -left);
  }
  return rest;
};
const settle = async (keeper, ids, post, told = {}, keys = []) => {
  const { outbox, attempt, own, unstored } = keeper;
  const close = (isCounted) => attempt(
    () => outbox.run("readwrite", async (objects) => {
      const stored = isCounted && await outbox.request(objects.get(ACCOUNTS));
      const accounts = stored || emptyAccounts();
      const found = new Set(
        await Promise.all(ids.map((id) => outbox.request(objects.getKey(id))))
      );
      for (const id of ids) {
        if (!found.has(id)) continue;
        objects.delete(id);
        post(accounts, id);
      }
      for (const key of keys) objects.delete(key);
      const rest = confirm(accounts, told);
      if (isCounted) objects.put(accounts, ACCOUNTS);
      await outbox.request(objects.transaction);
      return { found, rest, uncounted: isCounted ? emptyAccounts() : accounts };
    })
  );
  const done = await close(true) ?? await close(false);
  let isSettled = true;
  for (const id of ids) {
    const mine = own.get(id);
    if (mine?.isStored !== void 0 || !mine) isSettled = false;
    else if (!done?.found.has(id)) post(unstored, id);
    keeper.drop(id);
  }
  if (done) change(unstored, done.uncounted);
  confirm(unstored, done?.rest ?? told);
  return isSettled || Boolean(done);
};

const isEntry = (value) => {
  const { event, visitor, bytes = 0 } = value ?? {};
  const id = event?.id;
  return typeof id === "string" && id < END_OF_IDS && Boolean(visitor) && bytes > 0;
};
const listUnstored = ({ own }) => [...own.values()].filter(({ isStored }) => !isStored);
const readStored = async ({ outbox, attempt }, limit, after) => {
  const found = [];
  let from = after;
  while (from !== void 0 && found.length < limit) {
    const range = IDBKeyRange.bound(from, END_OF_IDS, true);
    const read = await attempt(
      () => outbox.run(
        "readonly",
        (objects) => Promise.all([
          outbox.request(objects.getAllKeys(range, limit)),
          outbox.request(objects.getAll(range, limit))
        ])
      )
    );
    const [keys, values] = read ?? [[], []];
    for (const [index, value] of values.entries()) {
      if (isEntry(value) && value.event.id === keys[index])
        found.push(value);
    }
    from = keys.length === limit ? keys.at(-1) : void 0;
  }
  return found.slice(0, limit);
};
const readEntries = async (keeper, limit, after = "") => {
  const stored = await readStored(keeper, limit, after);
  for (const { event } of stored) Object.assign(keeper.own.get(event.id) ?? {}, { isStored: true });
  const inMemory = after ? [] : listUnstored(keeper).map(({ entry }) => entry);
  return [...stored, ...inMemory].sort((a, b) => a.event.id < b.event.id ? -1 : 1);
};
const countStored = async (keeper, objects) => {
  const { outbox } = keeper;
  const late = listUnstored(keeper).map(async (record) => {
    const key = await outbox.request(objects.getKey(record.entry.event.id));
    if (key !== void 0) record.isStored = true;
  });
  const range = IDBKeyRange.upperBound(END_OF_IDS);
  const [count] = await Promise.all([outbox.request(objects.count(range)), ...late]);
  return count;
};
const countEntries = async (keeper) => {
  const { outbox, attempt } = keeper;
  const stored = await attempt(
    () => outbox.run("readonly", (objects) => countStored(keeper, objects))
  );
  return (stored ?? 0) + listUnstored(keeper).length;
};
const FEW = 25;
const mayExceedLimits = async ({ keeper, firstIdAt }) => {
  if (keeper.storage === "memory") return false;
  const [oldest] = await readEntries(keeper, 1);
  const isOld = oldest && oldest.event.id < firstIdAt(Date.now() - MAX_AGE_MS);
  return isOld === true || await countEntries(keeper) > FEW;
};
const mayRestore = ({ keeper }) => keeper.storage === "memory" || listUnstored(keeper).length + findBridges().length > 0;

const MAX_PAUSE_MS = 60 * 60 * 1e3;
const MAX_BACKOFF_MS = 60 * 1e3;
const nameEvent = (event) => event && "metric" in event ? event.metric : "identify";
const read = ({ outbox, attempt }, key) => attempt(() => outbox.get(key));
const readPauseMs = async (core, isUrgent) => {
  const { keeper } = core;
  const [until = 0, next = core.nextAttemptMs] = await Promise.all([
    read(keeper, PAUSED_UNTIL),
    read(keeper, NEXT_ATTEMPT)
  ]);
  keeper.pausedUntilMs = Math.max(until, keeper.pausedUntilMs);
  core.nextAttemptMs = next;
  const isWithin = (ms, maxMs) => ms > 0 && ms < maxMs ? ms : 0;
  const nowMs = Date.now();
  return Math.max(
    isWithin(keeper.pausedUntilMs - nowMs, MAX_PAUSE_MS),
    isUrgent ? 0 : isWithin(next - nowMs, MAX_BACKOFF_MS)
  );
};
const takeParcel = async (core, maxEvents, aside = /* @__PURE__ */ new Set()) => {
  const { keeper, packEntries, sealParcel } = core;
  const underWay = core.findUnderWay(keeper.doubts);
  const limit = maxEvents + underWay.size + aside.size;
  const [entries, mark = "", accounts] = await Promise.all([
    readEntries(keeper, limit),
    read(keeper, ATTEMPTED),
    read(keeper, ACCOUNTS)
  ]);
  if (mark > keeper.attempted) keeper.attempted = mark;
  const listed = new Set(entries.map(({ event }) => event.id));
  for (const [id, { isStored }] of keeper.own) {
    if (isStored && entries.length < limit && id <= mark && !listed.has(id)) keeper.drop(id);
  }
  const free = entries.filter(({ event: { id } }) => !underWay.has(id) && !aside.has(id));
  const packed = packEntries(free, MAX_BATCH_BYTES, maxEvents);
  const dropped = untoldOf(keeper, accounts);
  return sealParcel(packed, core.createId(), keeper.attempted, dropped);
};
const confirmVisitor = async ({ identity }, parcel, answer) => {
  if (answer.visitor) await identity.refresh();
  const { fresh, ...visitor } = identity.known()?.visitor ?? { anonymous_id: "" };
  const { anonymous_id } = answer.visitor ?? visitor;
  if (!fresh || visitor.anonymous_id !== parcel.visitor?.anonymous_id) return;
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
  const isSettled = await settle(
    keeper,
    [...fates.keys()],
    (accounts, id) => {
      accounts[nameOf(id)] += 1;
    },
    parcel.dropped,
    [DOUBT + parcel.batch]
  );
  keeper.doubts.delete(parcel.batch);
  await confirmVisitor(core, parcel, answer);
  for (const { id, status, code = "rejected", pointer = "", detail = "" } of results) {
    const metric = nameEvent(parcel.events.find((event) => event.id === id));
    if (status === "rejected") core.emit("rejected", { id, metric, code, pointer, detail });
    else core.emit("accepted", { id, metric });
  }
  return results.length > 0 && isSettled;
};
const pause = async ({ keeper }, delayMs) => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};
const backOff = async (core, delayMs) => {
  core.nextAttemptMs = delayMs && Date.now() + delayMs;
  await core.keeper.attempt(() => core.keeper.outbox.put(NEXT_ATTEMPT, core.nextAttemptMs));
};

export { settleParcel as a, countEntries as b, change as c, backOff as d, mayExceedLimits as e, readEntries as f, countStored as g, isEntry as i, listUnstored as l, mayRestore as m, nameEvent as n, pause as p, readPauseMs as r, settle as s, takeParcel as t };
