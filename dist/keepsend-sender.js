import { R as RECEIPT_QUERY, M as MAX_BEACON_BYTES, a as MAX_ASKED_BATCHES, A as ASK_QUERY, D as DOUBT, l as listenToNavigation, b as MAX_BATCH_EVENTS, e as emptyAccounts, c as ACCOUNTS, d as ATTEMPTED, V as VISITOR, i as isKnown, f as lastChange, g as findBridges, L as LEAVING_MS } from './keepsend-index.js';
import ky from 'ky';
import { s as settle, a as settleParcel, c as change, l as listUnstored, i as isEntry, b as countEntries, d as backOff, m as mayRestore, e as mayExceedLimits, r as readPauseMs, t as takeParcel, p as pause } from './keepsend-ledger.js';
import 'idb-keyval';

const FIRST_DELAY_MS = 1e3;
const MAX_DELAY_MS = 6e4;
const MAX_RETRY_AFTER_MS = 60 * 60 * 1e3;
const delayBefore = (failures, random = Math.random) => random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
const readRetryAfterMs = (headers, nowMs = Date.now()) => {
  const value = headers.get("retry-after");
  if (!value) return void 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? void 0 : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
};

const TIMEOUT_MS = 3e4;
const BROKEN = [401, 403, 404, 405];
const BROKEN_DELAY_MS = 5 * 6e4;
const callRoute = async (url, request) => {
  try {
    const response = await ky(url, {
      ...request,
      // Firefox heeds `keepalive` beside a request, not within it (measured in 153).
      fetch: (input) => fetch(input, { keepalive: !!request.keepalive }),
      credentials: "same-origin",
      retry: 0,
      throwHttpErrors: false,
      timeout: TIMEOUT_MS
    });
    const { status, headers } = response;
    const content = await response.json().catch(() => null);
    return {
      status,
      content,
      isOurs: /problem/.test(headers.get("content-type") ?? ""),
      detail: `${status} ${content?.detail ?? ""}`,
      retryAfterMs: BROKEN.includes(status) ? BROKEN_DELAY_MS : readRetryAfterMs(headers)
    };
  } catch (error) {
    return { status: 0, content: null, isOurs: false, detail: String(error) };
  }
};

const MAX_BYTES = 8e3;
const sendLater = (url, { body, headers }) => {
  const { fetchLater } = globalThis;
  const abort = new AbortController();
  if (fetchLater && body.size <= MAX_BYTES) {
    try {
      fetchLater(url, { method: "POST", body, headers, signal: abort.signal });
    } catch {
    }
  }
  return () => abort.abort();
};

const SLOW_MS = 300;
const RETURN_MS = 1e3;
const UNHEARD = { status: 0, content: null, isOurs: false, detail: "given up" };
const createAttempts = (core) => {
  let attempt = new AbortController();
  core.on("consent", (consent) => {
    if (consent !== "denied") return;
    attempt.abort();
    core.cancelLater?.();
  });
  const call = async (url, request) => {
    const mine = new AbortController();
    attempt = mine;
    const givenUp = new Promise(
      (resolve) => mine.signal.addEventListener("abort", () => resolve(UNHEARD))
    );
    const giveUpSoon = ({ persisted }) => persisted && setTimeout(() => mine.abort(), RETURN_MS);
    addEventListener("pageshow", giveUpSoon);
    const outcome = await Promise.race([
      callRoute(url, { ...request, signal: mine.signal }),
      givenUp
    ]);
    removeEventListener("pageshow", giveUpSoon);
    return outcome;
  };
  return {
    ask: (url) => call(url, {}),
    post: async ({ batch, ids }, squeezed, mayOutlive) => {
      const { size } = squeezed.body;
      const keepalive = mayOutlive && size <= MAX_BEACON_BYTES;
      const slow = setTimeout(core.nudge, SLOW_MS);
      core.cancelLater?.();
      core.cancelLater = sendLater(core.url + RECEIPT_QUERY, squeezed);
      core.bytesUnderWay = keepalive ? size : 0;
      core.keeper.doubts.set(batch, { ids, atMs: keepalive ? Number.POSITIVE_INFINITY : 0 });
      const outcome = await call(core.url, { method: "POST", ...squeezed, keepalive });
      clearTimeout(slow);
      core.bytesUnderWay = 0;
      return outcome;
    }
  };
};

const receiptName = (batch) => `keepsend-${batch.slice(-12)}`;
const readReceipt = (value, ids) => {
  const places = value.split(".");
  if (value !== "ok" && !places.every((place) => /^[rh]\d+$/.test(place))) return [];
  return ids.flatMap((id, index) => {
    if (places.includes(`h${index}`)) return [];
    if (!places.includes(`r${index}`)) return [{ id, status: "accepted" }];
    const detail = "Refused on leaving";
    return [{ id, status: "rejected", code: "refused", detail }];
  });
};

