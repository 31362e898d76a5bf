import { promisifyRequest } from 'idb-keyval';

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BATCH_BYTES = 24e4;
const MAX_EVENT_BYTES = 2e5;
const MAX_BEACON_BYTES = 6e4;
const MAX_ASKED_BATCHES = 20;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_DEPTH = 10;
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1e3;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;

function demand(isFine, code, pointer, detail) {
  if (!isFine) throw Object.assign(new Error(detail), { code, pointer });
}
const limit = (code, pointer, size, max) => {
  if (!(size <= max)) demand(false, code, pointer, `The limit is ${max}, this is ${size}`);
};
const readProblem = (thrown) => {
  const { code, pointer, message = "" } = Object(thrown);
  return pointer == null ? { code: "not_json", detail: message } : { code, pointer, detail: message };
};

const KINDS = ["external_id", "email", "phone_number", "_kx"];
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const KX = /^[\w\-=]+\.\w+$/;
const readText = (pointer, value, code = "identifier_invalid", max = MAX_IDENTIFIER_LENGTH) => {
  const text = typeof value === "number" ? `${value}` : value;
  demand(typeof text === "string" && text.trim(), code, pointer, "Pass a text");
  limit(code, pointer, text.length, max);
  return text.trim();
};
const readIdentifier = (kind, value) => {
  const pointer = `/${kind}`;
  const text = readText(pointer, value);
  if (kind === "email") {
    const email = text.toLowerCase();
    limit("email_invalid", pointer, email.length, MAX_EMAIL_LENGTH);
    demand(EMAIL.test(email), "email_invalid", pointer, "Pass an address like ada@example.com");
    return email;
  }
  if (kind === "phone_number") {
    const phone = text.replace(/[\s().-]/g, "");
    demand(E164.test(phone), "phone_invalid", pointer, "Pass E.164, like +12345678901");
    return phone;
  }
  demand(kind !== "_kx" || KX.test(text), "identifier_invalid", pointer, "Pass _kx unchanged");
  return text;
};
const isIdentified = (known) => Boolean(known.external_id ?? known.email ?? known.phone_number);

const emptyAccounts = () => ({
  accepted: 0,
  rejected: 0,
  lost: {},
  untold: {}
});

const MAX_BRIDGE_BYTES = 1e6;
const findBridges = () => {
  try {
    return Object.keys(localStorage).filter((key) => /^keepsend:/.test(key));
  } catch {
    return [];
  }
};
const createBridge = (own, doubts, accounts, learned) => {
  let key = "";
  return (isStorable) => {
    const entries = [];
    let bytes = 0;
    for (const { entry, isStored } of own.values()) {
      bytes += isStored ? 0 : entry.bytes;
      if (!isStorable && !isStored && bytes < MAX_BRIDGE_BYTES) entries.push(entry);
    }
    try {
      if (key && !localStorage.getItem(key)) Object.assign(accounts, emptyAccounts());
      const [batch] = isStorable ? [] : doubts.keys();
      const known = isStorable ? void 0 : learned();
      const name = entries[0]?.event.id ?? batch ?? known?.visitor.anonymous_id;
      if (name) {
        key ||= `keepsend:${name}`;
        const left = [...doubts].map(([batch2, { ids, atMs }]) => [
          batch2,
          { ids, atMs: Math.min(atMs, Date.now()) }
        ]);
        localStorage.setItem(key, JSON.stringify({ entries, doubts: left, accounts, known }));
      } else if (key) {
        localStorage.removeItem(key);
        key = "";
      }
    } catch {
    }
    return key;
  };
};

const openChannel = (onMessage) => {
  let channel;
  const open = () => {
    try {
      channel = new BroadcastChannel("keepsend");
      channel.onmessage = ({ data }) => onMessage(data);
    } catch {
    }
  };
  const post = (message) => channel?.postMessage(message);
  open();
  addEventListener("pageshow", ({ persisted }) => persisted && open());
  addEventListener("pagehide", () => {
    post();
    channel?.close();
    channel = void 0;
  });
  return post;
};

const EVENTS_PATH = "/e";
const RECEIPT_QUERY = "?receipt";
const ASK_QUERY = "?batch=";

