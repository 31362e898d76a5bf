import { createStore, promisifyRequest } from 'idb-keyval';

const EVENTS_PATH = "/e";

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BATCH_BYTES = 24e4;
const MAX_EVENT_BYTES = 2e5;
const MAX_BEACON_BYTES = 6e4;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1e3;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;

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
  const body = {
    v: WIRE_VERSION,
    sent_at: (/* @__PURE__ */ new Date()).toISOString(),
    batch,
    visitor: first.visitor,
    events: entries.map(({ event }) => event),
    ...entries.some(({ event }) => event.id <= attempted) && { resend: true },
    ...dropped && { dropped }
  };
  return {
    batch,
    visitor: first.visitor,
    ids: entries.map(({ event }) => event.id),
    body: JSON.stringify(body),
    ...dropped && { dropped }
  };
};

const timePrefix = (timeMs) => {
  const hex = Math.max(0, Math.floor(timeMs)).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};
const firstIdAt = (timeMs) => timePrefix(timeMs);
const createIdMaker = () => {
  let lastMs = 0;
  let sequence = 0;
  return (timeMs) => {
    if (timeMs > lastMs) {
      lastMs = timeMs;
      sequence = 0;
    } else if (++sequence > 4095) {
      lastMs += 1;
      sequence = 0;
    }
    const random = crypto.getRandomValues(new Uint8Array(8));
    random[0] = random[0] & 63 | 128;
    const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const counter = sequence.toString(16).padStart(3, "0");
    return `${timePrefix(lastMs)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
};

class Problem extends Error {
  constructor(code, pointer, detail) {
    super(detail);
    this.code = code;
    this.pointer = pointer;
  }
  code;
  pointer;
}
const limit = (code, pointer, size, max) => {
  if (size > max) throw new Problem(code, pointer, `The limit is ${max}, this is ${size}`);
};
function demand(isFine, code, pointer, detail) {
  if (!isFine) throw new Problem(code, pointer, detail);
}

const KINDS = ["external_id", "email", "phone_number", "_kx"];
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const KX = /^[\w\-=]+\.\w+$/;
const readText = (pointer, value, max = MAX_IDENTIFIER_LENGTH) => {
  const text = typeof value === "number" ? `${value}` : value;
  demand(typeof text === "string" && text.trim(), "identifier_invalid", pointer, "Pass a text");
  limit("identifier_invalid", pointer, text.length, max);
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
    demand(
      E164.test(phone),
      "phone_invalid",
      pointer,
      "Pass E.164: +, country code, number, like +12345678901"
    );
    return phone;
  }
  demand(
    kind !== "_kx" || KX.test(text),
    "identifier_invalid",
    pointer,
    "Pass a link's _kx unchanged"
  );
  return text;
};
const isIdentified = (known) => Boolean(known.external_id ?? known.email ?? known.phone_number);

const END_OF_IDS = "g";
const ACCOUNTS = "h:accounts";
const ATTEMPTED = "h:attempted";
const PAUSED_UNTIL = "h:paused-until";
const VISITOR = "h:visitor";
const STORAGE_TIMEOUT_MS = 2e3;
const inTime = (work) => new Promise((resolve, reject) => {
  setTimeout(reject, STORAGE_TIMEOUT_MS, new Error("storage did not answer"));
  Promise.resolve().then(work).then(resolve, reject);
});
const commit = (objects) => {
  objects.transaction.commit?.();
  return promisifyRequest(objects.transaction);
};
const createOutbox = (store = createStore("keepsend", "outbox")) => {
  let writes = [];
  let writing;
  const write = () => {
    const batch = writes;
    writes = [];
    writing = void 0;
    return store("readwrite", (objects) => {
      for (const [key, value] of batch) objects.put(value, key);
      return commit(objects);
    });
  };
  return {
    store,
    get: (key) => inTime(() => store("readonly", (objects) => promisifyRequest(objects.get(key)))),
    put: (key, value) => {
      writes.push([key, value]);
      writing ??= inTime(write);
      return writing;
    },
    clear: () => inTime(
      () => store("readwrite", (objects) => {
        objects.clear();
        return commit(objects);
      })
    )
  };
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

const createIdentity = (keeper, createId) => {
  let known;
  let isStorable = false;
  const save = () => {
    if (isStorable) void keeper.attempt(() => keeper.outbox.put(VISITOR, known));
  };
  const current = () => {
    known ??= { visitor: { anonymous_id: createId(), fresh: true }, decisions: [] };
    return known;
  };
  const adopt = ({ visitor, outcome, kinds }) => {
    const decision = { at: (/* @__PURE__ */ new Date()).toISOString(), outcome, kinds };
    known = { visitor, decisions: [...current().decisions, decision].slice(-10) };
    save();
  };
  const readLink = (token) => {
    try {
      const merged = mergeLink(current().visitor, readIdentifier("_kx", token), createId());
      if (merged.outcome !== "same") adopt(merged);
    } catch {
    }
  };
  const refresh = async () => {
    keeper.storage = "indexeddb";
    known = await keeper.attempt(() => keeper.outbox.get(VISITOR)) ?? known;
  };
  return {
    open: async (linkToken) => {
      await refresh();
      isStorable = true;
      if (!known) {
        current();
        save();
      }
      if (linkToken) readLink(linkToken);
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
      known = void 0;
      isStorable = false;
    },
    adopt,
    wire: () => toWireVisitor(current().visitor),
    known: () => known
  };
};

const MAX_ENTRIES = 1e4;
const MAX_TOTAL_BYTES = 5e6;
const createKeeper = (onError, outbox = createOutbox()) => {
  let ownBytes = 0;
  const fail = (error) => {
    if (keeper.storage !== "memory") onError(error);
    keeper.storage = "memory";
    keeper.error = error;
  };
  const makeRoom = () => {
    for (const id of keeper.own.keys()) {
      if (keeper.own.size <= MAX_ENTRIES && ownBytes <= MAX_TOTAL_BYTES) break;
      keeper.drop(id);
      keeper.unstored.full += 1;
    }
  };
  const keeper = {
    outbox,
    own: /* @__PURE__ */ new Map(),
    storage: "none",
    error: void 0,
    attempted: "",
    pausedUntilMs: 0,
    unstored: { accepted: 0, rejected: 0, full: 0 },
    attempt: (work) => work().catch(fail),
    keep: async (entry) => {
      const { id } = entry.event;
      const record = { entry };
      keeper.own.set(id, record);
      ownBytes += entry.bytes;
      try {
        await outbox.put(id, entry);
        keeper.storage = "indexeddb";
        record.isStored = true;
        if (ownBytes > MAX_BEACON_BYTES) keeper.drop(id);
      } catch (error) {
        fail(error);
        makeRoom();
      }
      return keeper.storage;
    },
    drop: (id) => {
      ownBytes -= keeper.own.get(id)?.entry.bytes ?? 0;
      keeper.own.delete(id);
    },
    mark: async (id = "") => {
      if (id <= keeper.attempted) return;
      keeper.attempted = id;
      await keeper.attempt(() => outbox.put(ATTEMPTED, id));
    }
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
      for (const listener of listeners[name] ?? []) {
        try {
          listener(detail);
        } catch (error) {
          console.error(error);
        }
      }
    }
  };
};

const MAX_RECENT = 50;
const createCore = ({ route, debug }) => {
  const makeId = createIdMaker();
  const createId = (timeMs = Date.now()) => makeId(timeMs);
  const { on, emit } = createListeners();
  const say = (...words) => {
    if (debug) console.log("[keepsend]", ...words);
  };
  const keeper = createKeeper((cause) => {
    say("kept in memory only", cause);
    emit("error", { detail: `Kept in memory only: ${cause}`, cause });
  });
  const identity = createIdentity(keeper, createId);
  const recent = /* @__PURE__ */ new Map();
  const note = (state) => {
    recent.set(state.id, state);
    const [oldest = ""] = recent.keys();
    if (recent.size > MAX_RECENT) recent.delete(oldest);
    say(state.state, state.metric, state.detail);
    emit("change", void 0);
  };
  return {
    url: route.replace(/\/$/, "") + EVENTS_PATH,
    keeper,
    identity,
    recent,
    createId,
    on,
    emit,
    note,
    reject: (rejection) => {
      say("rejected", rejection);
      emit("rejected", rejection);
    },
    packEntries,
    sealParcel,
    keep: async (event, bytes) => {
      const kept = await keeper.keep({ event, visitor: identity.wire(), bytes });
      const state = recent.get(event.id);
      if (state?.state === "held") note({ ...state, state: "kept" });
      return kept;
    }
  };
};

const DEBOUNCE_MS = 200;
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
  const flush = async (isUrgent) => {
    clearTimeout(timer);
    timer = void 0;
    try {
      return await (await sender()).flush(isUrgent);
    } catch (cause) {
      core.emit("error", { detail: `Not sending yet, nothing is lost: ${cause}`, cause });
      timer = setTimeout(flush, RELOAD_DELAY_MS, false);
      return core.keeper.own.size;
    }
  };
  return {
    soon: () => {
      timer ??= setTimeout(flush, DEBOUNCE_MS, false);
    },
    now: () => flush(true)
  };
};

const createFarewell = (core) => {
  const handedOver = /* @__PURE__ */ new Set();
  const { keeper, packEntries, sealParcel } = core;
  return {
    say: () => {
      const { ids = [], body = "" } = core.parcel ?? {};
      let room = MAX_BEACON_BYTES - body.length;
      let entries = [...keeper.own.values()].map(({ entry }) => entry).filter(({ event }) => !handedOver.has(event.id) && !ids.includes(event.id));
      for (; ; ) {
        const packed = packEntries(entries, room);
        const parcel = sealParcel(packed, core.createId(), keeper.attempted);
        const blob = new Blob([parcel?.body ?? ""], { type: "application/json" });
        room -= blob.size;
        if (!parcel || room < 0) break;
        navigator.sendBeacon(core.url, blob);
        for (const id of parcel.ids) handedOver.add(id);
        void keeper.mark(parcel.ids.at(-1));
        entries = entries.slice(packed.length);
      }
    },
    takeBack: () => handedOver.clear()
  };
};

const MAX_HELD_CALLS = 1e3;
const createGate = (consent = "granted", doors) => {
  let isOpen = false;
  let waiting = [];
  const letThrough = () => {
    if (isOpen || consent !== "granted") return;
    isOpen = true;
    const calls = waiting;
    waiting = [];
    for (const call of calls) call();
    doors.opened();
  };
  const open = () => doors.open().then(letThrough);
  const gate = {
    run: (call, held, refused) => {
      if (isOpen) return call();
      if (consent === "denied") return Promise.resolve(refused);
      return new Promise((resolve) => {
        if (waiting.length < MAX_HELD_CALLS) waiting.push(() => resolve(call()));
        if (consent === "pending") resolve(held);
      });
    },
    set: async (next) => {
      const wasOpen = isOpen;
      consent = next;
      isOpen &&= next === "granted";
      if (next === "granted" && !wasOpen) await open();
      if (next === "denied") {
        waiting = [];
        await doors.forget();
      }
    },
    consent: () => consent,
    isOpen: () => isOpen,
    rush: () => {
      letThrough();
      return isOpen;
    }
  };
  if (consent === "granted") void open();
  return gate;
};

const listenToPage = ({ onLeave, onReturn, onOnline }) => {
  addEventListener("pagehide", onLeave);
  addEventListener("pageshow", ({ persisted }) => persisted && onReturn());
  addEventListener("online", onOnline);
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "hidden" ? onLeave() : onReturn()
  );
};

const FORBIDDEN = /^(__proto__|constructor|prototype)$/;
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const escapeKey = (key) => key.replace(/~/g, "~0").replace(/\//g, "~1");
const demandObject = (value, pointer) => demand(kindOf(value) === "Object", "not_json", pointer, "Pass a plain object");
const copyJson = (value, pointer) => {
  let weight = 0;
  const copy = (item, at, depth) => {
    const isText = typeof item === "string";
    if (isText) limit("string_too_long", at, item.length, MAX_STRING_BYTES);
    weight += isText ? item.length : 2;
    limit("event_too_large", pointer, weight, MAX_EVENT_BYTES);
    if (isText || item === null || typeof item === "boolean" || Number.isFinite(item)) {
      return item;
    }
    limit("too_deep", at, depth, MAX_DEPTH - 1);
    if (Array.isArray(item)) {
      limit("array_too_long", at, item.length, MAX_ARRAY_ITEMS);
      return Array.from(item, (part, index) => copy(part, `${at}/${index}`, depth + 1));
    }
    const kind = kindOf(item);
    demand(
      kind === "Object",
      "not_json",
      at,
      `JSON has no ${kind}; pass text, a finite number or null, or leave it out`
    );
    const entries = Object.entries(item);
    limit("too_many_properties", at, entries.length, MAX_PROPERTIES);
    return Object.fromEntries(
      entries.map(([key, part]) => {
        const place = `${at}/${escapeKey(key)}`;
        demand(!FORBIDDEN.test(key), "reserved_key", place, "Rename this key");
        weight += key.length;
        return [key, copy(part, place, depth + 1)];
      })
    );
  };
  demandObject(value, pointer);
  return copy(value, pointer, 0);
};

const readMetric = (metric) => {
  const isText = typeof metric === "string" && metric.trim();
  demand(isText, "metric_invalid", "/metric", "Pass the metric's name, like 'Viewed Product'");
  limit("metric_invalid", "/metric", metric.length, MAX_METRIC_LENGTH);
  return metric;
};

const measureEvent = (event) => {
  const bytes = new TextEncoder().encode(JSON.stringify(event)).length;
  limit("event_too_large", "", bytes, MAX_EVENT_BYTES);
  return bytes;
};
const prepareEvent = (id, metric, given, { value, currency, uniqueId, time }, nowMs) => {
  const properties = given ?? {};
  demandObject(properties, "/properties");
  const {
    $value = value,
    $event_id = uniqueId,
    ...rest
  } = { ...properties };
  const timeMs = Number(time ?? nowMs);
  demand(Math.abs(timeMs) <= 864e13, "time_invalid", "/time", "Pass milliseconds or a Date");
  return copyJson(
    {
      id,
      metric: readMetric(metric),
      time: new Date(timeMs).toISOString(),
      properties: rest,
      ...$value != null && { value: $value },
      ...currency && { value_currency: currency },
      ...$event_id != null && { unique_id: $event_id }
    },
    ""
  );
};

const GIVEN = ["external_id", "email", "phone_number"];
const toRejection = (problem) => problem instanceof Problem ? { code: problem.code, pointer: problem.pointer, detail: problem.message } : { code: "not_json", detail: `Could not be read: ${problem}` };
const preparePerson = (person) => {
  const identifiers = {};
  let traits = {};
  const rejections = [];
  const attempt = (work) => {
    try {
      work();
    } catch (problem) {
      rejections.push(toRejection(problem));
    }
  };
  const rest = { ...person };
  attempt(() => demandObject(person, ""));
  for (const kind of GIVEN) {
    const value = rest[kind];
    delete rest[kind];
    if (value === void 0 || value === null || value === "") continue;
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

const track = async ({ createId, note, reject, keep }, gate, metric, properties, options) => {
  const nowMs = Date.now();
  const id = createId(nowMs);
  const state = { id, metric: String(metric), time: new Date(nowMs).toISOString() };
  try {
    const event = prepareEvent(id, metric, properties, options, nowMs);
    const bytes = measureEvent(event);
    note({ ...state, time: event.time, state: "held" });
    return { id, kept: await gate.run(() => keep(event, bytes), "memory", "none") };
  } catch (problem) {
    const rejection = { id, metric: state.metric, ...toRejection(problem) };
    note({ ...state, state: "rejected", detail: rejection.detail });
    reject(rejection);
    return { id, kept: "none", rejection };
  }
};
const identify = async ({ createId, identity, note, reject, keep }, gate, person) => {
  const nowMs = Date.now();
  const { identifiers, traits, rejections } = preparePerson(person);
  rejections.forEach(reject);
  const event = { id: createId(nowMs), time: new Date(nowMs).toISOString(), traits };
  let outcome;
  const call = async () => {
    const merged = identity.identify(identifiers, traits);
    outcome = merged?.outcome ?? "same";
    if (!merged) return "none";
    note({ id: event.id, metric: "identify", time: event.time, state: "held" });
    return keep(event, measureEvent(event));
  };
  const kept = await gate.run(call, "memory", "none");
  return { kept, ...outcome && { outcome }, rejections };
};
const hasWork = async ({ keeper: { own, outbox, attempt } }) => own.size || await attempt(() => outbox.get(IDBKeyRange.upperBound(END_OF_IDS)));
const createTrackerWith = (options, loader) => {
  const core = createCore(options);
  const dispatch = createDispatch(core, loader.send);
  const farewell = createFarewell(core);
  const linkToken = new URLSearchParams(location.search).get("_kx");
  const inspector = once(loader.inspect);
  const sendWhatWaits = async (send) => {
    if (gate.isOpen() && await hasWork(core)) await send();
  };
  const gate = createGate(options.consent, {
    open: () => core.identity.open(linkToken),
    opened: () => sendWhatWaits(dispatch.soon),
    forget: () => {
      core.identity.forget();
      core.keeper.own.clear();
      core.keeper.storage = "none";
      return core.keeper.attempt(core.keeper.outbox.clear);
    }
  });
  listenToPage({
    onLeave: () => {
      if (gate.rush()) farewell.say();
    },
    onReturn: () => {
      farewell.takeBack();
      if (gate.isOpen()) void core.identity.refresh().then(() => sendWhatWaits(dispatch.soon));
    },
    onOnline: () => sendWhatWaits(dispatch.now)
  });
  const thenSend = (result) => {
    if (gate.isOpen() && result.kept !== "none") dispatch.soon();
    return result;
  };
  return {
    track: async (metric, properties, trackOptions = {}) => thenSend(await track(core, gate, metric, properties, trackOptions)),
    identify: async (person) => thenSend(await identify(core, gate, person)),
    reset: () => gate.run(async () => core.identity.reset(), void 0, void 0),
    consent: async (state) => {
      await gate.set(state);
      core.emit("change", void 0);
    },
    flush: async () => {
      let waiting = 0;
      await sendWhatWaits(async () => {
        waiting = await dispatch.now();
      });
      return { waiting };
    },
    inspect: async () => {
      const { inspectCore } = await inspector();
      return { consent: gate.consent(), ...await inspectCore(core) };
    },
    on: core.on
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
    recent: []
  }),
  on: () => () => {
  }
});

const createTracker = (options) => typeof document === "undefined" ? createInertTracker(options) : createTrackerWith(options, {
  send: () => import('./keepsend-sender.js'),
  inspect: () => import('./keepsend-inspect.js')
});

export { ACCOUNTS as A, END_OF_IDS as E, MAX_BEACON_BYTES as M, PAUSED_UNTIL as P, MAX_BATCH_EVENTS as a, MAX_AGE_MS as b, ATTEMPTED as c, MAX_BATCH_BYTES as d, commit as e, firstIdAt as f, createTracker as g, inTime as i };