const readDoubts = async ({ keeper }) => {
  const { doubts, outbox, attempt } = keeper;
  for (const doubt of doubts.values()) doubt.atMs = Math.min(doubt.atMs, Date.now());
  const range = IDBKeyRange.bound(DOUBT, `${DOUBT}~`);
  const stored = await attempt(
    () => outbox.run(
      "readonly",
      (objects) => Promise.all([
        outbox.request(objects.getAllKeys(range)),
        outbox.request(objects.getAll(range))
      ])
    )
  );
  if (!stored) return;
  const [keys, values] = stored;
  const found = new Map(keys.map((key, index) => [String(key).slice(DOUBT.length), values[index]]));
  for (const [batch, { atMs }] of doubts) {
    if (!found.has(batch) && !atMs) doubts.delete(batch);
  }
  for (const [batch, doubt] of found) {
    if (Array.isArray(doubt?.ids) && !doubts.has(batch))
      doubts.set(batch, { ids: doubt.ids, atMs: Math.min(doubt.atMs, Date.now()) });
  }
};
const readEvents = async ({ keeper }, ids) => {
  const { outbox, own, attempt } = keeper;
  const stored = await attempt(
    () => outbox.run(
      "readonly",
      (objects) => Promise.all(ids.map((id) => outbox.request(objects.get(id))))
    )
  );
  return ids.flatMap((id, index) => stored?.[index]?.event ?? own.get(id)?.entry.event ?? []);
};
const settleDoubt = async (core, batch, results) => {
  const { ids } = core.keeper.doubts.get(batch) ?? { ids: [] };
  const parcel = { batch, ids, events: await readEvents(core, ids) };
  await settleParcel(core, parcel, { results });
};
const readCookies = () => {
  try {
    return new Map(
      document.cookie.split("; ").map((pair) => pair.split("=", 2))
    );
  } catch {
    return /* @__PURE__ */ new Map();
  }
};
const settleReceipts = async (core) => {
  const { keeper, findUnderWay } = core;
  await readDoubts(core);
  if (!keeper.doubts.size) return [];
  const cookies = readCookies();
  for (const [batch, { ids }] of keeper.doubts) {
    const name = receiptName(batch);
    const receipt = cookies.get(name);
    if (receipt === void 0) continue;
    await settleDoubt(core, batch, readReceipt(receipt, ids));
    document.cookie = `${name}=; Max-Age=0; Path=/`;
  }
  const underWay = findUnderWay(keeper.doubts);
  return [...keeper.doubts].filter(([, { ids }]) => !ids.some((id) => underWay.has(id))).map(([batch]) => batch).slice(0, MAX_ASKED_BATCHES);
};
const toQuestion = (core, batches) => core.url + ASK_QUERY + batches;
const dropDoubt = async ({ keeper }, batch) => {
  keeper.doubts.delete(batch);
  await settle(keeper, [], () => {
  }, {}, [DOUBT + batch]);
};
const settleAsked = async (core, batches, { content }) => {
  const known = Array.isArray(content?.batches) ? content.batches : [];
  for (const batch of batches) {
    const results = known.find((answer) => answer?.batch === batch)?.results;
    await settleDoubt(core, batch, Array.isArray(results) ? results : []);
  }
};

const PATIENCE_MS = 35e3;
const withLock = async (work) => {
  const leaving = new AbortController();
  const isLeft = () => leaving.signal.aborted;
  if (!navigator.locks) return work(isLeft);
  const waiting = new AbortController();
  const left = new Promise(
    (resolve) => leaving.signal.addEventListener("abort", () => resolve())
  );
  const leave = () => {
    leaving.abort();
    waiting.abort();
  };
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  addEventListener("pagehide", leave);
  const stopListening = listenToNavigation(leave);
  let working;
  try {
    await navigator.locks.request("keepsend", { signal: waiting.signal }, () => {
      clearTimeout(timer);
      working = work(isLeft);
      return Promise.race([working, left]);
    });
  } catch {
    if (!isLeft()) working ??= work(isLeft);
  } finally {
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    stopListening();
  }
  await working;
  return isLeft();
};

const MAX_ASIDE_IN_A_ROW = 3;
const createPortion = () => {
  let asideInARow = 0;
  const portion = {
    maxEvents: MAX_BATCH_EVENTS,
    aside: /* @__PURE__ */ new Set(),
    halve: (events) => {
      portion.maxEvents = Math.ceil(events / 2);
    },
    putAside: (ids) => {
      for (const id of ids) portion.aside.add(id);
      portion.maxEvents = MAX_BATCH_EVENTS;
      asideInARow += 1;
      return asideInARow < MAX_ASIDE_IN_A_ROW;
    },
    reset: () => {
      portion.maxEvents = MAX_BATCH_EVENTS;
      asideInARow = 0;
    }
  };
  return portion;
};