const GRACE_MS = 1e4;
const findUnderWay = (doubts) => new Set(
  [...doubts.values()].flatMap(({ ids, atMs }) => atMs > Date.now() - GRACE_MS ? ids : [])
);
const ENVELOPE_BYTES = 2e3;
const packEntries = (entries, maxBytes, maxEvents = MAX_BATCH_EVENTS) => {
  const person = JSON.stringify(entries[0]?.visitor);
  let bytes = ENVELOPE_BYTES;
  const end = entries.findIndex((entry, index) => {
    bytes += entry.bytes + 1;
    const isFull = index > 0 && (bytes > maxBytes || index >= maxEvents);
    return isFull || JSON.stringify(entry.visitor) !== person;
  });
  return entries.slice(0, end < 0 ? void 0 : end);
};
const sealParcel = (entries, batch, attempted, dropped) => {
  const [first] = entries;
  if (!first) return void 0;
  const events = entries.map(({ event }) => event);
  const body = {
    v: WIRE_VERSION,
    sent_at: (/* @__PURE__ */ new Date()).toISOString(),
    batch,
    visitor: first.visitor,
    events,
    resend: events.some(({ id }) => id <= attempted) || void 0,
    dropped
  };
  return {
    batch,
    visitor: first.visitor,
    ids: events.map(({ id }) => id),
    events,
    body: JSON.stringify(body),
    dropped
  };
};

const POOL_WORDS = 60;
const hex = (value, digits) => value.toString(16).padStart(digits, "0");
const prefixOf = (timeMs) => {
  const digits = hex(timeMs, 12);
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
};
const firstIdAt = (timeMs) => prefixOf(Math.max(0, Math.floor(timeMs)));
const createIdMaker = () => {
  let pool = "";
  let lastMs = 0;
  let sequence = 0;
  return (timeMs = Date.now()) => {
    sequence = timeMs > lastMs ? 0 : sequence + 1;
    lastMs = Math.max(lastMs, timeMs) + (sequence >> 12);
    sequence &= 4095;
    if (!pool)
      for (const word of crypto.getRandomValues(new Uint32Array(POOL_WORDS))) pool += hex(word, 8);
    const id = `${prefixOf(lastMs)}-7${hex(sequence, 3)}-8${pool.slice(0, 3)}-${pool.slice(3, 15)}`;
    pool = pool.slice(15);
    return id;
  };
};

const STORE = "outbox";
const openDatabase = async (version) => {
  const request = indexedDB.open("keepsend", version);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  if (database.objectStoreNames.contains(STORE)) return database;
  database.close();
  return openDatabase(database.version + 1);
};

