import { E as END_OF_IDS, b as MAX_AGE_MS, c as ATTEMPTED, P as PAUSED_UNTIL, A as ACCOUNTS, d as MAX_BATCH_BYTES } from './keepsend-index.js';

const MAX_ENTRIES = 1e4;
const MAX_TOTAL_BYTES = 5e6;
const PAGE = 500;
const MAX_PAUSE_MS = 60 * 60 * 1e3;
const emptyAccounts = () => ({
  accepted: 0,
  rejected: 0,
  lost: {},
  untold: {}
});
const FIRST = "0";
const readEntries = async ({ own, outbox, attempt }, limit, after = "") => {
  const range = IDBKeyRange.bound(after, END_OF_IDS, true);
  const stored = await attempt(
    () => outbox.run("readonly", (objects) => outbox.request(objects.getAll(range, limit)))
  ) ?? [];
  if (after) return stored;
  const known = new Set(stored.map(({ event }) => event.id));
  const unstored = [...own.values()].filter(
    ({ entry, isStored }) => !isStored && !known.has(entry.event.id)
  );
  return [...stored, ...unstored.map(({ entry }) => entry)].sort(
    (a, b) => a.event.id < b.event.id ? -1 : 1
  );
};
const countEntries = async ({ own, outbox, attempt }) => {
  const stored = await attempt(
    () => outbox.run(
      "readonly",
      (objects) => outbox.request(objects.count(IDBKeyRange.upperBound(END_OF_IDS)))
    )
  );
  return (stored ?? 0) + [...own.values()].filter(({ isStored }) => !isStored).length;
};
const settle = ({ outbox, attempt }, ids, post, told = {}) => attempt(
  () => outbox.run("readwrite", async (objects) => {
    const accounts = await outbox.request(objects.get(ACCOUNTS)) ?? emptyAccounts();
    const found = await Promise.all(ids.map((id) => outbox.request(objects.getKey(id))));
    for (const id of found) {
      if (!id) continue;
      objects.delete(id);
      post(accounts, id);
    }
    for (const reason in told) {
      accounts.untold[reason] = (accounts.untold[reason] ?? 0) - (told[reason] ?? 0);
    }
    objects.put(accounts, ACCOUNTS);
    return outbox.request(objects.transaction);
  })
);
const lose = (keeper, ids, reason) => ids.length && settle(keeper, ids, ({ lost, untold }) => {
  lost[reason] = (lost[reason] ?? 0) + 1;
  untold[reason] = (untold[reason] ?? 0) + 1;
});
const enforceLimits = async ({ keeper, firstIdAt }) => {
  const sizes = [];
  for (let after = FIRST; after; after = sizes.at(-1)?.id) {
    const page = await readEntries(keeper, PAGE, after);
    if (!page.length) break;
    sizes.push(...page.map(({ event: { id }, bytes: bytes2 }) => ({ id, bytes: bytes2 })));
  }
  const oldest = firstIdAt(Date.now() - MAX_AGE_MS);
  const recent = sizes.filter(({ id }) => id > oldest);
  let bytes = recent.reduce((sum, size) => sum + size.bytes, 0);
  let excess = 0;
  while (recent.length - excess > MAX_ENTRIES || bytes > MAX_TOTAL_BYTES) {
    bytes -= recent[excess++]?.bytes ?? 0;
  }
  await lose(
    keeper,
    sizes.slice(0, sizes.length - recent.length).map(({ id }) => id),
    "expired"
  );
  await lose(
    keeper,
    recent.slice(0, excess).map(({ id }) => id),
    "full"
  );
};
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
  const packed = packEntries(entries, MAX_BATCH_BYTES, maxEvents);
  const untold = Object.entries(accounts?.untold ?? {}).filter(([, number]) => number > 0);
  const dropped = untold.length ? Object.fromEntries(untold) : void 0;
  const parcel = sealParcel(packed, core.createId(), keeper.attempted, dropped);
  await keeper.mark(parcel?.ids.at(-1));
  return { parcel };
};
const confirmVisitor = ({ identity }, parcel, answer) => {
  const { fresh, ...visitor } = identity.known()?.visitor ?? { anonymous_id: "" };
  const { anonymous_id } = answer.visitor ?? visitor;
  if (!fresh || visitor.anonymous_id !== parcel.visitor.anonymous_id) return;
  const outcome = anonymous_id === visitor.anonymous_id ? "first" : "known";
  identity.adopt({ visitor: { ...visitor, anonymous_id }, outcome, kinds: [] });
};
const settleParcel = async (core, parcel, answer) => {
  const { keeper, recent } = core;
  const results = answer.results.filter(
    ({ id, status }) => status !== "held" && parcel.ids.includes(id)
  );
  const rejected = new Set(
    results.flatMap(({ id, status }) => status === "rejected" ? [id] : [])
  );
  const nameOf = (id) => rejected.has(id) ? "rejected" : "accepted";
  for (const { id } of results) {
    const own = keeper.own.get(id);
    if (own && !own.isStored) keeper.unstored[nameOf(id)] += 1;
    keeper.drop(id);
  }
  await settle(
    keeper,
    results.map(({ id }) => id),
    (accounts, id) => {
      accounts[nameOf(id)] += 1;
    },
    parcel.dropped
  );
  confirmVisitor(core, parcel, answer);
  for (const { id, status, code = "rejected", pointer = "", detail = "" } of results) {
    const state = recent.find((known) => known.id === id);
    const metric = state?.metric ?? "";
    Object.assign(state ?? {}, { state: status, detail });
    if (status === "rejected") core.reject({ id, metric, code, pointer, detail });
    else core.emit("accepted", { id, metric });
  }
  core.emit("change", void 0);
  return results.length > 0;
};
const pause = async ({ keeper }, delayMs) => {
  keeper.pausedUntilMs = Date.now() + delayMs;
  await keeper.attempt(() => keeper.outbox.put(PAUSED_UNTIL, keeper.pausedUntilMs));
};

export { emptyAccounts as a, countEntries as c, enforceLimits as e, pause as p, readEntries as r, settleParcel as s, takeParcel as t };