const readBridges = (keys) => {
  const known = [];
  const all = {
    entries: [],
    doubts: [],
    accounts: emptyAccounts()
  };
  for (const key of keys) {
    try {
      const bridge = JSON.parse(localStorage.getItem(key) ?? "");
      const { entries, doubts, accounts } = bridge;
      if (isKnown(bridge.known)) known.push(bridge.known);
      all.entries.push(...entries.filter(isEntry));
      all.doubts.push(
        ...doubts.filter(([batch, { ids }]) => batch && Array.isArray(ids) && ids[0])
      );
      if (accounts) change(all.accounts, accounts);
    } catch {
    }
  }
  return { ...all, known };
};
const newestSent = (doubts, noted = "") => [noted, ...doubts.flatMap(([, { ids }]) => ids)].sort().at(-1);
const markStored = (keeper, stored) => {
  let bytes = 0;
  for (const [id, record] of keeper.own) {
    if (stored.has(record)) record.isStored = true;
    bytes += record.entry.bytes;
    if (record.isStored && bytes > MAX_BEACON_BYTES) keeper.drop(id);
  }
};
const restore = async ({ keeper, identity, isOpen }) => {
  const { outbox, attempt, unstored, doubts } = keeper;
  const mine = keeper.bridge();
  let keys = [];
  const read = () => {
    keys = findBridges().filter((key) => key !== mine);
    return readBridges(keys);
  };
  const counted = change(emptyAccounts(), unstored);
  const stored = await attempt(
    () => outbox.run("readwrite", async (objects) => {
      if (!isOpen()) return;
      const accounts = await outbox.request(objects.get(ACCOUNTS)) ?? emptyAccounts();
      const noted = await outbox.request(objects.get(ATTEMPTED));
      const left = read();
      const own = listUnstored(keeper);
      const entries = [...own.map(({ entry }) => entry), ...left.entries];
      for (const entry of entries) objects.put(entry, entry.event.id);
      const inDoubt = [...doubts, ...left.doubts];
      for (const [batch, { ids, atMs }] of inDoubt) {
        objects.put({ ids, atMs: Math.min(atMs, Date.now()) }, DOUBT + batch);
      }
      objects.put(newestSent(inDoubt, noted), ATTEMPTED);
      for (const known of left.known) {
        const stored2 = await outbox.request(objects.get(VISITOR));
        if (!isKnown(stored2) || lastChange(known) > lastChange(stored2)) objects.put(known, VISITOR);
      }
      objects.put(change(change(accounts, counted), left.accounts), ACCOUNTS);
      await outbox.request(objects.transaction);
      return own;
    })
  );
  if (stored) {
    keeper.storage = "indexeddb";
    change(unstored, counted, -1);
    markStored(keeper, new Set(stored));
    await identity.refresh();
  } else {
    const left = read();
    change(unstored, left.accounts);
    for (const [batch, doubt] of left.doubts) doubts.set(batch, doubt);
    keeper.attempted = newestSent(left.doubts, keeper.attempted);
    const fresh = left.entries.filter(({ event }) => !keeper.own.has(event.id));
    await Promise.all(fresh.map(keeper.keep));
  }
  for (const key of keys) localStorage.removeItem(key);
  keeper.bridge();
};

const MIN_LENGTH = 2e3;
const squeeze = async (text, isPlain) => {
  const headers = { "content-type": "application/json" };
  const blob = new Blob([text]);
  if (isPlain || text.length < MIN_LENGTH || typeof CompressionStream === "undefined") {
    return { body: blob, headers };
  }
  const stream = blob.stream().pipeThrough(new CompressionStream("gzip"));
  return {
    body: await new Response(stream).blob(),
    headers: { ...headers, "content-encoding": "gzip" }
  };
};