const END_OF_IDS = "g";
const ACCOUNTS = "h:accounts";
const ATTEMPTED = "h:attempted";
const DOUBT = "h:doubt:";
const NEXT_ATTEMPT = "h:next-attempt";
const PAUSED_UNTIL = "h:paused-until";
const VISITOR = "h:visitor";
const STORAGE_TIMEOUT_MS = 2e3;
const hung = new Error("storage did not answer");
const abort = (transaction) => {
  try {
    transaction.abort();
  } catch {
  }
};
const createOutbox = (open = openDatabase) => {
  let opening;
  let patienceMs = STORAGE_TIMEOUT_MS;
  const running = /* @__PURE__ */ new Set();
  let sleeping;
  let writes;
  let writing;
  const forget = () => {
    opening?.then(
      (database) => database.close(),
      () => {
      }
    );
    opening = void 0;
  };
  const lose = () => {
    forget();
    outbox.onLost?.();
  };
  const use = async (mode, work) => {
    opening ??= open();
    const database = await opening;
    if (sleeping) throw hung;
    database.onclose = database.onversionchange = lose;
    const transaction = database.transaction(STORE, mode);
    running.add(transaction);
    try {
      const result = await work(transaction.objectStore(STORE));
      patienceMs = STORAGE_TIMEOUT_MS;
      return result;
    } catch (error) {
      abort(transaction);
      throw error;
    } finally {
      running.delete(transaction);
    }
  };
  const run = (mode, work, isLast) => Promise.race([
    use(mode, work),
    new Promise((_, reject) => {
      setTimeout(setTimeout, patienceMs / 2, reject, patienceMs / 2, hung);
    })
  ]).catch((error) => {
    if (sleeping) return sleeping.then(() => run(mode, work));
    if (/Quota/.test(error)) throw error;
    if (error === hung) {
      forget();
      patienceMs = STORAGE_TIMEOUT_MS / 4;
      throw error;
    }
    lose();
    if (isLast) throw error;
    return run(mode, work, true);
  });
  const outbox = {
    run,
    request: promisifyRequest,
    get: (key) => run("readonly", (objects) => promisifyRequest(objects.get(key))),
    put: (key, value) => {
      if (!writes) {
        const mine = [];
        const close = () => {
          if (writes === mine) writes = void 0;
        };
        writes = mine;
        const write = (objects) => {
          close();
          for (const [id, entry] of mine) objects.put(entry, id);
          objects.transaction.commit?.();
          return promisifyRequest(objects.transaction);
        };
        writing = Promise.resolve().then(() => run("readwrite", write));
        writing.catch(close);
      }
      writes.push([key, value]);
      return writing;
    },
    clear: () => run("readwrite", (objects) => promisifyRequest(objects.clear())),
    sleep: () => {
      sleeping ??= new Promise((resolve) => {
        outbox.wake = () => {
          sleeping = void 0;
          resolve();
        };
      });
      running.forEach(abort);
    },
    wake: () => {
    }
  };
  return outbox;
};

const samePerson = (visitor, given) => {
  const changed = KINDS.filter((kind) => given[kind] && given[kind] !== visitor[kind]);
  const corrected = changed.filter((kind) => visitor[kind]);
  return {
    visitor: { ...visitor, ...given },
    outcome: corrected.length ? "corrected" : changed.length ? "joined" : "same",
    kinds: corrected.length ? corrected : changed
  };
};
const mergeVisitor = (visitor, given, newId) => {
  const decisive = KINDS.find((kind) => given[kind] && visitor[kind]);
  return decisive && given[decisive] !== visitor[decisive] ? { visitor: { anonymous_id: newId, ...given }, outcome: "other", kinds: [decisive] } : samePerson(visitor, given);
};
const mergeLink = (visitor, token, newId) => isIdentified(visitor) && visitor._kx !== token ? { visitor, outcome: "ignored", kinds: ["_kx"] } : mergeVisitor(visitor, { _kx: token }, newId);
const toWireVisitor = (visitor) => {
  const { traits: _, ...wire } = visitor;
  if (isIdentified(wire)) delete wire._kx;
  return wire;
};

