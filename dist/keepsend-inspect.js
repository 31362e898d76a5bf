import { f as readEntries, s as settle, n as nameEvent, g as countStored, l as listUnstored, c as change } from './keepsend-ledger.js';
import { h as MAX_AGE_MS, j as MAX_ENTRIES, k as MAX_TOTAL_BYTES, c as ACCOUNTS, e as emptyAccounts } from './keepsend-index.js';
import 'idb-keyval';

const NAMES = {
  external_id: "customer id",
  email: "e-mail address",
  phone_number: "phone number",
  _kx: "link's token (_kx)"
};
const sentences = {
  joined: (kinds) => `The ${kinds} joined this visitor: none was known before.`,
  same: () => "More is known of this visitor, and he is the same.",
  corrected: (kinds) => `The ${kinds} was replaced: the same call gave a stronger identifier, and that is the known one.`,
  other: (kinds) => `Another person: the ${kinds} is not this visitor's. A new anonymous id began, and nothing was merged.`,
  ignored: (kinds) => `The ${kinds} was left aside: this visitor has said who he is, and links are forwarded.`,
  first: () => "The route took his first events: a visitor it had not seen before.",
  known: () => "The route knew this visitor by its cookie: the older anonymous id goes on.",
  reset: () => "Reset: another visitor from here on, known by a new anonymous id only."
};
const explain = ({ outcome, kinds }) => sentences[outcome](kinds.map((kind) => NAMES[kind]).join(" and "));

const MAX_RECENT = 50;
const followEvents = (core) => {
  if (core.recent) return core.recent;
  const recent = [];
  core.recent = recent;
  const change = (id, state, detail = "") => {
    const known = recent.find((event) => event.id === id);
    return known && Object.assign(known, { state, ...detail && { detail } });
  };
  const begin = (id, metric, time) => {
    if (recent.push({ id, metric, time, state: "held" }) > MAX_RECENT) recent.shift();
  };
  core.on("tracked", ({ id, metric, time }) => begin(id, metric, time));
  core.on("kept", ({ id }) => change(id, "kept"));
  core.on("accepted", ({ id }) => change(id, "accepted"));
  core.on("rejected", ({ id, metric = "", detail }) => {
    if (!id || change(id, "rejected", detail)) return;
    begin(id, metric, (/* @__PURE__ */ new Date()).toISOString());
    change(id, "rejected", detail);
  });
  return recent;
};

const PAGE = 500;
const FIRST = "0";
const enforceLimits = async ({ keeper, firstIdAt }) => {
  const sizes = [];
  for (let after = FIRST; after; after = sizes.at(-1)?.id) {
    const page = await readEntries(keeper, PAGE, after);
    if (!page.length) break;
    sizes.push(...page.map(({ event: { id }, bytes: bytes2 }) => ({ id, bytes: bytes2 })));
  }
  const oldest = firstIdAt(Date.now() - MAX_AGE_MS);
  let count = sizes.length;
  let bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
  const reasons = /* @__PURE__ */ new Map();
  for (const size of sizes) {
    const isOld = size.id < oldest && !keeper.own.has(size.id);
    if (!isOld && count <= MAX_ENTRIES && bytes <= MAX_TOTAL_BYTES) continue;
    reasons.set(size.id, isOld ? "expired" : "full");
    count -= 1;
    bytes -= size.bytes;
  }
  if (!reasons.size) return;
  await settle(keeper, [...reasons.keys()], ({ lost, untold }, id) => {
    for (const counts of [lost, untold]) {
      const reason = reasons.get(id);
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  });
};

const MAX_LISTED = 100;
const readAccounts = async (keeper) => {
  const { outbox, attempt, unstored } = keeper;
  const read = await attempt(
    () => outbox.run(
      "readonly",
      (objects) => Promise.all([
        outbox.request(objects.get(ACCOUNTS)),
        countStored(keeper, objects)
      ])
    )
  );
  const [stored, count] = read ?? [null, 0];
  const waiting = count + listUnstored(keeper).length;
  const { accepted, rejected, lost } = change(stored ?? emptyAccounts(), unstored);
  const given = Object.values(lost).reduce((sum, number) => sum + number, 0);
  return { tracked: accepted + rejected + given + waiting, accepted, rejected, lost, waiting };
};
const inspectCore = async (core) => {
  const { keeper, identity } = core;
  const recent = followEvents(core);
  const { storage, error, pausedUntilMs } = keeper;
  const nextMs = Math.max(pausedUntilMs, core.nextAttemptMs);
  const isOpen = storage !== "none";
  const entries = isOpen ? await readEntries(keeper, MAX_LISTED) : [];
  const accounts = isOpen ? await readAccounts(keeper) : { tracked: 0, accepted: 0, rejected: 0, lost: {}, waiting: 0 };
  const { visitor, decisions } = identity.known() ?? { visitor: null, decisions: [] };
  const { traits: _, fresh: __, ...identifiers } = visitor ?? {};
  return {
    storage,
    ...storage === "memory" && { storage_error: String(error) },
    visitor: visitor && identifiers,
    explanations: decisions.map((decision) => ({ at: decision.at, sentence: explain(decision) })),
    accounts,
    waiting: entries.slice(0, MAX_LISTED).map(({ event }) => ({
      id: event.id,
      metric: nameEvent(event),
      time: event.time
    })),
    recent: recent.map((state) => ({ ...state })),
    under_way: core.findUnderWay(keeper.doubts).size,
    ...nextMs > Date.now() && { next_attempt_at: new Date(nextMs).toISOString() }
  };
};

export { enforceLimits, inspectCore };