const REFUSED = [400, 413, 415, 422];
const LOOK_MS = 1e3;
const ignore = () => {
};
const readAnswer = ({ status, content }, { batch }) => status === 202 && content?.batch === batch && Array.isArray(content.results) ? content : void 0;
const rejectAlone = (parcel, detail) => ({
  batch: parcel.batch,
  results: parcel.ids.map((id) => ({ id, status: "rejected", code: "batch_refused", detail }))
});
const createSender = (core) => {
  const { keeper } = core;
  let failures = 0;
  const { ask, post } = createAttempts(core);
  let timesAsked = 0;
  const portion = createPortion();
  let isPlain = false;
  let running;
  let timer;
  const again = (delayMs) => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(false).catch((cause) => wait(String(cause))), delayMs);
    return false;
  };
  const wait = async (detail, retryAfterMs) => {
    if (!core.isOpen()) return false;
    core.emit("error", { detail: `Not delivered yet: ${detail}` });
    failures += 1;
    const delayMs = retryAfterMs || delayBefore(failures);
    if (retryAfterMs) core.cancelLater?.();
    await (retryAfterMs ? pause : backOff)(core, delayMs);
    core.nudge();
    return again(delayMs);
  };
  const settle = async (parcel, answer, retryAfterMs) => {
    const isSettled = await settleParcel(core, parcel, answer);
    if (!isSettled || retryAfterMs) return wait("events are held", retryAfterMs);
    failures = 0;
    portion.reset();
    if (core.nextAttemptMs) await backOff(core, 0);
    return true;
  };
  const conclude = async (parcel, { status, isOurs, detail, retryAfterMs }, isSqueezed) => {
    const { batch, ids } = parcel;
    if (isOurs || status >= 400 && status < 500) {
      await dropDoubt(core, batch);
    } else {
      keeper.doubts.set(batch, { ids, atMs: 0 });
    }
    if (status === 415 && isSqueezed) {
      isPlain = true;
      return true;
    }
    const isSingle = ids.length === 1;
    if (!REFUSED.includes(status)) return wait(detail, retryAfterMs);
    if (isSingle && !isOurs) {
      return portion.putAside(ids) || wait(detail, retryAfterMs);
    }
    if (isSingle) {
      return settle({ ...parcel, dropped: void 0 }, rejectAlone(parcel, detail));
    }
    portion.halve(ids.length);
    return true;
  };
  const clearDoubts = async () => {
    let asked = "";
    for (; ; ) {
      const batches = await settleReceipts(core);
      if (!batches.length) timesAsked = 0;
      if (!batches.length || `${batches}` === asked) return true;
      timesAsked += 1;
      asked = `${batches}`;
      const outcome = await ask(toQuestion(core, batches));
      const { status, content, detail, retryAfterMs } = outcome;
      const isAnswer = status === 200 && Array.isArray(content?.batches);
      if (!isAnswer && ![...BROKEN, ...REFUSED].includes(status)) {
        core.cancelLater?.();
        return wait(detail, retryAfterMs);
      }
      await settleAsked(core, batches, outcome);
    }
  };
  const sendNext = async (isUrgent) => {
    if (!core.isOpen()) return false;
    const pauseMs = await readPauseMs(core, isUrgent);
    if (pauseMs) return again(pauseMs);
    if (!await clearDoubts() || !core.isOpen()) return false;
    const parcel = await takeParcel(core, portion.maxEvents, portion.aside);
    if (!parcel && portion.aside.size) {
      portion.aside.clear();
      return wait("refused on the way");
    }
    if (!parcel) {
      core.cancelLater?.();
      if (keeper.doubts.size) return again(LOOK_MS * 2 ** Math.min(timesAsked, 6));
      failures = keeper.storage === "memory" ? failures + 1 : 0;
      return failures > 0 && again(delayBefore(failures));
    }
    const squeezed = await squeeze(parcel.body, isPlain);
    await core.note(parcel, 0);
    if (!core.isOpen()) return false;
    if (keeper.storage === "memory") keeper.bridge();
    const outcome = await post(parcel, squeezed, !failures);
    if (!core.isOpen()) return false;
    const answer = readAnswer(outcome, parcel);
    if (!answer) return conclude(parcel, outcome, "content-encoding" in squeezed.headers);
    core.cancelLater?.();
    return settle(parcel, answer, outcome.retryAfterMs);
  };
  const drain = async (isUrgent, isLeft) => {
    if (core.isOpen() && mayRestore(core)) await restore(core);
    if (core.isOpen() && await mayExceedLimits(core)) {
      await core.inspector().then(({ enforceLimits }) => enforceLimits(core), ignore);
    }
    while (!isLeft() && await sendNext(isUrgent)) ;
  };
  const flush = async (isUrgent) => {
    if (keeper.isLeaving && !isUrgent) {
      again(LEAVING_MS);
      return countEntries(keeper);
    }
    clearTimeout(timer);
    if (isUrgent) await running;
    running ??= withLock((isLeft) => drain(isUrgent, isLeft)).then((isLeft) => {
      if (isLeft) again(LEAVING_MS);
    }).finally(() => {
      running = void 0;
    });
    await running;
    return countEntries(keeper);
  };
  return { flush };
};

export { createSender };