const isKnown = (known) => Boolean(known?.visitor?.anonymous_id && Array.isArray(known.decisions));
const lastChange = (known) => known?.decisions.at(-1)?.at ?? "";
const readLeft = () => findBridges().flatMap((key) => {
  try {
    const { known } = JSON.parse(localStorage.getItem(key) ?? "");
    return isKnown(known) ? known : [];
  } catch {
    return [];
  }
});
const createIdentity = (keeper, createId, onSaved) => {
  let known;
  let lessons = 0;
  let isStorable = false;
  const save = () => {
    const mine = known;
    if (!isStorable) return;
    void keeper.attempt(async () => {
      await keeper.outbox.put(VISITOR, mine);
      if (keeper.learned === mine) keeper.learned = void 0;
      onSaved();
    });
  };
  const current = () => {
    known ??= { visitor: { anonymous_id: createId(), fresh: true }, decisions: [] };
    return known;
  };
  const adopt = ({ visitor, outcome, kinds }) => {
    const decisions = [...current().decisions, { at: (/* @__PURE__ */ new Date()).toISOString(), outcome, kinds }];
    known = { visitor, decisions: decisions.slice(-10) };
    keeper.learned = known;
    lessons += 1;
    save();
  };
  const refresh = async () => {
    const before = lessons;
    const stored = await keeper.attempt(async () => {
      const { outbox } = keeper;
      const [found, until = 0] = await Promise.all([
        outbox.get(VISITOR),
        outbox.get(PAUSED_UNTIL)
      ]);
      if (keeper.storage === "none") keeper.storage = "indexeddb";
      keeper.pausedUntilMs = Math.max(keeper.pausedUntilMs, until);
      isStorable = true;
      return found;
    });
    if (isKnown(stored) && !keeper.learned && lessons === before) known = stored;
    else if (known && (keeper.learned || !stored)) save();
  };
  return {
    open: async (linkToken) => {
      await refresh();
      for (const left of readLeft()) {
        if (lastChange(left) < lastChange(known)) continue;
        known = keeper.learned = left;
        save();
      }
      if (!known) {
        current();
        save();
      }
      if (!linkToken) return;
      try {
        const token = readIdentifier("_kx", linkToken);
        const merged = mergeLink(current().visitor, token, createId());
        if (merged.outcome !== "same") adopt(merged);
      } catch {
      }
    },
    refresh,
    identify: (given, traits) => {
      const before = current().visitor;
      const merged = mergeVisitor(before, given, createId());
      const old = merged.outcome === "other" ? {} : before.traits;
      const all = { ...old, ...traits };
      const isSame = JSON.stringify(all) === JSON.stringify(old ?? {});
      if (merged.outcome === "same" && isSame) return void 0;
      merged.visitor.traits = all;
      adopt(merged);
      return merged;
    },
    reset: () => adopt({ visitor: { anonymous_id: createId() }, outcome: "reset", kinds: [] }),
    forget: () => {
      known = keeper.learned = void 0;
      isStorable = false;
    },
    adopt,
    wire: () => toWireVisitor(current().visitor),
    known: () => known
  };
};

const MAX_ENTRIES = 1e4;
const MAX_TOTAL_BYTES = 5e6;
const loseFull = ({ lost, untold }) => {
  for (const counts of [lost, untold]) counts.full = (counts.full ?? 0) + 1;
};
const createKeeper = (onError, outbox = createOutbox()) => {
  const own = /* @__PURE__ */ new Map();
  const doubts = /* @__PURE__ */ new Map();
  const unstored = emptyAccounts();
  const bridge = createBridge(own, doubts, unstored, () => keeper.learned);
  let ownBytes = 0;
  let commits = 0;
  const fail = (error) => {
    if (keeper.storage !== "memory") onError(error);
    keeper.storage = "memory";
    keeper.error = error;
  };
  outbox.onLost = () => {
    for (const record of own.values()) record.isStored &&= false;
  };
  const keeper = {
    outbox,
    own,
    doubts,
    storage: "none",
    isGone: false,
    error: void 0,
    learned: void 0,
    attempted: "",
    pausedUntilMs: 0,
    unstored,
    attempt: (work) => {
      const before = commits;
      return work().catch((error) => commits === before ? fail(error) : void 0);
    },
    keep: async (entry) => {
      const { id } = entry.event;
      const record = { entry };
      own.set(id, record);
      ownBytes += entry.bytes;
      if (keeper.isLeaving) keeper.bridge();
      try {
        await outbox.put(id, entry);
        keeper.storage = "indexeddb";
        commits += 1;
        record.isStored = true;
        if (ownBytes > MAX_BEACON_BYTES) keeper.drop(id);
      } catch (error) {
        fail(error);
        for (const [oldest, { isStored }] of own) {
          if (own.size <= MAX_ENTRIES && ownBytes <= MAX_TOTAL_BYTES) break;
          keeper.drop(oldest);
          if (isStored === void 0) loseFull(unstored);
        }
      }
      if (document.hidden || keeper.isLeaving) keeper.bridge();
      return keeper.storage;
    },
    drop: (id) => {
      ownBytes -= own.get(id)?.entry.bytes ?? 0;
      own.delete(id);
    },
    mark: async (id = "") => {
      if (id <= keeper.attempted) return;
      keeper.attempted = id;
      await keeper.attempt(() => outbox.put(ATTEMPTED, id));
    },
    bridge: () => bridge(keeper.storage === "indexeddb" && !keeper.isGone && !keeper.isLeaving)
  };
  return keeper;
};

const createListeners = () => {
  const listeners = {};
  return {
    on: (name, listener) => {
      listeners[name] ??= /* @__PURE__ */ new Set();
      const group = listeners[name];
      group.add(listener);
      return () => {
        group.delete(listener);
      };
    },
    emit: (name, detail) => {
      for (const listener of [...listeners[name] ?? [], ...listeners.change ?? []]) {
        try {
          listener(detail);
        } catch (error) {
          console.error(error);
        }
      }
    }
  };
};

const createCore = ({ route, debug }, isOpen, inspector, nudge) => {
  const createId = createIdMaker();
  const { on, emit } = createListeners();
  const keeper = createKeeper(
    (cause) => emit("error", { detail: `In memory only: ${cause}`, cause })
  );
  const identity = createIdentity(keeper, createId, nudge);
  if (debug) {
    for (const name of ["accepted", "rejected", "error"]) {
      on(name, (detail) => console.log("[keepsend]", name, detail));
    }
  }
  return {
    url: route.replace(/\/$/, "") + EVENTS_PATH,
    keeper,
    identity,
    createId,
    isOpen,
    inspector,
    on,
    emit,
    bytesUnderWay: 0,
    nextAttemptMs: 0,
    nudge,
    note: ({ batch, ids }, atMs = Date.now()) => {
      keeper.doubts.set(batch, { ids, atMs });
      const marked = keeper.mark(ids.at(-1));
      const doubt = { ids, atMs: Date.now() };
      return Promise.all([marked, keeper.attempt(() => keeper.outbox.put(DOUBT + batch, doubt))]);
    },
    findUnderWay,
    packEntries,
    sealParcel,
    firstIdAt,
    keep: async (event, bytes) => {
      const kept = await keeper.keep({ event, visitor: identity.wire(), bytes });
      emit("kept", { id: event.id, kept });
      return kept;
    }
  };
};

const DEBOUNCE_MS = 200;
const SPACING_MS = 1e3;
const RELOAD_DELAY_MS = 5e3;
const once = (load) => {
  let part;
  let attempts = 0;
  return () => {
    part ??= load(attempts++).catch((error) => {
      part = void 0;
      throw error;
    });
    return part;
  };
};
const createDispatch = (core, load) => {
  const sender = once((attempt) => load(attempt).then(({ createSender }) => createSender(core)));
  let timer;
  let lastMs = 0;
  const flush = async (isUrgent) => {
    clearTimeout(timer);
    timer = void 0;
    lastMs = Date.now();
    try {
      return await (await sender()).flush(isUrgent);
    } catch (cause) {
      core.emit("error", { detail: `Not sending yet: ${cause}`, cause });
      timer = setTimeout(flush, RELOAD_DELAY_MS, false);
      return core.keeper.own.size;
    }
  };
  return {
    soon: (isUrgent = false) => {
      const restMs = Math.min(SPACING_MS, lastMs + SPACING_MS - Date.now());
      const delayMs = Math.max(DEBOUNCE_MS, restMs);
      timer ??= setTimeout(flush, delayMs, isUrgent);
    },
    now: () => flush(true)
  };
};

const sayFarewell = (core) => {
  const { keeper, packEntries, sealParcel } = core;
  if (keeper.isGone) keeper.outbox.sleep();
  core.cancelLater?.();
  if (navigator.onLine !== false && keeper.pausedUntilMs < Date.now()) {
    const underWay = findUnderWay(keeper.doubts);
    let room = MAX_BEACON_BYTES - core.bytesUnderWay;
    let entries = [...keeper.own.values()].map(({ entry }) => entry).filter(({ event }) => !underWay.has(event.id));
    for (; ; ) {
      const packed = packEntries(entries, room);
      const parcel = sealParcel(packed, core.createId(), keeper.attempted);
      const blob = new Blob([parcel?.body ?? ""], { type: "application/json" });
      room -= blob.size;
      if (!parcel || room < 0 || !navigator.sendBeacon?.(core.url + RECEIPT_QUERY, blob)) break;
      void core.note(parcel);
      entries = entries.slice(packed.length);
    }
  }
  keeper.bridge();
  core.nudge();
};

const defaultConsent = () => navigator.globalPrivacyControl ? "denied" : "granted";

const MAX_HELD_CALLS = 1e3;
const CONSENTS = ["granted", "pending", "denied"];
const readConsent = (value = defaultConsent()) => {
  if (CONSENTS.includes(value)) return value;
  console.error(`[keepsend] consent "${value}": taken as pending`);
  return "pending";
};
const createGate = (initial, doors) => {
  let consent = readConsent(initial);
  let isOpen = false;
  let opening;
  const waiting = [];
  const empty = () => {
    for (const call of waiting.splice(0)) call();
  };
  const letThrough = () => {
    if (isOpen || consent !== "granted") return;
    isOpen = true;
    empty();
    doors.opened();
  };
  const open = () => {
    opening = doors.open().then(letThrough);
  };
  const gate = {
    run: async (call) => {
      if (isOpen) return call();
      if (consent === "denied" || waiting.length >= MAX_HELD_CALLS) return "none";
      return new Promise((resolve) => {
        waiting.push((early) => resolve(early ?? (isOpen ? call() : "none")));
        if (consent === "pending") resolve("memory");
      });
    },
    set: async (next) => {
      consent = readConsent(next);
      isOpen &&= consent === "granted";
      if (consent === "granted" && !isOpen) open();
      if (consent === "denied") empty();
      if (consent === "pending") for (const call of waiting) call("memory");
      await opening;
      if (consent === "denied") await doors.forget();
    },
    consent: () => consent,
    isOpen: () => isOpen,
    rush: () => {
      letThrough();
      return isOpen;
    }
  };
  if (consent === "granted") open();
  return gate;
};

const LEAVING_MS = 1e3;
const listenToNavigation = (onLeaving) => {
  const { navigation } = globalThis;
  const listener = ({ destination, downloadRequest }) => {
    if (!destination?.sameDocument && downloadRequest == null) onLeaving();
  };
  navigation?.addEventListener("navigate", listener);
  return () => navigation?.removeEventListener("navigate", listener);
};

const whenSeen = async () => {
  if (isAhead())
    await new Promise((resolve) => document.addEventListener("prerenderingchange", resolve));
};
const isAhead = () => Boolean(document.prerendering);
const listenToPage = (onLeave, onReturn, onOnline, onLeaving) => {
  listenToNavigation(onLeaving);
  addEventListener("pagehide", () => onLeave(true));
  addEventListener("pageshow", ({ persisted }) => persisted && onReturn());
  addEventListener("online", onOnline);
  document.addEventListener(
    "visibilitychange",
    () => document.hidden ? onLeave(false) : onReturn()
  );
};

const kindOf = (value) => (
  // Most values are texts, and the long way takes longer than all else that is done with them.
  typeof value === "string" ? "String" : Object.prototype.toString.call(value).slice(8, -1)
);
const demandObject = (value, pointer) => demand(kindOf(value) === "Object", "not_json", pointer, "Pass a plain object");
const copyJson = (value, pointer, depth = 0) => {
  let weight = 0;
  const copy = (item, at, level) => {
    const kind = kindOf(item);
    weight += kind === "String" ? item.length : 1;
    limit("event_too_large", pointer, weight, MAX_EVENT_BYTES);
    if (kind === "String" || kind === "Boolean" || item === null || Number.isFinite(item))
      return item;
    limit("too_deep", at, level, MAX_DEPTH);
    if (kind === "Array") {
      return Array.from(item, (part, index) => copy(part, `${at}/${index}`, level + 1));
    }
    demand(kind === "Object", "not_json", at, `JSON has no ${kind}: convert it or leave it out`);
    const entries = Object.entries(item);
    limit("too_many_properties", at, entries.length, MAX_PROPERTIES);
    return Object.fromEntries(
      entries.map(([key, part]) => {
        weight += key.length;
        return [
          key,
          copy(part, `${at}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`, level + 1)
        ];
      })
    );
  };
  return copy(value, pointer, depth);
};

const encoder = new TextEncoder();
const measureEvent = (event) => {
  const text = JSON.stringify(event);
  const bytes = /[^\0-\x7f]/.test(text) ? encoder.encode(text).length : text.length;
  limit("event_too_large", "", bytes, MAX_EVENT_BYTES);
  return bytes;
};
const copyOwn = (value, pointer) => value == null ? void 0 : copyJson(value, pointer, 1);
const prepareEvent = (id, metric, given, { value, currency, uniqueId, time }, nowMs) => {
  const properties = given ?? {};
  demandObject(properties, "/properties");
  const {
    $value = value,
    $event_id = uniqueId,
    ...rest
  } = properties;
  const timeMs = Number(time ?? nowMs);
  demand(Math.abs(timeMs) <= 864e13, "time_invalid", "/time", "Pass milliseconds or a Date");
  return {
    id,
    metric: readText("/metric", metric, "metric_invalid", MAX_METRIC_LENGTH),
    time: new Date(timeMs).toISOString(),
    properties: copyJson(rest, "/properties", 1),
    value: copyOwn($value, "/value"),
    value_currency: copyOwn(currency || void 0, "/value_currency"),
    unique_id: copyOwn($event_id, "/unique_id")
  };
};

const GIVEN = KINDS.slice(0, 3);
const preparePerson = (person) => {
  const identifiers = {};
  let traits = {};
  const rejections = [];
  const attempt = (work) => {
    try {
      work();
    } catch (problem) {
      rejections.push(readProblem(problem));
    }
  };
  let rest = {};
  attempt(() => {
    demandObject(person, "");
    rest = { ...person };
  });
  for (const kind of GIVEN) {
    const value = rest[kind];
    delete rest[kind];
    if (value == null || value === "") continue;
    attempt(() => {
      identifiers[kind] = readIdentifier(kind, value);
    });
  }
  attempt(() => {
    const copied = copyJson(rest, "/traits");
    measureEvent({ id: "", time: "", traits: copied });
    traits = copied;
  });
  return { identifiers, traits, rejections };
};

const refuse = ({ emit }, id, metric, problem) => {
  const rejection = { id, metric, ...readProblem(problem) };
  emit("rejected", rejection);
  return rejection;
};
const track = async (core, gate, metric, properties, options) => {
  const nowMs = Date.now();
  const id = core.createId(nowMs);
  const isEarly = isAhead() && options.time == null;
  try {
    const event = prepareEvent(id, metric, properties, options, nowMs);
    const bytes = measureEvent(event);
    core.emit("tracked", { id, metric, time: event.time });
    const keep = () => {
      if (isEarly) event.time = (/* @__PURE__ */ new Date()).toISOString();
      const kept = core.keep(event, bytes);
      if (core.keeper.isGone) sayFarewell(core);
      return kept;
    };
    return { id, kept: await gate.run(keep) };
  } catch (problem) {
    const name = typeof metric === "string" ? metric : typeof metric;
    return { id, kept: "none", rejection: refuse(core, id, name, problem) };
  }
};
const identify = async (core, gate, person) => {
  const { identifiers, traits, rejections } = preparePerson(person);
  for (const rejection of rejections) core.emit("rejected", rejection);
  const id = core.createId();
  const time = (/* @__PURE__ */ new Date()).toISOString();
  const result = { kept: "none", rejections };
  result.kept = await gate.run(async () => {
    const { outcome, visitor } = core.identity.identify(identifiers, traits) ?? { outcome: "same" };
    result.outcome = outcome;
    if (!visitor) return "none";
    if (!KINDS.some((kind) => visitor[kind])) return core.keeper.storage;
    const event = { id, time, traits: visitor.traits ?? {} };
    if (outcome !== "same") event.joins = true;
    try {
      const bytes = measureEvent(event);
      core.emit("tracked", { id, metric: "identify", time });
      return await core.keep(event, bytes);
    } catch (problem) {
      rejections.push(refuse(core, id, "identify", problem));
      return "none";
    }
  });
  return result;
};
const createTrackerWith = (options, loader) => {
  const nudge = openChannel(
    (message) => message === "denied" ? setConsent(message) : lookAgain()
  );
  const core = createCore(options, () => gate.isOpen(), once(loader.inspect), nudge);
  const { emit, identity, keeper, on } = core;
  const dispatch = createDispatch(core, loader.send);
  const linkToken = new URLSearchParams(location.search).get("_kx");
  const hasWork = async () => keeper.own.size || findBridges().length || keeper.attempt(() => keeper.outbox.get(IDBKeyRange.upperBound(END_OF_IDS)));
  const sendWhatWaits = async (send) => gate.isOpen() && await hasWork() ? send() : void 0;
  const sendSoon = () => sendWhatWaits(dispatch.soon);
  const lookAgain = () => {
    if (gate.isOpen()) void identity.refresh().then(sendSoon);
  };
  const gate = createGate(options.consent, {
    open: () => whenSeen().then(() => identity.open(linkToken)),
    opened: () => sendWhatWaits(() => dispatch.soon(true)),
    forget: () => {
      void fetch(core.url, { method: "DELETE", keepalive: true }).catch(() => {
      });
      identity.forget();
      for (const id of keeper.own.keys()) keeper.drop(id);
      for (const key of findBridges()) localStorage.removeItem(key);
      keeper.doubts.clear();
      keeper.storage = "none";
      return keeper.attempt(keeper.outbox.clear);
    }
  });
  listenToPage(
    (isGone) => {
      if (keeper.isGone || isAhead() || !gate.rush()) return;
      keeper.isGone = isGone;
      sayFarewell(core);
    },
    () => {
      keeper.isGone = false;
      keeper.outbox.wake();
      keeper.bridge();
      lookAgain();
    },
    () => sendWhatWaits(dispatch.now),
    () => {
      keeper.isLeaving = true;
      keeper.bridge();
      setTimeout(() => {
        keeper.isLeaving = false;
        keeper.bridge();
      }, LEAVING_MS);
    }
  );
  const setConsent = async (state) => {
    await gate.set(state);
    emit("consent", state);
  };
  const thenSend = (result) => {
    void sendSoon();
    return result;
  };
  return {
    track: (metric, properties, trackOptions = {}) => track(core, gate, metric, properties, trackOptions).then(thenSend),
    identify: (person) => identify(core, gate, person).then(thenSend),
    reset: async () => {
      await gate.run(async () => {
        identity.reset();
        return "none";
      });
    },
    consent: async (state) => {
      await setConsent(state);
      if (state === "denied") nudge(state);
    },
    flush: async () => {
      await gate.run(async () => "none");
      return { waiting: await sendWhatWaits(dispatch.now) ?? 0 };
    },
    inspect: async () => {
      const { inspectCore } = await core.inspector();
      return { consent: gate.consent(), ...await inspectCore(core) };
    },
    on
  };
};

const createInertTracker = ({
  consent = "granted"
}) => ({
  track: async () => ({ id: "", kept: "none" }),
  identify: async () => ({ kept: "none", rejections: [] }),
  reset: async () => {
  },
  consent: async () => {
  },
  flush: async () => ({ waiting: 0 }),
  inspect: async () => ({
    consent,
    storage: "none",
    visitor: null,
    explanations: [],
    accounts: { tracked: 0, accepted: 0, rejected: 0, lost: {}, waiting: 0 },
    waiting: [],
    under_way: 0,
    recent: []
  }),
  on: () => () => {
  }
});

const createTracker = (options) => typeof document === "undefined" ? createInertTracker(options) : createTrackerWith(options, {
  send: () => import('./keepsend-sender.js'),
  inspect: () => import('./keepsend-inspect.js')
});

export { ASK_QUERY as A, DOUBT as D, END_OF_IDS as E, LEAVING_MS as L, MAX_BEACON_BYTES as M, NEXT_ATTEMPT as N, PAUSED_UNTIL as P, RECEIPT_QUERY as R, VISITOR as V, MAX_ASKED_BATCHES as a, MAX_BATCH_EVENTS as b, ACCOUNTS as c, ATTEMPTED as d, emptyAccounts as e, lastChange as f, findBridges as g, MAX_AGE_MS as h, isKnown as i, MAX_ENTRIES as j, MAX_TOTAL_BYTES as k, listenToNavigation as l, MAX_BATCH_BYTES as m, createTracker as n };
