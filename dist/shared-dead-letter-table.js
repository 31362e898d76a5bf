import { r as redactKey, K as KlaviyoError, A as ApiCall, f as createKlaviyoWriter, d as createGates } from './shared-create-klaviyo.js';
import { Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import * as v from 'valibot';
import { serializeSigned, serialize, parse as parse$2, parseSigned } from 'hono/utils/cookie';

const currentWindow = (known, windowMs, nowMs) => {
  if (known && known.endMs > nowMs && known.endMs <= nowMs + windowMs) return known;
  return { endMs: (Math.floor(nowMs / windowMs) + 1) * windowMs, count: 0 };
};
const takeFrom = (window, limit, cost, nowMs) => {
  const isWithin = window.count + cost <= limit;
  if (isWithin) window.count = Math.max(0, window.count + cost);
  return { isWithin, retryAfterMs: isWithin ? 0 : window.endMs - nowMs };
};
const MAX_KEYS = 5e4;
const createWindowCounter = (maxKeys = MAX_KEYS) => {
  const windows = /* @__PURE__ */ new Map();
  const find = (key, windowMs, nowMs) => {
    const known = windows.get(key);
    const window = currentWindow(known, windowMs, nowMs);
    if (window === known) return known;
    windows.delete(key);
    windows.set(key, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxKeys) break;
      windows.delete(oldest);
    }
    return window;
  };
  return {
    take: async (key, limit, windowMs, cost = 1) => {
      const nowMs = Date.now();
      const window = cost ? find(key, windowMs, nowMs) : currentWindow(windows.get(key), windowMs, nowMs);
      return takeFrom(window, limit, cost, nowMs);
    }
  };
};

const MAX_UNIT_BYTES = 3;
const encoder$3 = new TextEncoder();
const bytesOf = (text) => encoder$3.encode(text).length;
const sizeOf = (value) => bytesOf(JSON.stringify(value));
const isWithin = (bytes, text) => text.length * MAX_UNIT_BYTES <= bytes || bytesOf(text) <= bytes;

const MAX_MESSAGE_BYTES = 1e5;
const isObject = (value) => typeof value === "object" && value !== null;
const isQueueMessage = (value) => {
  const { v, visitor, events } = value ?? {};
  return v === 1 && isObject(visitor) && Array.isArray(events) && events.every(isObject);
};
const readBody$1 = (body) => {
  try {
    return typeof body === "string" ? JSON.parse(body) : body;
  } catch {
    return void 0;
  }
};
const readMessage = (body) => {
  const value = readBody$1(body);
  return isQueueMessage(value) ? value : void 0;
};
const asRepeat = (message) => ({ ...message, isRepeat: true });
const toMessages = (visitor, events, isRepeat) => {
  const empty = { v: 1, visitor, events: [], ...isRepeat && { isRepeat } };
  const whole = { ...empty, events: [...events] };
  const text = JSON.stringify(whole);
  if (events.length && isWithin(MAX_MESSAGE_BYTES, text))
    return { messages: [whole], texts: [text], oversized: [] };
  const room = MAX_MESSAGE_BYTES - sizeOf(empty);
  const messages = [];
  const oversized = [];
  let left = 0;
  for (const event of events) {
    const bytes = sizeOf(event) + 1;
    if (bytes > room) {
      oversized.push(event);
      continue;
    }
    if (bytes > left) {
      messages.push({ ...empty, events: [] });
      left = room;
    }
    messages.at(-1)?.events.push(event);
    left -= bytes;
  }
  return { messages, texts: messages.map((message) => JSON.stringify(message)), oversized };
};

const MAX_READ = 2e3;
const MAX_SHOWN = 500;
const HIDDEN$1 = "[hidden]";
const WORD$1 = /[^\s"'<>()[\],;:\\/?&=]+/g;
const EMAIL$1 = /.(?:@|%40)./;
const PHONE = /(?:\+|%2B)\d{6,}/gi;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const HARMLESS = /^[a-z]{1,15}$/;
const endOf = (text, secrets) => secrets.reduce((end, secret) => {
  const at = text.lastIndexOf(secret, end);
  return at >= 0 && at + secret.length > end ? at : end;
}, MAX_READ);
const redact = (text, secrets = []) => {
  if (HARMLESS.test(text)) return text;
  let shown = text.slice(0, endOf(text, secrets));
  for (const secret of secrets) shown = shown.replaceAll(secret, HIDDEN$1);
  return redactKey(shown).replace(CONTROL, " ").replace(WORD$1, (word) => EMAIL$1.test(word) ? HIDDEN$1 : word).replace(PHONE, HIDDEN$1).slice(0, MAX_SHOWN);
};
const saysNothing = (part) => typeof part === "number" || typeof part === "string" && HARMLESS.test(part);
const redactAll = (value, secrets) => {
  const walk = (part) => {
    if (typeof part === "string") return redact(part, secrets);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  const isHarmless = typeof value === "object" && Object.values(value ?? {}).every(saysNothing);
  return isHarmless ? value : walk(value);
};

const ABOUT_THE_EVENT = [400, 409, 422];
const TOO_LARGE = 413;
const CODES_ABOUT_THE_KEY = ["not_authenticated", "authentication_failed", "permission_denied"];
const ABOUT_THE_KEY = [401, 403];
const KEY_DELAY_MS = 15 * 6e4;
const DEFAULT_DELAY_MS = 5e3;
const MAX_DETAIL$1 = 200;
const TOO_LATE = { retryAfterMs: 0, status: 0, code: "deadline" };
const behind = (delay) => ({ ...delay, isBehind: true });
const AFTER_ITS_TWIN = { retryAfterMs: 0, status: 0, code: "repeat" };
const accepted = (id) => ({ result: { id, status: "accepted" } });
const held = (id, delay) => ({ id, delay });
const toEventPointer = (pointer = "") => redact(pointer.replace(/^.*\/data(\/\d+)?\/attributes(?=\/)/, "")).slice(0, MAX_DETAIL$1);
const refused = (id, pointer, detail = "Klaviyo gave no reason") => ({
  result: {
    id,
    status: "rejected",
    code: "refused_by_klaviyo",
    pointer: toEventPointer(pointer),
    // Klaviyo may repeat what it was sent.
    detail: redact(detail).slice(0, MAX_DETAIL$1)
  }
});
const isAboutTheKey = ({ status, code }) => ABOUT_THE_KEY.includes(status) || status === 400 && CODES_ABOUT_THE_KEY.includes(code ?? "");
const toDelay = (error) => {
  if (!(error instanceof KlaviyoError)) return { retryAfterMs: DEFAULT_DELAY_MS, status: 0 };
  const { status, code, retryAfterMs } = error;
  const defaultMs = isAboutTheKey(error) ? KEY_DELAY_MS : DEFAULT_DELAY_MS;
  return { retryAfterMs: retryAfterMs ?? defaultMs, status, code };
};
const isSilence = (delay) => delay.status !== 429 && !isAboutTheKey(delay) && !delay.isBehind && delay.code !== TOO_LATE.code;
const isAboutTheEvent = ({ status, code }) => status === TOO_LARGE || ABOUT_THE_EVENT.includes(status) && code !== void 0 && !CODES_ABOUT_THE_KEY.includes(code);
const fateOf = (id, error) => error instanceof KlaviyoError && isAboutTheEvent(error) ? refused(id, error.pointer, error.detail) : held(id, toDelay(error));
const PERSON_POINTER = /\/(email|phone_number|external_id|_kx)$/;
const refusedPerson = (error) => {
  if (!(error instanceof KlaviyoError) || error.status !== 400) return void 0;
  const pointer = error.pointer ?? "";
  return pointer.includes("/properties/") ? void 0 : PERSON_POINTER.exec(pointer)?.[1];
};

const eitherKey = (first, second, onChange) => {
  let current = first;
  const callEither = async (call) => {
    const used = current;
    const other = used === first ? second : first;
    try {
      return await call(used).withResponse();
    } catch (error) {
      if (!(error instanceof KlaviyoError && isAboutTheKey(error))) throw error;
      const keep = () => {
        if (current === used) onChange();
        current = other;
      };
      try {
        const answer = await call(other).withResponse();
        keep();
        return answer;
      } catch (otherError) {
        if (otherError instanceof KlaviyoError && isAboutTheKey(otherError)) throw error;
        if (otherError instanceof KlaviyoError && otherError.code !== void 0) keep();
        throw otherError;
      }
    }
  };
  const either = (call) => new ApiCall(callEither(call));
  return {
    createEvent: (event, options) => either((klaviyo) => klaviyo.createEvent(event, options)),
    bulkCreateEvents: (groups, options) => either((klaviyo) => klaviyo.bulkCreateEvents(groups, options)),
    importProfile: (profile, options) => either((klaviyo) => klaviyo.importProfile(profile, options))
  };
};

const QUIET_MS$1 = 1e4;
const createSparingLog = (log) => {
  let quietUntilMs = 0;
  return (entry) => {
    const nowMs = Date.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + QUIET_MS$1;
    log(entry);
  };
};

const createWriter = ({ apiKey, nextApiKey, klaviyoTimeoutMs, klaviyoUrl, log }, { fetch }, gates) => {
  const createWith = (key) => createKlaviyoWriter(
    {
      apiKey: key,
      retries: 0,
      timeoutMs: klaviyoTimeoutMs,
      ...klaviyoUrl && { baseUrl: klaviyoUrl },
      ...fetch && { fetch }
    },
    gates
  );
  const first = createWith(apiKey);
  if (!nextApiKey) return first;
  const complain = createSparingLog(log);
  return eitherKey(
    first,
    createWith(nextApiKey),
    () => complain({
      at: "error",
      name: "apiKey",
      detail: "Klaviyo refuses a key and takes the other one"
    })
  );
};

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BODY_BYTES = 262144;
const MAX_ASKED_BATCHES = 20;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;
const CLOCK_TOLERANCE_MS = 6e4;

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

const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const digest = async (text, bytes) => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return toHex(hash.slice(0, bytes));
};

const PROFILE_FIELDS = ["first_name", "last_name", "organization", "title", "locale"];
const toEventAttributes = (event, isLate) => {
  const { id, unique_id = id, properties = {}, backfill, ...rest } = event;
  return { ...rest, properties, unique_id, ...(backfill || isLate(event)) && { backfill: true } };
};
const strongest = (visitor) => {
  const kind = KINDS.find((kind2) => visitor[kind2] && (kind2 !== "_kx" || !isIdentified(visitor)));
  return kind && { [kind]: visitor[kind] };
};
const toFields = (traits) => {
  const fields = {};
  const properties = {};
  for (const [key, value] of Object.entries(traits)) {
    (PROFILE_FIELDS.includes(key) ? fields : properties)[key] = value;
  }
  return { ...fields, ...Object.keys(properties).length > 0 && { properties } };
};
const toEventProfile = ({ fresh: _, ip, traits, ...identifiers }) => ({
  ...identifiers,
  ...traits && toFields(traits),
  // Documented since revision 2023-09-15; that Klaviyo leaves the rest of a location alone is assumed.
  ...ip && { location: { ip } }
});
const toProfile = (visitor, { traits }) => {
  const identifier = strongest(visitor);
  return identifier && { ...identifier, ...toFields(traits) };
};
const toIdentifiedEvent = async ({ ip, ...visitor }, { time, traits, backfill }, metric) => {
  const profile = { ...toEventProfile(visitor), ...toFields(traits) };
  return {
    metric,
    time,
    unique_id: `identified.${await digest(JSON.stringify(profile), 16)}`,
    profile: { ...profile, ...ip && { location: { ip } } },
    ...backfill && { backfill }
  };
};

const MAX_EVENTS = 1e3;
const MAX_BYTES = 4e6;
const WRAPPING_BYTES = 250;
const personOf = ({ visitor }) => JSON.stringify(toEventProfile(visitor));
const byPerson = (items) => [
  ...Map.groupBy(items, personOf).values()
];
const toGroups = (items, isLate) => byPerson(items).map((own) => ({
  items: own,
  group: {
    profile: toEventProfile(own[0].visitor),
    events: own.map(({ event }) => toEventAttributes(event, isLate))
  }
}));
const pack = (items) => {
  const requests = [];
  let bytesLeft = 0;
  for (const item of byPerson(items).flat()) {
    const bytes = sizeOf(item.event) + sizeOf(item.visitor) + WRAPPING_BYTES;
    const last = requests.at(-1);
    if (!last || last.length === MAX_EVENTS || bytes > bytesLeft) {
      requests.push([item]);
      bytesLeft = MAX_BYTES - bytes;
    } else {
      last.push(item);
      bytesLeft -= bytes;
    }
  }
  return requests;
};

const SMALLEST_HALF = 16;
const PLACE = /^\/data\/attributes\/events-bulk-create\/data\/(\d+)(?:\/attributes\/events\/data\/(\d+))?(?=\/|$)/;
const readPointers = ({ problems }, groups) => {
  const words = /* @__PURE__ */ new Map();
  for (const { source: { pointer = "" } = {}, detail } of problems) {
    const [, group = -1, event] = PLACE.exec(pointer) ?? [];
    const items = groups[Number(group)]?.items ?? [];
    const item = items[Number(event ?? -1)];
    if (item && !pointer.endsWith("/unique_id"))
      words.set(item, refused(item.event.id, pointer, detail));
    else for (const other of item ? [item] : items) words.set(other, "single");
  }
  return words;
};
const toAll = (items, toWord) => new Map(items.map((item) => [item, toWord(item.event.id)]));
const createBulkLane = ({ klaviyo, isLate, isOver, maxRequests }) => {
  let stop;
  let left = 0;
  const halve = async (items) => {
    if (items.length <= SMALLEST_HALF) return toAll(items, () => "single");
    const middle = items.length >> 1;
    const first = await send(items.slice(0, middle));
    return new Map([...first, ...await send(items.slice(middle))]);
  };
  const send = async (items) => {
    if (!items.length) return /* @__PURE__ */ new Map();
    if (isOver()) stop ??= TOO_LATE;
    if (stop) {
      const delay = behind(stop);
      return toAll(items, (id) => held(id, delay));
    }
    if (left === 0) return toAll(items, () => "single");
    left -= 1;
    const groups = toGroups(items, isLate);
    try {
      await klaviyo.bulkCreateEvents(groups.map(({ group }) => group));
      return toAll(items, accepted);
    } catch (error) {
      if (!(error instanceof KlaviyoError)) return toAll(items, () => "single");
      if (!isAboutTheEvent(error)) {
        const delay = toDelay(error);
        stop = delay;
        return toAll(items, (id) => held(id, delay));
      }
      const words = readPointers(error, groups);
      if (!words.size) return halve(items);
      return new Map([...words, ...await send(items.filter((item) => !words.has(item)))]);
    }
  };
  return (items) => {
    left = maxRequests;
    return send(items);
  };
};

const isTrack = (item) => "metric" in item.event;

const keyOf = (item) => {
  if (!isTrack(item)) return item.event.id;
  const { metric, id, unique_id = id } = item.event;
  return JSON.stringify([metric, unique_id]);
};
const findRepeats = (items) => {
  const seen = /* @__PURE__ */ new Map();
  const repeats = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first) repeats.set(item, first);
    else seen.set(key, item);
  }
  return repeats;
};

const inParallel = async (items, width, work) => {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};

const WIDTH = 6;
const send = async (errand, { event, visitor }) => {
  const { klaviyo, identifiedMetric, isLate } = errand;
  if ("metric" in event) {
    return klaviyo.createEvent({
      ...toEventAttributes(event, isLate),
      profile: toEventProfile(visitor)
    });
  }
  if (event.joins) {
    return klaviyo.createEvent(await toIdentifiedEvent(visitor, event, identifiedMetric));
  }
  const profile = toProfile(visitor, event);
  return profile && klaviyo.importProfile(profile);
};
const without$1 = (visitor, kind) => {
  const { [kind]: _, ...rest } = visitor;
  return rest;
};
const sendOne = async (errand, { event, visitor }) => {
  try {
    await send(errand, { event, visitor });
    return accepted(event.id);
  } catch (error) {
    const kind = KINDS.find((kind2) => refusedPerson(error) === kind2 && visitor[kind2]);
    if (!kind) return fateOf(event.id, error);
    return sendOne(errand, { event, visitor: without$1(visitor, kind) });
  }
};
const createSingleLane = (errand, isOver, maxSilences) => {
  let stop;
  let silences = 0;
  const sendNext = async (item) => {
    if (isOver()) stop ??= TOO_LATE;
    if (stop) return held(item.event.id, behind(stop));
    const fate = await sendOne(errand, item);
    if ("delay" in fate && !(isSilence(fate.delay) && ++silences < maxSilences))
      stop ??= fate.delay;
    return fate;
  };
  return {
    send: async (items) => new Map(
      await inParallel(items, WIDTH, async (item) => [item, await sendNext(item)])
    ),
    stop: (delay) => {
      stop = delay;
    }
  };
};

const BULK_FROM = 10;
const MAX_REQUESTS = 20;
const MAX_SILENCES = 3;
const chooseBulk = (items, repeated) => {
  const tracks = items.filter(isTrack).filter((item) => !repeated.has(item));
  const repeats = findRepeats(tracks);
  const first = tracks.filter((item) => !repeats.has(item));
  return first.length < BULK_FROM ? [] : first;
};
const findWrongKey = (words) => {
  for (const word of words.values())
    if ("delay" in word && isAboutTheKey(word.delay)) return word.delay;
  return void 0;
};
const deliverItems = async (options, items, repeated) => {
  const { isWaitedFor = false, deadlineMs, signal } = options;
  const isOver = () => signal?.aborted || Date.now() > deadlineMs;
  const single = createSingleLane(options, isOver, isWaitedFor ? 1 : MAX_SILENCES);
  const sendInBulk = createBulkLane({
    ...options,
    isOver,
    maxRequests: isWaitedFor ? 1 : MAX_REQUESTS
  });
  const words = await single.send(items.filter((item) => !isTrack(item)));
  for (const request of pack(chooseBulk(items, repeated))) {
    if (isOver() || findWrongKey(words)) break;
    for (const [item, word] of await sendInBulk(request)) {
      const isOpen = word === "single" || isWaitedFor && "delay" in word && isSilence(word.delay);
      if (!isOpen) words.set(item, word);
    }
  }
  const wrongKey = findWrongKey(words);
  if (wrongKey) single.stop(wrongKey);
  const open = items.filter((item) => !words.has(item));
  return new Map([...words, ...await single.send(open)]);
};

const toForgottenEntry = (letters) => ({
  at: "error",
  name: "dead_letters",
  forgotten: letters,
  detail: "There are too many dead letters; the oldest gave way: keepsend dead list"
});
const toDeadLetter = ({ ip: _, ...visitor }, event, { code = "", pointer, detail }) => ({
  id: event.id,
  at: (/* @__PURE__ */ new Date()).toISOString(),
  event,
  visitor,
  code,
  ...pointer && { pointer },
  ...detail && { detail }
});

const MAX_TRIES = 100;
const FIRST_DELAY_MS = 5e3;
const LONGEST_DELAY_MS = 60 * 6e4;
const GAVE_UP = {
  code: "gave_up",
  detail: "Klaviyo gave no word on it, however often it was asked"
};
const backOff = (tries) => Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries) * (0.5 + Math.random() / 2);
const settleMessage = (message, items, words, isRepeat) => {
  const letters = [];
  const left = { ...message, events: [], ...isRepeat && { isRepeat } };
  const isSpent = (message.tries ?? 0) >= MAX_TRIES;
  let delayMs = 0;
  let isBehind = true;
  for (const item of items) {
    const word = words.get(item);
    if (!word) continue;
    if ("result" in word) {
      const { status } = word.result;
      if (status === "rejected") letters.push(toDeadLetter(item.visitor, item.event, word.result));
      continue;
    }
    if (isSilence(word.delay)) {
      if (isSpent) {
        letters.push(toDeadLetter(item.visitor, item.event, GAVE_UP));
        continue;
      }
      left.isRepeat = true;
      left.tries = (message.tries ?? 0) + 1;
    }
    left.events.push(item.event);
    isBehind &&= word.delay.isBehind === true;
    delayMs = Math.max(delayMs, Math.min(LONGEST_DELAY_MS, word.delay.retryAfterMs));
  }
  const { events, tries = 0 } = left;
  if (!events.length) return { settled: {}, letters };
  const settled = {
    again: left,
    delayMs: Math.max(delayMs, backOff(tries > (message.tries ?? 0) ? tries : 0)),
    ...isBehind && { isBehind }
  };
  return { settled, letters };
};

const countWords = (words) => {
  const counts = {};
  for (const word of words.values()) {
    const outcome = "delay" in word ? "held" : word.result.status;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};
const createConsumer = (options) => {
  const { deadLetters, log, patienceMs = 5 * 6e4 } = options;
  const bury = async (letters) => {
    try {
      if (letters.length) await deadLetters.bury(letters);
      return true;
    } catch (error) {
      log({ at: "error", name: error.name, detail: "The dead letters were not kept" });
      return false;
    }
  };
  return async (taken, signal) => {
    const startMs = Date.now();
    const all = taken.map(({ message, wasTaken }) => ({
      message,
      isRepeat: wasTaken || message.isRepeat === true,
      items: message.events.map((event) => ({ event, visitor: message.visitor }))
    }));
    const repeated = new Set(all.flatMap(({ items, isRepeat }) => isRepeat ? items : []));
    const words = await deliverItems(
      { ...options, deadlineMs: startMs + patienceMs, signal },
      all.flatMap(({ items }) => items),
      repeated
    );
    log({ at: "deliver", ...countWords(words), duration_ms: Date.now() - startMs });
    const verdicts = all.map(
      ({ message, items, isRepeat }) => settleMessage(message, items, words, isRepeat)
    );
    if (await bury(verdicts.flatMap(({ letters }) => letters)))
      return verdicts.map(({ settled }) => settled);
    return verdicts.map(
      ({ settled, letters }, at) => letters.length ? { again: asRepeat(taken[at].message), delayMs: backOff(0) } : settled
    );
  };
};

const TOKEN_AUDIENCE = "keepsend";
const TOKEN_COOKIE = "keepsend-token";
const MIN_SECRET_LENGTH = 32;
const MAX_TOKEN_LENGTH = 3e3;
const MAX_TOKEN_SECONDS = 24 * 60 * 60;
const CLAIMED_KINDS = {
  sub: "external_id",
  email: "email",
  phone_number: "phone_number"
};

const V4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const V6 = /^[\da-f:.]{2,45}$/i;
const readV4 = (text) => {
  if (!V4.test(text)) return void 0;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : void 0;
};
const groupsOf = (text) => text ? text.split(":").map((group) => Number.parseInt(group, 16)) : [];
const readV6 = (text) => {
  if (!V6.test(text) || !URL.canParse(`http://[${text}]`)) return void 0;
  const [head = "", tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split("::");
  const first = groupsOf(head);
  const last = groupsOf(tail ?? "");
  return [...first, ...Array(8 - first.length - last.length).fill(0), ...last];
};
const unmap = (groups) => {
  const [, , , , , marker, high = 0, low = 0] = groups;
  if (marker !== 65535 || groups.slice(0, 5).some(Boolean)) return groups;
  return [high >> 8, high & 255, low >> 8, low & 255];
};
const readAddress = (text) => {
  const [plain = ""] = text.split("%");
  const bytes = readV4(plain);
  if (bytes) return bytes;
  const groups = readV6(plain);
  return groups && unmap(groups);
};
const writeAddress = (address) => address.length === 4 ? address.join(".") : new URL(`http://[${address.map((group) => group.toString(16)).join(":")}]`).hostname.slice(
  1,
  -1
);
const truncate = (address, { v4, v6 }) => {
  const [size, bits] = address.length === 4 ? [8, v4] : [16, v6];
  return address.map((part, at) => {
    const kept = Math.min(size, Math.max(0, bits - at * size));
    return part & (1 << kept) - 1 << size - kept;
  });
};

const IP_POLICIES = ["none", "truncate", "full"];
const ipFor = (policy, text) => {
  const address = policy === "none" ? void 0 : readAddress(text ?? "");
  if (!address) return {};
  const kept = policy === "truncate" ? truncate(address, { v4: 24, v6: 48 }) : address;
  return { ip: writeAddress(kept) };
};

const DEFAULT_BUDGETS = {
  recipientEventsPerHour: 300,
  newIdentitiesPerHour: 3e3,
  newIdentitiesPerAddressPerHour: 300
};
const HOUR_MS$1 = 60 * 60 * 1e3;
const giveBack = async (counters, key, windowMs, cost = 1) => {
  await counters.take(key, Number.MAX_SAFE_INTEGER, windowMs, -cost);
};

const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;
const isDomain = (domain) => DOMAIN.test(String(domain));
const isOrigin = (origin) => typeof origin === "string" && URL.canParse(origin) && new URL(origin).origin === origin;
const isHttpUrl = (url) => URL.canParse(String(url)) && /^https?:$/.test(new URL(String(url)).protocol);
const RATE_LIMITS = ["perAddress", "perVisitor"];
const isRateLimit = (limit) => {
  const { requests, windowMs } = Object(limit);
  const isFine = typeof requests === "number" && requests > 0 && Number.isFinite(windowMs);
  return limit === false || isFine && windowMs > 0;
};
const isRateLimits = (limits) => typeof limits === "object" && limits !== null && Object.entries(limits).every(
  ([name, limit]) => RATE_LIMITS.includes(name) && (limit === void 0 || isRateLimit(limit))
);
const isBudgets = (budgets) => typeof budgets === "object" && budgets !== null && Object.entries(budgets).every(
  ([name, limit]) => Object.hasOwn(DEFAULT_BUDGETS, name) && typeof limit === "number" && limit > 0
);
const isOneOrTwo = (isFine) => (secrets) => Array.isArray(secrets) && [1, 2].includes(secrets.length) && secrets.every(isFine);
const isSecret = (secret) => typeof secret === "string" && secret.length >= MIN_SECRET_LENGTH;
const isDuration = (ms) => typeof ms === "number" && ms >= 0;
const maybe = (isFine) => (value) => value === void 0 || isFine(value);

const isStandardSchema = (schema) => (typeof schema === "object" && schema !== null || typeof schema === "function") && typeof schema["~standard"]?.validate === "function";

const isList = (list, isFine) => Array.isArray(list) && list.every((item) => typeof item === "string" && isFine(item));
const isNames = (names) => isList(names, (name) => /\S/.test(name));
const isHosts = (hosts) => isList(hosts, (host) => {
  const name = host.replace(/^\*\./, "");
  return !/[*\s/@?#\\]/.test(name) && URL.canParse(`https://${name}`);
});
const isSchemas = (schemas) => typeof schemas === "object" && schemas !== null && Object.values(schemas).every(
  (rule) => typeof rule === "object" && rule !== null && Object.entries(rule).every(
    ([part, schema]) => ["properties", "value"].includes(part) && isStandardSchema(schema)
  )
);

const TITLES = {
  400: "The batch cannot be read",
  401: "Not authenticated",
  403: "Not from this shop",
  404: "There is nothing here",
  405: "Wrong method",
  409: "Another version",
  413: "Too large",
  415: "Wrong content type",
  429: "Too many requests",
  500: "The route failed",
  503: "Not now"
};
class Refusal extends Error {
  constructor(status, detail, headers = {}, more = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
    this.more = more;
  }
  status;
  headers;
  more;
  name = "Refusal";
}
const toProblemResponse = ({ status, message, headers, more }) => {
  const title = TITLES[status] ?? "Refused";
  const problem = { type: "about:blank", title, status, detail: redact(message) };
  return new Response(JSON.stringify({ ...problem, ...more }), {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...headers
    }
  });
};

const TOLERANCE_MS = 5 * 6e4;
const MAX_SIGNATURES = 10;
const PREFIX$1 = "whsec_";
const MIN_SECRET_BYTES = 24;
const ALGORITHM = { name: "HMAC", hash: "SHA-256" };
const encoder$2 = new TextEncoder();
const toBytes$1 = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const isServerSecret = (secret) => {
  try {
    const text = String(secret);
    return text.startsWith(PREFIX$1) && toBytes$1(text.slice(PREFIX$1.length)).length >= MIN_SECRET_BYTES;
  } catch {
    return false;
  }
};
const readSigned = (headers) => {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const signatures = (headers.get("webhook-signature") ?? "").split(" ", MAX_SIGNATURES).flatMap((signature) => /^v1,([A-Za-z\d+/]{43}=)$/.exec(signature)?.[1] ?? []);
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || !signatures.length)
    throw new Refusal(
      401,
      "Sign with webhook-id, webhook-timestamp and webhook-signature: v1,...",
      {
        "www-authenticate": "Webhook"
      }
    );
  if (Math.abs(Date.now() - Number(timestamp) * 1e3) > TOLERANCE_MS)
    throw new Refusal(401, "webhook-timestamp is more than five minutes from now; set the clock", {
      "www-authenticate": "Webhook"
    });
  return { id, timestamp, signatures: signatures.map(toBytes$1) };
};
const isSame$1 = (given, right) => given.length === right.length && right.reduce((difference, byte, at) => difference | byte ^ given[at], 0) === 0;
const createVerifier = (secrets) => {
  let keys;
  const importKeys = () => Promise.all(
    secrets.map((secret) => {
      const bytes = toBytes$1(secret.slice(PREFIX$1.length));
      return crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["sign"]);
    })
  );
  return async ({ id, timestamp, signatures }, body) => {
    keys ??= importKeys();
    const signed = encoder$2.encode(`${id}.${timestamp}.${body}`);
    for (const key of await keys) {
      const right = new Uint8Array(await crypto.subtle.sign("HMAC", key, signed));
      if (signatures.some((signature) => isSame$1(signature, right))) return;
    }
    throw new Refusal(
      401,
      "No signature fits; sign `id.timestamp.body` as it is sent, with the secret of this route",
      { "www-authenticate": "Webhook" }
    );
  };
};

const TYPED_KINDS = ["external_id", "email", "phone_number"];

const withoutFlow = (event) => ({
  ...event,
  backfill: true
});
const isIdentification = (event) => "traits" in event;
const mayStartFlow = (event) => !event.backfill && ("metric" in event || event.joins === true);

const TYPED_IDENTITIES = ["accept", "no-flows", "ignore"];
const without = (person, kinds) => {
  const left = { ...person };
  for (const kind of kinds) delete left[kind];
  return left;
};
const shadowOf = async (id, digest) => (await digest(16, "shadow", id)).replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const settlePerson = async (visitor, typed, typedIdentity, digest) => {
  if (typedIdentity === "accept") return { person: visitor, typed, isCut: false };
  const isCut = typed.length > 0;
  const isVerified = TYPED_KINDS.some((kind) => visitor[kind] && !typed.includes(kind));
  if (isVerified) return { person: without(visitor, [...typed, "_kx"]), typed: [], isCut };
  if (!isCut || typedIdentity === "ignore")
    return { person: without(visitor, typed), typed: [], isCut };
  const anonymousId = await shadowOf(visitor.anonymous_id, digest);
  return {
    person: { ...without(visitor, ["_kx"]), anonymous_id: anonymousId },
    typed,
    isCut: false
  };
};
const prepareEvents = ({ person, typed, isCut }, events, typedIdentity) => {
  if (typedIdentity === "no-flows" && typed.length)
    return { events: events.map(withoutFlow), results: [] };
  const isNobody = isCut && !TYPED_KINDS.some((kind) => person[kind]);
  if (!isNobody) return { events, results: [] };
  return {
    events: events.filter((event) => !isIdentification(event)),
    results: events.filter(isIdentification).map(({ id }) => ({ id, status: "accepted" }))
  };
};

const isKey = (key) => /^pk_[\w-]+$/.test(String(key));
const A_KEY = "a private key of Klaviyo (pk_...)";
const RULES = [
  ["apiKey", isKey, A_KEY],
  ["nextApiKey", maybe(isKey), A_KEY],
  [
    "basePath",
    (path) => /^(\/[\w.-]+)+$/.test(String(path)),
    "a path like '/q7f2', without a slash at its end"
  ],
  [
    "shopOrigins",
    maybe((origins) => Array.isArray(origins) && origins.every(isOrigin)),
    "a list of origins like 'https://shop.example'"
  ],
  ["cookieSecret", maybe((secret) => String(secret).length >= 32), "at least 32 characters"],
  [
    "metricsToken",
    maybe((token) => /^[\x21-\x7e]{16,}$/.test(String(token))),
    "at least 16 characters without blanks"
  ],
  [
    "serverSecrets",
    maybe(isOneOrTwo(isServerSecret)),
    "one or two secrets, each whsec_ and 24 bytes or more in Base64"
  ],
  [
    "tokenSecrets",
    maybe(isOneOrTwo(isSecret)),
    `one or two texts of at least ${MIN_SECRET_LENGTH} characters`
  ],
  [
    "typedIdentity",
    maybe((mode) => TYPED_IDENTITIES.includes(mode)),
    `one of ${TYPED_IDENTITIES.map((mode) => `'${mode}'`).join(", ")}`
  ],
  ["allowedMetrics", maybe(isNames), "a list of metrics' names"],
  ["markupProperties", maybe(isNames), "a list of properties' names"],
  ["linkHosts", maybe(isHosts), "a list of hosts like 'shop.example' or '*.shop.example'"],
  [
    "unsafeText",
    maybe((text) => ["clean", "reject", "keep"].includes(String(text))),
    "'clean', 'reject' or 'keep'"
  ],
  [
    "metricSchemas",
    maybe(isSchemas),
    "an object with { properties, value } for each metric, each a schema of Standard Schema"
  ],
  [
    "budgets",
    maybe(isBudgets),
    `an object with numbers above 0 for ${Object.keys(DEFAULT_BUDGETS).join(", ")}`
  ],
  [
    "counters",
    maybe((counters) => typeof counters?.take === "function"),
    "an object with a method `take`"
  ],
  ["cookieDomain", maybe(isDomain), "a domain like 'shop.example'"],
  [
    "identifiedMetric",
    maybe((name) => /\S/.test(String(name)) && String(name).length <= MAX_METRIC_LENGTH),
    `a metric's name of at most ${MAX_METRIC_LENGTH} characters`
  ],
  ["klaviyoUrl", maybe(isHttpUrl), "an http(s) address"],
  [
    "backfillAfterMs",
    maybe(
      (rule) => typeof rule === "object" && rule !== null ? Object.values(rule).every(isDuration) : isDuration(rule)
    ),
    "a number of milliseconds from 0 on, or one for each metric"
  ],
  ["klaviyoTimeoutMs", maybe((ms) => Number(ms) > 0), "a number of milliseconds above 0"],
  [
    "rateLimits",
    maybe(isRateLimits),
    `an object with ${RATE_LIMITS.join(" or ")}, each false or { requests, windowMs } with numbers above 0`
  ],
  [
    "rateLimiter",
    maybe((limiter) => typeof limiter?.limit === "function"),
    "an object with a method `limit`"
  ],
  [
    "ipPolicy",
    maybe((policy) => IP_POLICIES.includes(policy)),
    `one of ${IP_POLICIES.join(", ")}`
  ],
  [
    "klaviyoShare",
    maybe((share) => typeof share === "number" && share > 0 && share <= 1),
    "a number above 0 and up to 1"
  ],
  [
    "queue",
    maybe((queue) => typeof queue?.send === "function"),
    "an object with a method `send`"
  ]
];

const SECRETS = [
  "apiKey",
  "nextApiKey",
  "cookieSecret",
  "metricsToken",
  "serverSecrets",
  "tokenSecrets",
  "metricSchemas"
];
const secretsOf = (options) => SECRETS.flatMap((name) => options[name] ?? []).filter((secret) => typeof secret === "string");
const checkOptions = (options) => {
  for (const [option, isFine, allowed] of RULES) {
    const came = options[option];
    if (isFine(came)) continue;
    const shown = SECRETS.includes(option) ? typeof came : JSON.stringify(came);
    throw new TypeError(
      `${option} must be ${allowed}; what came is ${redactKey(shown ?? "undefined")}`
    );
  }
};

const QUIET_MS = 1e3;
const OUTCOMES$1 = ["accepted", "duplicate", "repeated"];
const USUAL = ["at", ...OUTCOMES$1, "identity", "duration_ms"];
const isUsual = (entry) => {
  if (entry.at !== "collect") return false;
  for (const name in entry) if (!USUAL.includes(name)) return false;
  return true;
};
const numberOf = (fact) => typeof fact === "number" ? fact : 0;
const emptySum = () => ({ batches: 0, outcomes: {}, identities: {}, longestMs: 0 });
const addTo = (counts, name, more) => {
  counts[name] = (counts[name] ?? 0) + more;
};
const addEntry = (sum, entry) => {
  sum.batches += 1;
  for (const name of OUTCOMES$1) if (entry[name]) addTo(sum.outcomes, name, numberOf(entry[name]));
  if (entry.identity) addTo(sum.identities, String(entry.identity), 1);
  sum.longestMs = Math.max(sum.longestMs, numberOf(entry.duration_ms));
};
const toEntry = ({ batches, outcomes, identities, longestMs }) => ({
  at: "collect",
  batches,
  ...outcomes,
  ...Object.keys(identities).length > 0 && { identities },
  duration_ms: longestMs
});
const createConsoleLog = (write = (line) => console.log(line)) => {
  let quietUntilMs = 0;
  let sum = emptySum();
  let timedUntilMs = 0;
  const writeEntry = (entry) => write(JSON.stringify(entry));
  const tell = (entry) => {
    sum = emptySum();
    quietUntilMs = Date.now() + QUIET_MS;
    writeEntry(entry);
  };
  const tellSoon = (delayMs) => {
    if (timedUntilMs === quietUntilMs) return;
    timedUntilMs = quietUntilMs;
    const timer = setTimeout(() => {
      if (sum.batches) tell(toEntry(sum));
    }, delayMs);
    timer.unref?.();
  };
  return (entry) => {
    if (!isUsual(entry)) return writeEntry(entry);
    addEntry(sum, entry);
    const waitMs = quietUntilMs - Date.now();
    if (waitMs > 0) tellSoon(waitMs);
    else tell(sum.batches === 1 ? entry : toEntry(sum));
  };
};

const createBoundedMap = (maxEntries) => {
  const entries = /* @__PURE__ */ new Map();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== void 0) entries.delete(oldest);
    }
  };
};

const known = createBoundedMap(1e3);
const MAX_KNOWN_LENGTH = 100;
const toPlain = (name) => name.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, " ").trim().toLowerCase();
const plainName = (name) => {
  const before = known.get(name);
  if (before !== void 0) return before;
  const plain = toPlain(name);
  if (name.length <= MAX_KNOWN_LENGTH) known.set(name, plain);
  return plain;
};

const HOUR_MS = 60 * 60 * 1e3;
const DEFAULT_LATE_RULE = { "*": 6 * HOUR_MS, "Started Checkout": HOUR_MS };
const createIsLate = (given = {}) => {
  const rule = typeof given === "number" ? { "*": given } : { ...DEFAULT_LATE_RULE, ...given };
  const limits = new Map(Object.entries(rule).map(([metric, ms]) => [plainName(metric), ms]));
  const otherwise = limits.get("*") ?? Number.POSITIVE_INFINITY;
  return ({ metric, time }) => Date.now() - Date.parse(time) > (limits.get(plainName(metric)) ?? otherwise);
};

const MAX_KEY = 100;
const escapeKey = (key) => key.slice(0, MAX_KEY).replace(/~/g, "~0").replace(/\//g, "~1");
const placeBelow = (key, thrown) => {
  const { pointer } = Object(thrown);
  return pointer === void 0 ? thrown : Object.assign(thrown, { pointer: `/${escapeKey(String(key))}${pointer}` });
};
const within = (key, work) => {
  try {
    return work();
  } catch (thrown) {
    throw placeBelow(key, thrown);
  }
};

const HIDDEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const removeHidden = (text) => text.replace(HIDDEN, "");
const TEMPLATE = /\{(?=[{%#])/g;
const hasTemplate = (text) => text.search(TEMPLATE) >= 0;
const disarmTemplates = (text) => text.replace(TEMPLATE, "{ ");
const MARKUP = /<(?=[a-z/!?])/gi;
const BLOCK = /^<\/?(?:p|br|div|li|h\d|t[dr])\b/i;
const hasMarkup = (text) => text.search(MARKUP) >= 0;
const removeMarkup = (text) => {
  let rest = "";
  let from = 0;
  for (const { index } of text.matchAll(MARKUP)) {
    if (index < from) continue;
    const end = text.indexOf(">", index);
    if (end < 0) break;
    rest += text.slice(from, index);
    if (BLOCK.test(text.slice(index, index + 8))) rest += " ";
    from = end + 1;
  }
  return (rest + text.slice(from)).replace(MARKUP, "< ");
};
const REFERENCE = /&(?:#(?:x([\da-f]+)|(\d+));?|(colon|sol|bsol|period|tab|newline);)/gi;
const NAMED = { colon: ":", sol: "/", bsol: "\\", period: "." };
const readMarkup = (text) => text.replace(
  REFERENCE,
  (_, hex, decimal, name = "") => hex || decimal ? String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal)) : NAMED[name.toLowerCase()] ?? ""
).replace(/[\t\n\r]/g, "");

const LINK = /https?:|www\.|[\\/]{2}/gi;
const END = /[\s"'<>]/g;
const PUNCTUATION = ".,;:!?)]}*_";
const NOTHING$1 = /^(?:https?:?)?[\\/]*$/i;
const NOWHERE = "https://nowhere.invalid";
const INSIDE = /[\p{L}\p{N}./\\@%~_-]$/u;
const SCHEME = /([a-z][a-z\d+.-]*):$/i;
const NEXT = /[,;|\p{Cf}](?=https?:|www\.|[\\/]{2})/iu;
const trimEnd = (token) => {
  let end = token.length;
  while (end > 0 && PUNCTUATION.includes(token.charAt(end - 1))) end--;
  return token.slice(0, end);
};
const parse$1 = (link) => {
  const base = /^https?:/i.test(link) ? void 0 : NOWHERE;
  try {
    return new URL(link, base);
  } catch {
    return void 0;
  }
};
const createIsOwn = (hosts) => {
  const own = hosts.map((host) => {
    const isBelow = host.startsWith("*.");
    return { isBelow, name: new URL(`https://${isBelow ? host.slice(2) : host}`).host };
  });
  return ({ protocol, username, password, host }) => protocol === "https:" && !username && !password && own.some(({ isBelow, name }) => isBelow ? host.endsWith(`.${name}`) : host === name);
};
const findLinks = function* (text) {
  let from = 0;
  for (const { 0: start, index } of text.matchAll(LINK)) {
    if (index < from) continue;
    const before = text.slice(Math.max(0, index - 23), index);
    const isSlashes = !/[a-z]/i.test(start);
    if (isSlashes && before.endsWith(":")) {
      const [, scheme = "http"] = SCHEME.exec(before) ?? [];
      if (!/^https?$/i.test(scheme)) yield void 0;
      continue;
    }
    if (!/^http/i.test(start) && INSIDE.test(before)) continue;
    END.lastIndex = index;
    const end = END.exec(text)?.index ?? text.length;
    const token = trimEnd(text.slice(index, end));
    from = end;
    for (const link of [token, ...token.split(NEXT).slice(1)])
      if (!/^www/i.test(link)) yield link;
      else if (link.length > "www.".length) yield `https://${link}`;
  }
};
const createLinksAreOwn = (hosts) => {
  const isOwn = createIsOwn(hosts);
  const isFine = (link, isSentence = false) => {
    if (link === void 0 || link.includes("\\") && link.includes("@")) return false;
    const url = parse$1(link);
    if (!url) return isSentence || NOTHING$1.test(link);
    return url.origin === NOWHERE || isOwn(url);
  };
  return (text) => {
    const whole = text.replace(/[\t\n]/g, "").trim();
    if (/^(?:https?:|[\\/]{2})/i.test(whole) && !isFine(whole, /\s/.test(whole))) return false;
    for (const link of findLinks(text)) if (link !== whole && !isFine(link)) return false;
    return true;
  };
};

const SCHEMES = ["javascript", "vbscript", "data"];
const PICTURE = /^image\/(?:png|jpe?g|gif|webp|avif)[;,]/i;
const MEDIA_TYPE = /^[\w.+-]+\//;
const NOTHING = /^(?:void\(0\)|void 0)?;?$/i;
const readScriptLink = (text) => {
  const colon = text.indexOf(":");
  if (colon < 0) return void 0;
  const scheme = text.slice(0, colon).replace(/[\t\n]/g, "").trimStart().toLowerCase();
  if (!SCHEMES.includes(scheme)) return void 0;
  const rest = text.slice(colon + 1);
  const words = rest.trimStart();
  if (scheme === "data") {
    if (PICTURE.test(rest)) return "picture";
    if (!MEDIA_TYPE.test(words)) return void 0;
  }
  return words !== rest || NOTHING.test(rest) ? "prose" : "link";
};
const disarmLink = (text) => text.replace(":", " :");

const SUSPECT = /[\p{Cc}\u202a-\u202e\u2066-\u2069<:{\\/]|[wW]{3}\./u;
const PLAIN_LINK = /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]*$/;
const createGuard$1 = ({
  unsafeText = "clean",
  linkHosts,
  markupProperties = []
}) => {
  const linksAreOwn = linkHosts && createLinksAreOwn(linkHosts);
  const isPlainText = (text) => !SUSPECT.test(text) || !linksAreOwn && PLAIN_LINK.test(text);
  const isPlain = (item) => {
    if (typeof item === "string") return isPlainText(item);
    if (typeof item !== "object" || item === null) return true;
    if (Array.isArray(item)) return item.every(isPlain);
    for (const key of Object.keys(item))
      if (!isPlainText(key) || !isPlain(item[key])) return false;
    return true;
  };
  const guardLinks = (text, keepsMarkup = false) => {
    const script = readScriptLink(text);
    const hasNoScript = script !== "link";
    demand(hasNoScript, "link_not_allowed", "", "A link that runs a script; pass an https one");
    const readings = keepsMarkup && hasMarkup(text) ? [text, readMarkup(text)] : [text];
    const isOwn = !linksAreOwn || readings.every(linksAreOwn) && script !== "picture";
    demand(isOwn, "link_not_allowed", "", "Pass https links to the shop's own hosts only");
    return script === "prose" ? disarmLink(text) : text;
  };
  const guardText = (given, mayHaveMarkup = false) => {
    if (isPlainText(given)) return given;
    const text = guardLinks(removeHidden(given), mayHaveMarkup || unsafeText === "keep");
    if (unsafeText === "keep") return text;
    const isMarkup = !mayHaveMarkup && hasMarkup(text);
    if (unsafeText === "reject") {
      demand(!isMarkup, "markup_not_allowed", "", "Leave out the markup; pass plain text");
      demand(!hasTemplate(text), "template_not_allowed", "", "Leave out {{, {% and {#");
      return text;
    }
    const clean = disarmTemplates(isMarkup ? removeMarkup(text) : text);
    return clean === text ? text : guardLinks(clean, mayHaveMarkup);
  };
  const guard = (item, mayHaveMarkup) => {
    if (typeof item === "string") return guardText(item, mayHaveMarkup);
    if (typeof item !== "object" || item === null) return item;
    if (Array.isArray(item)) {
      const parts = item.map((part, index) => within(index, () => guard(part, mayHaveMarkup)));
      return parts.every((part, index) => part === item[index]) ? item : parts;
    }
    return guardFields(item, mayHaveMarkup);
  };
  const guardFields = (fields, mayHaveMarkup = false) => {
    const names = /* @__PURE__ */ new Set();
    let isAsItCame = true;
    const entries = Object.entries(fields).map(
      ([key, part]) => within(key, () => {
        const name = guardText(key);
        demand(!names.has(name), "key_repeated", "", "Another key is the same to a reader");
        names.add(name);
        const clean = guard(part, mayHaveMarkup || markupProperties.includes(name));
        isAsItCame &&= name === key && clean === part;
        return [name, clean];
      })
    );
    return isAsItCame ? fields : Object.fromEntries(entries);
  };
  return {
    text: (text, place) => isPlainText(text) ? text : within(place.slice(1), () => guardText(text)),
    fields: (fields, place) => isPlain(fields) ? fields : within(place.slice(1), () => guardFields(fields))
  };
};

const reject = (id, code, pointer, detail) => ({
  rejection: { id, status: "rejected", code, pointer: redact(pointer), detail: redact(detail) }
});

const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const encoder$1 = new TextEncoder();
const checkText = (text) => {
  if (text.length * 3 > MAX_STRING_BYTES)
    limit("string_too_long", "", encoder$1.encode(text).length, MAX_STRING_BYTES);
};
const checkKey = (key) => {
  demand(!FORBIDDEN.includes(key), "reserved_key", "", "Rename this key");
  limit("string_too_long", "", key.length, MAX_STRING_BYTES);
};
const checkItems = (items, depth) => {
  limit("array_too_long", "", items.length, MAX_ARRAY_ITEMS);
  let index = 0;
  try {
    for (; index < items.length; index++) checkFields(items[index], depth);
  } catch (thrown) {
    throw placeBelow(index, thrown);
  }
};
const checkProperties = (fields, depth) => {
  const keys = Object.keys(fields);
  limit("too_many_properties", "", keys.length, MAX_PROPERTIES);
  let key = "";
  try {
    for (key of keys) {
      checkKey(key);
      checkFields(fields[key], depth);
    }
  } catch (thrown) {
    throw placeBelow(key, thrown);
  }
};
const checkFields = (item, depth = 0) => {
  if (typeof item === "string") checkText(item);
  else if (typeof item === "number")
    demand(Number.isFinite(item), "not_json", "", "Pass a finite number");
  else if (typeof item === "object" && item !== null) {
    limit("too_deep", "", depth, MAX_DEPTH - 1);
    if (Array.isArray(item)) checkItems(item, depth + 1);
    else checkProperties(item, depth + 1);
  }
};

const KLAVIYO_KEYS = ["$extra"];
const checkOwnFields = (id, fields, place) => {
  try {
    checkFields(fields);
  } catch (thrown) {
    const { code, pointer: pointer2 = "", detail } = readProblem(thrown);
    return reject(id, code, place + pointer2, detail);
  }
  const reserved = Object.keys(fields ?? {}).find(
    (key) => key.startsWith("$") && !KLAVIYO_KEYS.includes(key)
  );
  if (reserved === void 0) return void 0;
  const pointer = `${place}/${escapeKey(reserved)}`;
  return reject(id, "reserved_key", pointer, "Names with $ are Klaviyo's; rename it");
};

const MAX_DETAIL = 200;
const MAX_MESSAGE = 1e3;
const MIN_VALUE = 3;
const MAX_VALUES = 500;
const MAX_STEPS = 12;
const NO_WORDS = "Not as the shop's own rule for this metric has it";
const readValues = (value, values = []) => {
  if (values.length >= MAX_VALUES) return values;
  if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) readValues(part, values);
  else if (typeof value === "string" || typeof value === "number") values.push(String(value));
  return values;
};
const follow = (value, keys) => {
  let part = value;
  for (const key of keys) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, key)) return void 0;
    part = part[key];
  }
  return typeof part === "string" || typeof part === "number" ? String(part) : void 0;
};
const WORD = /[^\s"'()]+/g;
const withoutValues = (message, value, keys) => {
  if (message.length > MAX_MESSAGE) return NO_WORDS;
  const own = follow(value, keys);
  const values = readValues(value).sort((one, other) => other.length - one.length);
  return values.filter((part) => part.length >= MIN_VALUE).reduce((text, part) => text.replaceAll(part, "\u2026"), message).replace(WORD, (word) => word === own ? "\u2026" : word).slice(0, MAX_DETAIL);
};
const describeIssue = (issue, value, place) => {
  const steps = (issue?.path ?? []).slice(0, MAX_STEPS);
  const keys = steps.map((step) => String(typeof step === "object" ? step.key : step));
  return {
    pointer: place + keys.map((key) => `/${escapeKey(key)}`).join(""),
    detail: withoutValues(String(issue?.message || NO_WORDS), value, keys)
  };
};

const ask = async (schema, value, place) => {
  if (!schema) return { value };
  const result = await schema["~standard"].validate(value);
  return result.issues ? describeIssue(result.issues[0], value, place) : { value: result.value };
};
const toProperties = (id, made) => {
  const properties = JSON.parse(JSON.stringify(made) ?? "null");
  if (typeof properties !== "object" || properties === null || Array.isArray(properties))
    throw new TypeError("A schema of properties makes an object");
  const wrong = checkOwnFields(id, properties, "/properties");
  if (wrong) throw new TypeError(wrong.rejection.detail);
  return properties;
};
const toValue = (made) => {
  if (made === void 0 || typeof made === "number" && Number.isFinite(made)) return made;
  throw new TypeError("A schema of a value makes a finite number");
};
const applySchema = async ({ properties: schema, value: valueSchema }, { properties, value, ...event }) => {
  const made = await ask(schema, properties ?? {}, "/properties");
  if ("detail" in made) return reject(event.id, "properties_refused", made.pointer, made.detail);
  const madeValue = await ask(valueSchema, value, "/value");
  if ("detail" in madeValue) return reject(event.id, "value_refused", "/value", madeValue.detail);
  const own = schema ? toProperties(event.id, made.value) : properties;
  const worth = toValue(madeValue.value);
  return {
    event: {
      ...event,
      ...own && { properties: own },
      ...worth !== void 0 && { value: worth }
    }
  };
};
const createCheckSchemas = (schemas, onError) => {
  const rules = new Map(
    Object.entries(schemas).map(([name, schema]) => [plainName(name), { name, schema }])
  );
  return (event) => {
    const rule = rules.get(plainName(event.metric));
    if (!rule) return { event };
    return applySchema(rule.schema, event).catch((error) => {
      onError(rule.name, error);
      const detail = "The shop's own rule for this metric failed; its operator finds it in the log";
      return reject(event.id, "policy_failed", "/properties", detail);
    });
  };
};

const SERVER_ONLY_METRICS = [
  "Placed Order",
  "Ordered Product",
  "Fulfilled Order",
  "Fulfilled Partial Order",
  "Cancelled Order",
  "Canceled Order",
  "Refunded Order"
];
const createPolicy = ({
  serverOnlyMetrics = SERVER_ONLY_METRICS,
  allowedMetrics,
  metricSchemas = {},
  ...content
}, log, complain = createSparingLog(log)) => ({
  serverOnly: new Set(serverOnlyMetrics.map(plainName)),
  allowed: allowedMetrics && new Set(allowedMetrics.map(plainName)),
  checkSchemas: createCheckSchemas(
    metricSchemas,
    (metric, error) => (
      // Its message may hold what a visitor typed.
      complain({ at: "error", name: "metricSchemas", metric, detail: error?.name })
    )
  ),
  guard: createGuard$1(content)
});

const DEFAULT_RATE_LIMITS = {
  perAddress: { requests: 600, windowMs: 1e4 },
  perVisitor: { requests: 300, windowMs: 6e4 }
};

const withoutThrowing = (log) => (entry) => {
  try {
    log(entry);
  } catch {
  }
};
const readOptions = (options) => {
  checkOptions(options);
  const { log = createConsoleLog(), metrics } = options;
  const secrets = secretsOf(options);
  const write = withoutThrowing((entry) => {
    metrics?.count(entry);
    log(redactAll(entry, secrets));
  });
  return {
    queue: options.queue,
    apiKey: String(options.apiKey),
    nextApiKey: options.nextApiKey,
    basePath: options.basePath,
    shopOrigins: options.shopOrigins ?? [],
    cookieSecret: options.cookieSecret,
    metricsToken: options.metricsToken,
    cookieDomain: options.cookieDomain,
    serverSecrets: options.serverSecrets,
    tokenSecrets: options.tokenSecrets ?? [],
    typedIdentity: options.typedIdentity ?? "accept",
    policy: createPolicy(options, write),
    budgets: { ...DEFAULT_BUDGETS, ...options.budgets },
    counters: options.counters,
    identifiedMetric: options.identifiedMetric ?? "Identified",
    isLate: createIsLate(options.backfillAfterMs),
    rateLimits: {
      perAddress: options.rateLimits?.perAddress ?? DEFAULT_RATE_LIMITS.perAddress,
      perVisitor: options.rateLimits?.perVisitor ?? DEFAULT_RATE_LIMITS.perVisitor
    },
    rateLimiter: options.rateLimiter,
    ipPolicy: options.ipPolicy ?? "none",
    klaviyoUrl: options.klaviyoUrl,
    klaviyoTimeoutMs: options.klaviyoTimeoutMs ?? 8e3,
    klaviyoShare: options.klaviyoShare ?? 0.6,
    log: write
  };
};

const createQueueConsumer = (options, deadLetters) => {
  const settings = readOptions(options);
  const klaviyo = createWriter(settings, options, createGates(settings.klaviyoShare));
  const { identifiedMetric, isLate, log } = settings;
  return createConsumer({ klaviyo, identifiedMetric, isLate, log, deadLetters });
};

const EVENTS_PATH = "/e";
const SCRIPT_PATH = "/m.js";
const STUB_PATH = "/stub.js";

const inTime = async (ms, work) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const MAX_SECONDS = 3600;
const retryAfter = (delayMs) => ({
  "retry-after": String(Math.min(Math.max(1, Math.ceil(delayMs / 1e3)), MAX_SECONDS))
});

const LIMITER_DELAY_MS = 1e4;
const LIMITER_PATIENCE_MS = 1e3;
const LOG_EVERY_MS = 6e4;
const tooMany = (by, delayMs, limit) => {
  const wait = retryAfter(delayMs);
  const { requests = 0, windowMs = 0 } = limit ?? {};
  return new Refusal(429, "Too many requests; keep the events and wait", {
    ...wait,
    // draft-ietf-httpapi-ratelimit-headers-10
    ...limit && {
      "ratelimit-policy": `"${by}";q=${requests};w=${Math.ceil(windowMs / 1e3)}`,
      ratelimit: `"${by}";r=0;t=${wait["retry-after"]}`
    }
  });
};
const createAdmit = ({ rateLimits, rateLimiter, log }, metrics) => {
  const counters = { address: createWindowCounter(), visitor: createWindowCounter() };
  const lines = createWindowCounter();
  const complain = createSparingLog(log);
  const unsaid = { address: 0, visitor: 0 };
  const limits = { address: rateLimits.perAddress, visitor: rateLimits.perVisitor };
  const note = async (by) => {
    metrics.count({ at: "limit", by });
    unsaid[by] += 1;
    const { isWithin } = await lines.take(by, 1, LOG_EVERY_MS);
    if (!isWithin) return;
    log({ at: "limit", by, requests: unsaid[by] });
    unsaid[by] = 0;
  };
  const refuse = async (by, delayMs, limit) => {
    await note(by);
    throw tooMany(by, delayMs, limit);
  };
  const askLimiter = async (limiter, key) => {
    try {
      return (await inTime(LIMITER_PATIENCE_MS, limiter.limit({ key }))).success !== false;
    } catch (error) {
      complain({ at: "error", name: "rateLimiter", detail: String(error) });
      return true;
    }
  };
  return async (by, who) => {
    if (who === void 0) return;
    if (by === "address" && rateLimiter && !await askLimiter(rateLimiter, `${by} ${who}`))
      await refuse(by, LIMITER_DELAY_MS);
    const limit = limits[by];
    if (!limit) return;
    const { isWithin, retryAfterMs } = await counters[by].take(who, limit.requests, limit.windowMs);
    if (!isWithin) await refuse(by, retryAfterMs, limit);
  };
};

const DEADLINE_MS = 15e3;
const fateOfRepeat = (id, first, words) => {
  const word = words.get(first);
  if (word && "result" in word && word.result.status === "accepted")
    return { result: { id, status: "duplicate" } };
  return word && id === first.event.id ? word : held(id, AFTER_ITS_TWIN);
};
const toDelivery = (fates) => {
  const delays = fates.flatMap((fate) => "delay" in fate ? [fate.delay] : []);
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => "delay" in fate ? { id: fate.id, status: "held" } : fate.result),
    ...longest && { delay: longest }
  };
};
const deliver = async (errand, visitor, events, isResend) => {
  const items = events.map((event) => ({ event, visitor }));
  const repeats = findRepeats(items);
  const words = await deliverItems(
    { ...errand, deadlineMs: Date.now() + DEADLINE_MS, isWaitedFor: true },
    items.filter((item) => !repeats.has(item)),
    new Set(isResend ? items : [])
  );
  const fates = [...repeats].map(([{ event }, first]) => fateOfRepeat(event.id, first, words));
  return toDelivery([...words.values(), ...fates]);
};

const isPlainObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const HAPPENING = {
  metric: (metric) => typeof metric === "string" && metric.length <= MAX_METRIC_LENGTH && /\S/.test(metric),
  properties: isPlainObject,
  value: Number.isFinite,
  value_currency: (currency) => typeof currency === "string" && /^[A-Z]{3}$/.test(currency),
  unique_id: (id) => typeof id === "string" && id.length >= 1 && id.length <= MAX_IDENTIFIER_LENGTH
};

const ADVICE = {
  properties: "Pass a plain object",
  traits: "Pass a plain object",
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: "Pass an ISO 8601 time",
  value: "Pass a finite number",
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`,
  anonymous_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`,
  profile: "Pass an object with the identifiers of the person",
  backfill: "Pass true, or leave it out"
};
const explainField = (id, keys, isStrange) => {
  const key = keys.at(-1) ?? "";
  const pointer = keys.map((key2) => `/${escapeKey(key2)}`).join("");
  const advice = isStrange || !Object.hasOwn(ADVICE, key) ? void 0 : ADVICE[key];
  return advice ? reject(id, `${key}_invalid`, pointer, advice) : reject(
    id,
    "unknown_field",
    pointer || "/",
    "An event has no such field; put it among the properties"
  );
};

const isDate = (text) => !Number.isNaN(Date.parse(text));
const timestamp = v.pipe(v.string(), v.isoTimestamp(), v.check(isDate));
const isTimestamp = (value) => typeof value === "string" && v.ISO_TIMESTAMP_REGEX.test(value) && isDate(value);

const createCheck = (required, optional) => {
  const needed = Object.keys(required);
  const rules = new Map(Object.entries({ id: () => true, ...required, ...optional }));
  return (event) => {
    for (const field of needed)
      if (event[field] === void 0) return explainField(event.id, [field], false);
    for (const field of Object.keys(event)) {
      const isFine = rules.get(field);
      if (!isFine?.(event[field])) return explainField(event.id, [field], !isFine);
    }
    return void 0;
  };
};
const { metric, ...more } = HAPPENING;
const checkTrack = createCheck({ time: isTimestamp, metric }, more);
const checkIdentification = createCheck(
  { time: isTimestamp, traits: isPlainObject },
  { joins: (joins) => joins === true }
);

const AS_WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const correctTime = (event, { sentAtMs, receivedAtMs }) => {
  const skewMs = receivedAtMs - sentAtMs;
  const givenMs = Date.parse(event.time);
  const correctedMs = givenMs + (Math.abs(skewMs) > CLOCK_TOLERANCE_MS ? skewMs : 0);
  const timeMs = Math.min(correctedMs, receivedAtMs + CLOCK_TOLERANCE_MS);
  if (timeMs === givenMs && AS_WRITTEN.test(event.time)) return event;
  return { ...event, time: new Date(timeMs).toISOString() };
};

const EARLIEST = "1990-01-01T00:00:00.000Z";
const checkTime = ({ id, time }) => time < EARLIEST ? reject(id, "time_invalid", "/time", "Klaviyo takes no time before 1990") : void 0;

const PREFIX = "page.";
const toPageUniqueId = async (uniqueId) => PREFIX + (PREFIX.length + uniqueId.length > MAX_IDENTIFIER_LENGTH ? await digest(uniqueId, 32) : uniqueId);

const guardEvent = (event, guard) => {
  try {
    if ("traits" in event)
      return { event: { ...event, traits: guard.fields(event.traits, "/traits") } };
    const { properties } = event;
    const metric = guard.text(event.metric, "/metric");
    const guarded = properties && guard.fields(properties, "/properties");
    if (metric === event.metric && guarded === properties) return { event };
    return { event: { ...event, metric, ...guarded && { properties: guarded } } };
  } catch (thrown) {
    const { code, pointer = "", detail } = readProblem(thrown);
    return reject(event.id, code, pointer, detail);
  }
};
const checkMetric = ({ id, metric }, { serverOnly, allowed }) => {
  const name = plainName(metric);
  if (!name || metric.length > MAX_METRIC_LENGTH)
    return reject(id, "metric_invalid", "/metric", "Pass a metric in plain, visible characters");
  if (serverOnly.has(name))
    return reject(id, "server_only_metric", "/metric", "Send this metric from the shop's server");
  return allowed && !allowed.has(name) ? reject(id, "metric_not_allowed", "/metric", "The shop takes no such metric from its pages") : void 0;
};
const withPageUniqueId = async (event, uniqueId) => ({
  event: { ...event, unique_id: await toPageUniqueId(uniqueId) }
});
const judgeTrack = (event, policy) => {
  const rejection = checkOwnFields(event.id, event.properties, "/properties") ?? checkMetric(event, policy);
  if (rejection) return rejection;
  const checked = policy.checkSchemas(event);
  const finish = (verdict) => "rejection" in verdict || verdict.event.unique_id === void 0 ? verdict : withPageUniqueId(verdict.event, verdict.event.unique_id);
  return checked instanceof Promise ? checked.then(finish) : finish(checked);
};
const judgeEvent = (received, policy, clocks) => {
  const wrong = "traits" in received ? checkIdentification(received) : checkTrack(received);
  if (wrong) return wrong;
  const event = correctTime(received, clocks);
  const rejection = checkTime(event);
  if (rejection) return rejection;
  const verdict = guardEvent(event, policy.guard);
  if ("rejection" in verdict) return verdict;
  const guarded = verdict.event;
  return "metric" in guarded ? judgeTrack(guarded, policy) : checkOwnFields(guarded.id, guarded.traits, "/traits") ?? verdict;
};

const MAX_DROPPED = 1e6;
const DROP_REASONS = ["expired", "full", "storage"];
const countStatuses = (results) => {
  const counts = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const countDropped = (dropped) => {
  const counts = {};
  for (const [reason, number] of Object.entries(dropped)) {
    const name = DROP_REASONS.includes(reason) ? reason : "other";
    counts[name] = (counts[name] ?? 0) + Math.min(Math.max(0, number), MAX_DROPPED);
  }
  return counts;
};
const toLogEntry = (results, dropped, delay, durationMs) => {
  const entry = { at: "collect", ...countStatuses(results) };
  if (Object.keys(dropped).length) entry.dropped = countDropped(dropped);
  if (delay) {
    entry.klaviyo_status = delay.status;
    entry.klaviyo_code = delay.code;
  }
  entry.duration_ms = durationMs;
  return entry;
};
const toServerEntry = (results, delay, durationMs) => ({ ...toLogEntry(results, {}, delay, durationMs), at: "server" });
const toRepeatEntry = (results, durationMs) => ({
  at: "collect",
  repeated: results.length,
  duration_ms: durationMs
});

const QUEUE_AWAY = { retryAfterMs: 5e3, status: 0, code: "queue_unavailable" };
const enqueue = async (queue, shares, isRepeat, deliverNow, onError) => {
  const parts = shares.map((share) => {
    const { fresh: _, ...visitor } = share.visitor;
    return { share, ...toMessages(visitor, share.events, isRepeat) };
  });
  const messages = parts.flatMap((part) => part.messages);
  const texts = parts.flatMap((part) => part.texts);
  try {
    if (messages.length) await queue.send(messages, texts);
  } catch (error) {
    onError(error);
    const ids = shares.flatMap(({ events }) => events.map(({ id }) => id));
    return { results: ids.map((id) => ({ id, status: "held" })), delay: QUEUE_AWAY };
  }
  const accepted = messages.flatMap(
    ({ events }) => events.map(({ id }) => ({ id, status: "accepted" }))
  );
  const left = parts.filter(({ oversized }) => oversized.length > 0).map(({ share, oversized }) => ({ visitor: share.visitor, events: oversized }));
  if (!left.length) return { results: accepted };
  const { results, ...rest } = await deliverNow(left);
  return { results: [...accepted, ...results], ...rest };
};

const WEEK_MS = 7 * 24 * HOUR_MS$1;
const MAX_SEEN = 2e4;
const memoryOf = (digest) => Math.round(WEEK_MS * (1 + Number.parseInt(digest.slice(0, 6), 16) / 16777216));
const createSeenIdentities = (counters) => {
  const known = createBoundedMap(MAX_SEEN);
  return {
    /** Those that were never seen. To ask leaves no trace: strangers may make up any number. */
    findNew: async (identities) => {
      const found = await Promise.all(
        identities.map(async (digest) => {
          if (known.get(digest)) return [];
          const { isWithin } = await counters.take(`seen ${digest}`, 0, memoryOf(digest), 0);
          return isWithin ? [digest] : [];
        })
      );
      return found.flat();
    },
    /** They were let in, and some of them are seen from now on: nobody need be asked of them again. */
    keep: async (identities, strangers) => {
      for (const digest of identities) known.set(digest, true);
      await Promise.all(
        strangers.map((digest) => counters.take(`seen ${digest}`, 1, memoryOf(digest)))
      );
    }
  };
};

const DETAIL = "Too many visitors are new at once; keep the events and try again";
const createAdmitIdentity = (budgets, counters, log) => {
  const seen = createSeenIdentities(counters);
  const told = createWindowCounter();
  const tell = async (budget) => {
    const { isWithin } = await told.take(budget, 1, HOUR_MS$1);
    if (!isWithin) return;
    const detail = "More identities are new than this allows; pages keep their events";
    log({ at: "budget", budget, limit: budgets[budget], detail });
  };
  const costsOf = (digestNetwork) => {
    const byAddress = digestNetwork && (async () => `new ${await digestNetwork()}`);
    const costs = [
      ...byAddress ? [{ budget: "newIdentitiesPerAddressPerHour", makeKey: byAddress }] : [],
      { budget: "newIdentitiesPerHour", makeKey: async () => "new" }
    ];
    return costs.filter(({ budget }) => budgets[budget] < Number.POSITIVE_INFINITY);
  };
  const pay = async (costs) => {
    for (const { budget, makeKey } of costs) {
      const key = await makeKey();
      const { isWithin, retryAfterMs } = await counters.take(key, budgets[budget], HOUR_MS$1);
      if (!isWithin) return { budget, retryAfterMs };
    }
    return void 0;
  };
  return async (identities, digestNetwork) => {
    const costs = costsOf(digestNetwork);
    if (!costs.length) return void 0;
    const strangers = await seen.findNew(identities);
    const refused = strangers.length ? await pay(costs) : void 0;
    if (!refused) {
      await seen.keep(identities, strangers);
      return void 0;
    }
    await tell(refused.budget);
    const { retryAfterMs } = refused;
    return { retryAfterMs, status: 0, code: "new_identities", detail: DETAIL };
  };
};

const MAX_LINKS = 2e4;
const createSpendFlows = (limit, counters, isLate) => {
  const links = createBoundedMap(MAX_LINKS);
  const findRecipients = ({ recipients, others }) => {
    const linked = others.flatMap((other) => links.get(other) ?? []);
    if (!recipients.length && !linked.length) return linked;
    const all = [.../* @__PURE__ */ new Set([...recipients, ...linked])].slice(0, 6);
    if (recipients.length) for (const other of others) links.set(other, all);
    return all;
  };
  const takeUpTo = async (key, wanted) => {
    let taken = 0;
    for (let step = wanted; step >= 1; step >>= 1) {
      while (taken + step <= wanted) {
        if (!(await counters.take(key, limit, HOUR_MS$1, step)).isWithin) break;
        taken += step;
      }
    }
    return taken;
  };
  return async (spender, events) => {
    const keys = limit < Infinity ? findRecipients(spender) : [];
    if (!keys.length) return { events, giveBack: async () => {
    } };
    const capable = events.filter(
      (event) => mayStartFlow(event) && !("metric" in event && isLate(event))
    );
    const takes = await Promise.all(
      keys.map(async (recipient) => {
        const key = `recipient ${recipient}`;
        return { key, taken: await takeUpTo(key, capable.length) };
      })
    );
    const granted = Math.min(capable.length, ...takes.map(({ taken }) => taken));
    const beyond = new Set(capable.slice(granted));
    const giveBackUnused = async (results) => {
      const unused = capable.slice(0, granted).map(({ id }) => id);
      for (const { id, status } of results)
        if (status === "accepted" && unused.includes(id)) unused.splice(unused.indexOf(id), 1);
      for (const { key, taken } of takes) {
        const excess = taken - granted + unused.length;
        if (excess) await giveBack(counters, key, HOUR_MS$1, excess);
      }
    };
    return {
      events: events.map((event) => beyond.has(event) ? withoutFlow(event) : event),
      giveBack: giveBackUnused
    };
  };
};

const PATIENCE_MS = 1e3;
const AWAY_MS = 1e4;
const createSteadyCounter = (elsewhere, onError) => {
  const here = createWindowCounter();
  if (!elsewhere) return here;
  let awayUntilMs = 0;
  return {
    take: async (...what) => {
      if (Date.now() < awayUntilMs) return here.take(...what);
      try {
        const taken = await inTime(PATIENCE_MS, elsewhere.take(...what));
        if (typeof taken?.isWithin !== "boolean") throw new Error("no count");
        return taken;
      } catch (error) {
        awayUntilMs = Date.now() + AWAY_MS;
        onError(error);
        return here.take(...what);
      }
    }
  };
};

const NAMING = ["anonymous_id", ...KINDS];
const KEY_BYTES = 12;
const createGuard = ({ typedIdentity, budgets, counters, isLate, log }, digest) => {
  const complain = createSparingLog(log);
  const counter = createSteadyCounter(
    counters,
    (error) => complain({ at: "error", name: "counters", detail: error?.name ?? "unknown" })
  );
  const admit = createAdmitIdentity(budgets, counter, log);
  const spend = createSpendFlows(budgets.recipientEventsPerHour, counter, isLate);
  const digestAll = (person, kinds) => Promise.all(
    kinds.flatMap((kind) => {
      const value = person[kind];
      return value === void 0 ? [] : [digest(KEY_BYTES, "identity", kind, value)];
    })
  );
  return async (visitor, sound, deliver) => {
    const { person, typed, network } = visitor;
    const { events, results: settled } = prepareEvents(visitor, sound, typedIdentity);
    const recipients = typed.length ? await digestAll(person, typed) : [];
    const digestNetwork = network ? () => digest(KEY_BYTES, "network", network) : void 0;
    const delay = recipients.length ? await admit(recipients, digestNetwork) : void 0;
    if (delay) {
      const results = sound.map(({ id }) => ({ id, status: "held" }));
      return { results, delay, withoutFlow: 0 };
    }
    const isTyped = (kind) => typed.includes(kind);
    const others = NAMING.filter((kind) => person[kind] && !isTyped(kind)).map(
      (kind) => `${kind} ${person[kind]}`
    );
    const spending = await spend({ recipients, others }, events);
    const delivery = await deliver(spending.events);
    await spending.giveBack(delivery.results);
    return {
      ...delivery,
      results: [...settled, ...delivery.results],
      withoutFlow: spending.events.filter(({ backfill }) => backfill).length
    };
  };
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const MAX_AGE_SECONDS$1 = 3456e4;
const RENEW_EVERY_MS = 24 * 60 * 60 * 1e3;
const SEPARATOR = "~";
const DIGEST = /^[0-9a-f]{16}$/;
const nameFor = ({ cookieDomain }) => cookieDomain ? "__Secure-keepsend" : "__Host-keepsend";
const deriveSecret = async (apiKey) => {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const raw = encoder.encode(apiKey);
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"]);
  return toHex(await crypto.subtle.sign("HMAC", key, encoder.encode("keepsend visitor cookie")));
};
const derived = /* @__PURE__ */ new WeakMap();
const secretOf = async (settings) => {
  if (settings.cookieSecret) return settings.cookieSecret;
  const secret = derived.get(settings) ?? deriveSecret(settings.apiKey);
  derived.set(settings, secret);
  return secret;
};
const placeOf$2 = ({ cookieDomain }) => ({
  ...cookieDomain && { domain: cookieDomain },
  path: "/",
  secure: true
});
const readValue = (value) => {
  const parts = value.split(SEPARATOR);
  const [current, id, was] = parts.filter((part) => UUID.test(part));
  const proven = parts.filter((part) => DIGEST.test(part));
  if (!current) return void 0;
  return { current, ...id && was && { fresh: { id, was } }, ...proven.length && { proven } };
};
const writeValue = ({ current, fresh, proven = [] }) => [current, ...fresh ? [fresh.id, fresh.was] : [], ...proven].join(SEPARATOR);
const MAX_KNOWN = 1e4;
const createVisitorCookies = (settings) => {
  const { cookieSecret, nextApiKey } = settings;
  const otherKey = cookieSecret ? void 0 : nextApiKey;
  const attributes = {
    ...placeOf$2(settings),
    httpOnly: true,
    sameSite: "Lax",
    maxAge: MAX_AGE_SECONDS$1
  };
  const name = nameFor(settings);
  const known = createBoundedMap(MAX_KNOWN);
  const place = new RegExp(`(?:^|;)[ \\t]*${name}=([^;]*)`);
  const verify = async (text) => {
    const pair = `${name}=${text}`;
    const readSigned = async (secret) => (await parseSigned(pair, secret, name))[name];
    const value = await readSigned(await secretOf(settings));
    if (!value && !otherKey) return void 0;
    const other = !value && otherKey && await readSigned(await deriveSecret(otherKey));
    const remembered = readValue(value || other || "");
    if (!remembered || !value) return remembered && { remembered };
    const setCookie = serialize(name, parse$2(pair, name)[name] ?? "", attributes);
    const cookie = { remembered, renewal: { value, setCookie, dueMs: 0 } };
    const own = setCookie.slice(name.length + 1, setCookie.indexOf(";"));
    if (own === text) known.set(own, cookie);
    return cookie;
  };
  return {
    read: async ({ headers }) => {
      const [, text] = place.exec(headers.get("cookie") ?? "") ?? [];
      return text ? known.get(text) ?? verify(text) : void 0;
    },
    write: async (remembered, came) => {
      const value = writeValue(remembered);
      const renewal = came?.renewal;
      if (renewal?.value !== value)
        return serializeSigned(name, value, await secretOf(settings), attributes);
      const nowMs = Date.now();
      if (nowMs < renewal.dueMs) return void 0;
      renewal.dueMs = nowMs + RENEW_EVERY_MS;
      return renewal.setCookie;
    }
  };
};
const forgetVisitor = (settings) => serialize(nameFor(settings), "", { ...placeOf$2(settings), maxAge: 0 });

const createKeyedDigest = (settings) => {
  let key;
  const encoder = new TextEncoder();
  const importKey = async () => {
    const raw = encoder.encode(await secretOf(settings));
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    return crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"]);
  };
  return async (bytes, ...texts) => {
    key ??= await importKey();
    const text = encoder.encode(JSON.stringify(["keepsend trust", ...texts]));
    return toHex((await crypto.subtle.sign("HMAC", key, text)).slice(0, bytes));
  };
};
const createKeyedDigests = (settings) => {
  const { cookieSecret, nextApiKey } = settings;
  const isOther = !cookieSecret && nextApiKey !== void 0;
  return [
    createKeyedDigest(settings),
    ...isOther ? [createKeyedDigest({ ...settings, apiKey: nextApiKey })] : []
  ];
};

const judge = async (received, { policy }, nowMs) => {
  const clocks = { sentAtMs: received.sentAtMs, receivedAtMs: nowMs };
  const begun = received.events.map((event) => judgeEvent(event, policy, clocks));
  const isReady = begun.every((verdict) => !(verdict instanceof Promise));
  const verdicts = isReady ? begun : await Promise.all(begun);
  const judged = { events: [], rejections: [] };
  for (const verdict of verdicts) {
    if ("event" in verdict) judged.events.push(verdict.event);
    else judged.rejections.push(verdict.rejection);
  }
  return judged;
};
const isAnswerTo = (results, events) => {
  const toKey = (items) => [...new Set(items.map(({ id }) => id))].sort().join();
  return toKey(results) === toKey(events);
};
const toFacts = ({ tier, isTokenRefused }) => ({
  ...tier !== "anonymous" && { identity: tier },
  ...isTokenRefused && { tokens_refused: 1 }
});
const createAnswerer = (klaviyo, memory, settings, complain = createSparingLog(settings.log), guard = createGuard(settings, createKeyedDigests(settings)[0])) => async (received, visitor, address, isUnread) => {
  const startMs = Date.now();
  const { queue, identifiedMetric, isLate } = settings;
  const known = await memory.recall(address, queue && !received.isResend);
  if (known && isAnswerTo(known, received.events)) {
    settings.log(toRepeatEntry(known, Date.now() - startMs));
    return { results: known };
  }
  const { events, rejections } = await judge(received, settings, startMs);
  const { person } = visitor;
  const deliverNow = (now) => deliver({ klaviyo, identifiedMetric, isLate }, person, now, received.isResend);
  const deliverAll = (sound) => queue ? enqueue(
    queue,
    [{ visitor: person, events: sound }],
    received.isResend,
    (shares) => deliverNow(shares.flatMap(({ events: events2 }) => events2)),
    (error) => complain({ at: "error", name: "queue", detail: String(error) })
  ) : deliverNow(sound);
  const { withoutFlow, ...delivery } = await guard(visitor, events, deliverAll);
  const results = [...rejections, ...delivery.results];
  settings.log({
    ...toLogEntry(results, received.dropped, delivery.delay, Date.now() - startMs),
    ...toFacts(visitor),
    ...withoutFlow > 0 && { without_flow: withoutFlow }
  });
  if (!delivery.delay) await memory.remember(address, results, queue && !isUnread);
  return { ...delivery, results };
};

const MAX_BATCHES = 1e3;
const MAX_CHARACTERS = 5e6;
const ENTRY_CHARACTERS = 200;
const RESULT_CHARACTERS = 100;
const sizeOfResult = ({ pointer = "", detail = "" }) => RESULT_CHARACTERS + pointer.length + detail.length;
const measure = (results) => results.reduce((sum, result) => sum + sizeOfResult(result), ENTRY_CHARACTERS);
const createLocalMemory = (maxAgeMs) => {
  const entries = /* @__PURE__ */ new Map();
  let total = 0;
  const forget = (address) => {
    const known = entries.get(address);
    if (!known) return;
    total -= known.characters;
    entries.delete(address);
  };
  return {
    write: (address, results) => {
      forget(address);
      const characters = measure(results);
      entries.set(address, { results, characters, untilMs: Date.now() + maxAgeMs });
      total += characters;
      if (entries.size <= MAX_BATCHES && total <= MAX_CHARACTERS) return;
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_BATCHES && total <= MAX_CHARACTERS) break;
        forget(oldest);
      }
    },
    read: (address) => {
      const { results, untilMs } = entries.get(address) ?? { untilMs: 0 };
      return results && untilMs > Date.now() ? [...results] : void 0;
    }
  };
};

const open = async () => globalThis.caches?.open("keepsend");
const createSharedMemory = (maxAgeMs) => ({
  write: async (address, text) => {
    const headers = { "cache-control": `max-age=${maxAgeMs / 1e3}` };
    await (await open())?.put(address, new Response(text, { headers }));
  },
  read: async (address) => (await (await open())?.match(address))?.text()
});

const MEMORY_MS = 60 * 60 * 1e3;
const attempt = async (work) => {
  try {
    return await work();
  } catch {
    return void 0;
  }
};
const createBatchMemory = () => {
  const local = createLocalMemory(MEMORY_MS);
  const shared = createSharedMemory(MEMORY_MS);
  return {
    remember: async (address, results, isNear) => {
      local.write(address, results);
      if (!isNear) await attempt(() => shared.write(address, JSON.stringify(results)));
    },
    recall: async (address, isNear) => {
      const known = local.read(address);
      if (known || isNear) return known;
      return attempt(async () => {
        const text = await shared.read(address);
        return text === void 0 ? void 0 : JSON.parse(text);
      });
    }
  };
};
const addressOf = (request, batch) => {
  const [path] = request.url.split("?", 1);
  return `${path}/${batch}`;
};

const recogniseCaller = (caller) => {
  const { address: text } = caller ?? {};
  const address = typeof text === "string" ? readAddress(text) : void 0;
  if (!address) return {};
  const written = writeAddress(address);
  const isShort = address.length === 4;
  const network = isShort ? written : writeAddress(truncate(address, { v4: 32, v6: 64 }));
  return { address: written, network };
};
const callerOf = (context) => context.env ?? {};

const ENCODINGS = ["gzip", "identity"];
const checkType = (headers) => {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, "Send application/json");
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (!ENCODINGS.includes(encoding.toLowerCase())) {
    throw new Refusal(415, "Send the body gzipped or as it is", {
      "accept-encoding": ENCODINGS.join(", ")
    });
  }
};
const checkOrigin = (request, shopOrigins) => {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const origin = request.headers.get("origin") ?? "";
  const isOwn = origin === new URL(request.url).origin || shopOrigins.includes(origin);
  if (!site && isOwn) return;
  throw new Refusal(
    403,
    "Send events from pages of the route's own origin; where the route cannot see it, set shopOrigins"
  );
};
const checkNoBrowser = (headers) => {
  if (headers.has("sec-fetch-site") || headers.has("origin"))
    throw new Refusal(403, "Send this from the shop's server; pages send to the path of events");
};
const checkReader = (request, shopOrigins) => {
  const { headers } = request;
  if (headers.has("sec-fetch-site") || headers.has("origin")) checkOrigin(request, shopOrigins);
};

const HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-site",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
};
const toJsonResponse = (body, status, headers) => new Response(JSON.stringify(body), {
  status,
  headers: {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...HEADERS,
    ...headers
  }
});
const guardResponse = (response) => {
  const { headers } = response;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return response;
};

const MAX_BATCH_DEPTH = MAX_DEPTH + 4;
const QUOTE = 34;
const BACKSLASH = 92;
const isOpening = (code) => code === 91 || code === 123;
const isClosing = (code) => code === 93 || code === 125;
const endOfString = (text, start) => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first--;
    if ((end - first) % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
};
const depthOf = (text) => {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (isOpening(code)) deepest = Math.max(deepest, ++depth);
    else if (isClosing(code)) depth--;
  }
  return deepest;
};
const parseJson = (text) => {
  if (depthOf(text) > MAX_BATCH_DEPTH) {
    throw new Refusal(400, `The JSON is nested too deep; properties may have ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not valid JSON");
  }
};

const identifier = (kind) => v.pipe(
  v.unknown(),
  v.transform((value) => {
    try {
      return readIdentifier(kind, value);
    } catch {
      return void 0;
    }
  })
);
const [externalId$1, email$1, phoneNumber$1, kx$1] = KINDS;
const visitor = v.strictObject({
  anonymous_id: v.pipe(v.string(), v.uuid()),
  fresh: v.exactOptional(v.literal(true)),
  external_id: v.exactOptional(identifier(externalId$1)),
  email: v.exactOptional(identifier(email$1)),
  phone_number: v.exactOptional(identifier(phoneNumber$1)),
  _kx: v.exactOptional(identifier(kx$1))
});
const anyEvent = v.object({ id: v.pipe(v.string(), v.uuid()) });
const batch = v.object({
  v: v.literal(WIRE_VERSION),
  sent_at: timestamp,
  batch: v.pipe(v.string(), v.uuid()),
  visitor,
  events: v.pipe(v.array(anyEvent), v.minLength(1), v.maxLength(MAX_BATCH_EVENTS)),
  resend: v.exactOptional(v.literal(true)),
  // Numbers that are none must not cost the events that they come with.
  dropped: v.exactOptional(
    v.fallback(v.record(v.pipe(v.string(), v.maxLength(32)), v.pipe(v.number(), v.integer())), {})
  )
});
const placeOf$1 = ({ path, expected, type }) => {
  const place = path?.map(({ key }) => String(key)).join("/") ?? "";
  return `/${place.slice(0, 100)} is not right (${expected ?? type})`;
};
const checkVersion = (body) => {
  const { v: version } = body ?? {};
  if (!Number.isInteger(version) || version === WIRE_VERSION) return;
  const detail = `This route speaks version ${WIRE_VERSION} of the wire; keep the events and reload the page`;
  throw new Refusal(409, detail, { "retry-after": "600" });
};
const readBatch = (body) => {
  checkVersion(body);
  const { success, output, issues } = v.safeParse(batch, body, { abortEarly: true });
  if (!success)
    throw new Refusal(400, `No batch of version ${WIRE_VERSION}: ${placeOf$1(issues[0])}`);
  return {
    batch: output.batch,
    sentAtMs: Date.parse(output.sent_at),
    visitor: output.visitor,
    // As they came: valibot leaves out keys like `__proto__`, which are to be refused.
    events: body.events,
    isResend: output.resend === true,
    dropped: output.dropped ?? {}
  };
};

const SLICE_BYTES = 256;
const inflate = (body, demandRoom) => {
  const reader = body.getReader();
  let rest = new Uint8Array();
  const cancel = (reason) => reader.cancel(reason);
  const pull = async (slices) => {
    while (!rest.length) {
      const { done, value } = await reader.read();
      if (done) return slices.close();
      rest = value;
      try {
        demandRoom(rest.length);
      } catch (error) {
        cancel(error).catch(() => {
        });
        throw error;
      }
    }
    slices.enqueue(rest.slice(0, SLICE_BYTES));
    rest = rest.subarray(SLICE_BYTES);
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 }).pipeThrough(
    new DecompressionStream("gzip")
  );
};

const tooLarge = () => new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);
const createDecoder = () => new TextDecoder("utf-8", { fatal: true });
const wholeDecoder = createDecoder();
const unreadable = () => new Refusal(400, "The body could not be read to its end as UTF-8, or as gzip of it");
const readPieces = async (body, isGzipped) => {
  let isTooLarge = false;
  const createMeter = () => {
    let total = 0;
    return (bytes) => {
      total += bytes;
      isTooLarge ||= total > MAX_BODY_BYTES;
      if (isTooLarge) throw tooLarge();
    };
  };
  const reader = (isGzipped ? inflate(body, createMeter()) : body).getReader();
  const demandRoom = createMeter();
  const decoder = createDecoder();
  let text = "";
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      demandRoom(value.length);
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    reader.cancel().catch(() => {
    });
    throw isTooLarge ? tooLarge() : unreadable();
  }
};
const readWhole = async (request) => {
  try {
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength <= MAX_BODY_BYTES) return wholeDecoder.decode(bytes);
  } catch {
    throw unreadable();
  }
  throw tooLarge();
};
const toldBytes = (headers) => {
  const told = headers.get("content-length");
  return told === null || headers.has("transfer-encoding") ? Number.NaN : Number(told);
};
const readBody = async (request) => {
  const { body, headers } = request;
  const bytes = toldBytes(headers);
  if (bytes > MAX_BODY_BYTES) {
    body?.cancel().catch(() => {
    });
    throw tooLarge();
  }
  if (!body) throw new Refusal(400, "The body is empty; send a batch as JSON");
  const isGzipped = headers.get("content-encoding")?.toLowerCase() === "gzip";
  return bytes >= 0 && !isGzipped ? readWhole(request) : readPieces(body, isGzipped);
};

const receiptName = (batch) => `keepsend-${batch.slice(-12)}`;
const writeReceipt = (ids, results) => {
  const places = ids.flatMap((id, index) => {
    const status = results.find((result) => result.id === id)?.status ?? "held";
    return /^[rh]/.test(status) ? [status.charAt(0) + index] : [];
  });
  return places.join(".") || "ok";
};

const NAME = /^keepsend-[0-9a-f]{12}$/i;
const MAX_RECEIPTS = 20;
const MAX_AGE_SECONDS = 86400;
const receiptsOf = ({ headers }) => Object.keys(parse$2(headers.get("cookie") ?? "")).filter((name) => NAME.test(name));
const placeOf = ({ url }) => ({ path: "/", secure: url.startsWith("https:") });
const toReceiptCookie = (request, batch, ids, results) => {
  if (receiptsOf(request).length >= MAX_RECEIPTS) return void 0;
  return serialize(receiptName(batch), writeReceipt(ids, results), {
    ...placeOf(request),
    maxAge: MAX_AGE_SECONDS,
    sameSite: "Lax"
  });
};
const forgetReceipts = (request) => receiptsOf(request).map((name) => serialize(name, "", { ...placeOf(request), maxAge: 0 }));

const recognise = ({ anonymous_id: id, fresh: isFresh }, cookie) => {
  if (!isFresh) return { anonymousId: id, remembered: { ...cookie, current: id } };
  if (cookie?.fresh?.id === id) return { anonymousId: cookie.fresh.was, remembered: cookie };
  const { current = id, fresh } = cookie ?? {};
  const isMadeUp = fresh?.id === current && fresh.was === current;
  const isSame = isMadeUp || current < id;
  const anonymousId = isSame ? current : id;
  return { anonymousId, remembered: { ...cookie, current, fresh: { id, was: anonymousId } } };
};

const LEEWAY_SECONDS = 60;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const encoder = new TextEncoder();
const toBytes = (part) => Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const isSigned = async (signed, signature, secrets) => {
  for (const secret of secrets) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const raw = encoder.encode(secret);
    const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
    if (await crypto.subtle.verify("HMAC", key, signature, encoder.encode(signed))) return true;
  }
  return false;
};
const parse = (part) => Object(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(toBytes(part))));
const isPinned = ({ alg, crit }) => alg === "HS256" && crit === void 0;
const isInForce = ({ aud, iat, exp, nbf = iat }) => {
  const times = [iat, exp, nbf];
  if (!times.every((time) => Number.isFinite(time))) return false;
  const [from, until, notBefore] = times;
  const now = Date.now() / 1e3;
  return [aud].flat().includes(TOKEN_AUDIENCE) && Math.max(from, notBefore) <= now + LEEWAY_SECONDS && until > now - LEEWAY_SECONDS && until - from <= MAX_TOKEN_SECONDS;
};
const readProof = (claims) => {
  const proof = {};
  for (const [claim, kind] of Object.entries(CLAIMED_KINDS)) {
    try {
      proof[kind] = readIdentifier(kind, claims[claim]);
    } catch {
    }
  }
  return proof;
};
const verifyToken = async (token, secrets, anonymousId) => {
  if (token.length > MAX_TOKEN_LENGTH || !TOKEN.test(token)) return void 0;
  const [header = "", payload = "", signature = ""] = token.split(".");
  try {
    if (!await isSigned(`${header}.${payload}`, toBytes(signature), secrets)) return void 0;
    const claims = parse(payload);
    const isOurs = isPinned(parse(header)) && isInForce(claims);
    return isOurs && (claims.aid ?? anonymousId) === anonymousId ? readProof(claims) : void 0;
  } catch {
    return void 0;
  }
};

const MAX_PROVEN = 6;
const MARK_BYTES = 8;
const tierOf = (visitor, typed) => {
  if (typed.length) return "typed";
  if (TYPED_KINDS.some((kind) => visitor[kind])) return "verified";
  return visitor._kx ? "link" : "anonymous";
};
const createKnower = (secrets, typedIdentity, digests) => {
  const marksOf = (...texts) => Promise.all(digests.map((digest) => digest(MARK_BYTES, "proven", ...texts)));
  const readProof = async ({ visitor, tokens }) => {
    for (const token of tokens) {
      const proof = await verifyToken(token, secrets, visitor.anonymous_id);
      if (proof) return proof;
    }
    return void 0;
  };
  return async (testimony) => {
    const { visitor, tokens, proven } = testimony;
    const proof = await readProof(testimony);
    const typed = [];
    const verified = [];
    for (const kind of TYPED_KINDS) {
      const value = visitor[kind];
      if (value === void 0) continue;
      const marks = secrets.length ? await marksOf(visitor.anonymous_id, kind, value) : [];
      const isProven = proof?.[kind] === value || marks.some((mark) => proven.includes(mark));
      if (isProven) verified.push(...marks.slice(0, 1));
      else typed.push(kind);
    }
    return {
      known: {
        ...await settlePerson(visitor, typed, typedIdentity, digests[0]),
        tier: tierOf(visitor, typed),
        isTokenRefused: secrets.length > 0 && tokens.length > 0 && !proof
      },
      proven: [.../* @__PURE__ */ new Set([...verified, ...proven])].slice(0, MAX_PROVEN)
    };
  };
};

const readTokenCookies = ({ headers }) => {
  const cookies = parse$2(headers.get("cookie") ?? "");
  return [cookies[`__Host-${TOKEN_COOKIE}`], cookies[TOKEN_COOKIE]].filter(
    (token) => token !== void 0
  );
};

const asksForReceipt = ({ url }) => url.includes("?") && new URL(url).searchParams.has("receipt");
const notNow = ({ detail, retryAfterMs }, setCookie) => new Refusal(503, detail ?? "Klaviyo is not taking events now; keep them and try again", {
  ...retryAfter(retryAfterMs),
  ...setCookie && { "set-cookie": setCookie }
});
const createCollector = (answerFor, admit, settings, know = createKnower(
  settings.tokenSecrets,
  settings.typedIdentity,
  createKeyedDigests(settings)
), cookies = createVisitorCookies(settings)) => async (request, caller) => {
  checkType(request.headers);
  checkOrigin(request, settings.shopOrigins);
  await admit("address", caller.network);
  const received = readBatch(parseJson(await readBody(request)));
  const { batch, events } = received;
  const cookie = await cookies.read(request);
  const { anonymousId, remembered } = recognise(received.visitor, cookie?.remembered);
  await admit("visitor", anonymousId);
  const { known, proven } = await know({
    visitor: { ...received.visitor, anonymous_id: anonymousId },
    tokens: settings.tokenSecrets.length ? readTokenCookies(request) : [],
    proven: remembered.proven ?? []
  });
  const person = { ...known.person, ...ipFor(settings.ipPolicy, caller.address) };
  const visitor = { ...known, person, network: caller.network };
  const isUnread = asksForReceipt(request);
  const address = addressOf(request, batch);
  const { results, delay } = await answerFor(received, visitor, address, isUnread);
  const writeCookie = () => cookies.write({ ...remembered, proven }, cookie);
  if (delay && results.every(({ status }) => status === "held")) {
    const isProvenAnew = String(proven) !== String(remembered.proven ?? "");
    throw notNow(delay, isProvenAnew ? await writeCookie() : void 0);
  }
  const answer = {
    batch,
    results,
    ...received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }
  };
  const visitorCookie = await writeCookie();
  const response = toJsonResponse(answer, 202, {
    ...visitorCookie && { "set-cookie": visitorCookie },
    ...delay && retryAfter(delay.retryAfterMs)
  });
  const ids = events.map(({ id }) => id);
  const receipt = isUnread && toReceiptCookie(request, batch, ids, results);
  if (receipt) response.headers.append("set-cookie", receipt);
  return response;
};
const createForgetter = (settings) => (request) => {
  checkOrigin(request, settings.shopOrigins);
  const response = new Response(null, { status: 204 });
  for (const cookie of [forgetVisitor(settings), ...forgetReceipts(request)])
    response.headers.append("set-cookie", cookie);
  return response;
};

const OUTCOMES = ["accepted", "duplicate", "rejected", "held", "repeated"];
const HELP = {
  keepsend_log_lines_total: [
    "counter",
    "Batches of pages, rounds of the consumer, errors; of this process."
  ],
  keepsend_events_total: [
    "counter",
    "Events by where they were and what they came to; of this process."
  ],
  keepsend_dropped_events_total: ["counter", "Events that browsers had no room for, by reason."],
  keepsend_limited_requests_total: ["counter", "Requests refused for being too many."],
  keepsend_dead_letters_forgotten_total: ["counter", "Dead letters that gave way to newer ones."],
  keepsend_batches_by_identity_total: ["counter", "Batches of whom the route knows, by how well."],
  keepsend_tokens_refused_total: ["counter", "Batches with a token that proves nothing."],
  keepsend_events_without_flow_total: [
    "counter",
    "Events kept from starting flows, because nobody verified whose they are."
  ],
  keepsend_queue_messages: ["gauge", "Messages that wait for Klaviyo."],
  keepsend_queue_bytes: ["gauge", "Their bytes."],
  keepsend_queue_oldest_seconds: ["gauge", "How long the oldest has waited."],
  keepsend_dead_letters: ["gauge", "Events that Klaviyo refused and nobody has looked after."]
};
const createMetrics = () => {
  const counters = /* @__PURE__ */ new Map();
  const add = (name, labels, more) => {
    if (typeof more !== "number") return;
    const key = labels ? `${name}{${labels}}` : name;
    counters.set(key, (counters.get(key) ?? 0) + more);
  };
  return {
    count: (entry) => {
      if (entry.at === "limit" && entry.requests === void 0)
        return add("keepsend_limited_requests_total", `by="${entry.by}"`, 1);
      add("keepsend_log_lines_total", `at="${entry.at}"`, 1);
      for (const outcome of OUTCOMES)
        if (entry[outcome] !== void 0)
          add("keepsend_events_total", `at="${entry.at}",outcome="${outcome}"`, entry[outcome]);
      if (entry.identity) add("keepsend_batches_by_identity_total", `tier="${entry.identity}"`, 1);
      add("keepsend_tokens_refused_total", "", entry.tokens_refused);
      add("keepsend_events_without_flow_total", "", entry.without_flow);
      add("keepsend_dead_letters_forgotten_total", "", entry.forgotten);
      for (const [reason, number] of Object.entries(entry.dropped ?? {}))
        add("keepsend_dropped_events_total", `reason="${reason}"`, number);
    },
    render: (queue) => {
      const { messages, bytes, oldestMs, deadLetters } = queue ?? {};
      const gauges = [
        ["keepsend_queue_messages", messages],
        ["keepsend_queue_bytes", bytes],
        [
          "keepsend_queue_oldest_seconds",
          oldestMs === void 0 ? oldestMs : Math.round(oldestMs / 1e3)
        ],
        ["keepsend_dead_letters", deadLetters]
      ];
      const lines = [...counters, ...gauges.filter(([, value]) => value !== void 0)];
      return Object.entries(HELP).flatMap(([name, [type, help]]) => {
        const own = lines.filter(([key]) => key.replace(/\{.*/, "") === name);
        return own.length ? [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} ${type}`,
          ...own.map(([key, value]) => `${key} ${value}`)
        ] : [];
      }).concat("").join("\n");
    }
  };
};

const createHealth = ({ queue }) => async (context) => {
  const delivery = queue ? "queued" : "direct";
  try {
    await queue?.check?.();
    return context.json({ status: "ok", delivery });
  } catch {
    return context.json({ status: "failing", delivery }, 503);
  }
};
const isSame = async (given, token) => await digest(given, 32) === await digest(token, 32);
const createMetricsPage = ({ queue, metricsToken }, metrics) => async (context, next) => {
  if (metricsToken === void 0) {
    await next();
    return void 0;
  }
  const [, given = ""] = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "") ?? [];
  if (!await isSame(given, metricsToken))
    throw new Refusal(401, "Send the metrics token as a Bearer token", {
      "www-authenticate": "Bearer"
    });
  const text = metrics.render(await queue?.status?.());
  return context.text(text, 200, {
    "content-type": "text/plain; version=0.0.4; charset=utf-8"
  });
};

const script = "!function(){\"use strict\";const e=2e5;function t(e,t,n,o){if(!e)throw Object.assign(new Error(o),{code:t,pointer:n})}const n=(e,n,o,r)=>{o<=r||t(!1,e,n,`The limit is ${r}, this is ${o}`)},o=e=>{const{code:t,pointer:n,message:o=\"\"}=Object(e);return null==n?{code:\"not_json\",detail:o}:{code:t,pointer:n,detail:o}},r=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],s=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,i=/^\\+[1-9]\\d{6,14}$/,a=/^[\\w\\-=]+\\.\\w+$/,c=(e,o,r=\"identifier_invalid\",s=255)=>{const i=\"number\"==typeof o?`${o}`:o;return t(\"string\"==typeof i&&i.trim(),r,e,\"Pass a text\"),n(r,e,i.length,s),i.trim()},d=(e,o)=>{const r=`/${e}`,d=c(r,o);if(\"email\"===e){const e=d.toLowerCase();return n(\"email_invalid\",r,e.length,254),t(s.test(e),\"email_invalid\",r,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=d.replace(/[\\s().-]/g,\"\");return t(i.test(e),\"phone_invalid\",r,\"Pass E.164, like +12345678901\"),e}return t(\"_kx\"!==e||a.test(d),\"identifier_invalid\",r,\"Pass _kx unchanged\"),d},l=e=>Boolean(e.external_id??e.email??e.phone_number),u=()=>{try{return Object.keys(localStorage).filter(e=>/^keepsend:/.test(e))}catch{return[]}},m=e=>new Set([...e.values()].flatMap(({ids:e,atMs:t})=>t>Date.now()-1e4?e:[])),p=(e,t,n=100)=>{const o=JSON.stringify(e[0]?.visitor);let r=2e3;const s=e.findIndex((e,s)=>(r+=e.bytes+1,s>0&&(r>t||s>=n)||JSON.stringify(e.visitor)!==o));return e.slice(0,s<0?void 0:s)},g=(e,t,n,o)=>{const[r]=e;if(!r)return;const s=e.map(({event:e})=>e),i={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:r.visitor,events:s,resend:s.some(({id:e})=>e<=n)||void 0,dropped:o};return{batch:t,visitor:r.visitor,ids:s.map(({id:e})=>e),events:s,body:JSON.stringify(i),dropped:o}},f=(e,t)=>e.toString(16).padStart(t,\"0\"),h=e=>{const t=f(e,12);return`${t.slice(0,8)}-${t.slice(8)}`},v=e=>h(Math.max(0,Math.floor(e)));function y(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const w=\"outbox\",k=async e=>{const t=indexedDB.open(\"keepsend\",e);t.onupgradeneeded=()=>t.result.createObjectStore(w);const n=await y(t);return n.objectStoreNames.contains(w)?n:(n.close(),k(n.version+1))},b=\"h:visitor\",_=new Error(\"storage did not answer\"),S=e=>{try{e.abort()}catch{}},j=(e,t,n)=>{const o=r.find(n=>t[n]&&e[n]);return o&&t[o]!==e[o]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[o]}:((e,t)=>{const n=r.filter(n=>t[n]&&t[n]!==e[n]),o=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:o.length?\"corrected\":n.length?\"joined\":\"same\",kinds:o.length?o:n}})(e,t)},$=e=>Boolean(e?.visitor?.anonymous_id&&Array.isArray(e.decisions)),x=e=>e?.decisions.at(-1)?.at??\"\",O=({lost:e,untold:t})=>{for(const n of[e,t])n.full=(n.full??0)+1},D=({route:e,debug:t},n,o,r)=>{const s=(()=>{let e=\"\",t=0,n=0;return(o=Date.now())=>{if(n=o>t?0:n+1,t=Math.max(t,o)+(n>>12),n&=4095,!e)for(const t of crypto.getRandomValues(new Uint32Array(60)))e+=f(t,8);const r=`${h(t)}-7${f(n,3)}-8${e.slice(0,3)}-${e.slice(3,15)}`;return e=e.slice(15),r}})(),{on:i,k:a}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const o=e[t];return o.add(n),()=>{o.delete(n)}},k:(t,n)=>{for(const o of[...e[t]??[],...e.change??[]])try{o(n)}catch(e){console.error(e)}}}})(),c=((e,t=((e=k)=>{let t,n=2e3;const o=new Set;let r,s,i;const a=()=>{t?.then(e=>e.close(),()=>{}),t=void 0},c=()=>{a(),u.g0?.()},d=async(s,i)=>{t??=e();const a=await t;if(r)throw _;a.onclose=a.onversionchange=c;const d=a.transaction(w,s);o.add(d);try{const e=await i(d.objectStore(w));return n=2e3,e}catch(e){throw S(d),e}finally{o.delete(d)}},l=(e,t,o)=>Promise.race([d(e,t),new Promise((e,t)=>{setTimeout(setTimeout,n/2,t,n/2,_)})]).catch(s=>{if(r)return r.then(()=>l(e,t));if(/Quota/.test(s))throw s;if(s===_)throw a(),n=500,s;if(c(),o)throw s;return l(e,t,!0)}),u={p0:l,request:y,get:e=>l(\"readonly\",t=>y(t.get(e))),put:(e,t)=>{if(!s){const e=[],t=()=>{s===e&&(s=void 0)};s=e;const n=n=>{t();for(const[t,o]of e)n.put(o,t);return n.transaction.commit?.(),y(n.transaction)};i=Promise.resolve().then(()=>l(\"readwrite\",n)),i.catch(t)}return s.push([e,t]),i},clear:()=>l(\"readwrite\",e=>y(e.clear())),s0:()=>{r??=new Promise(e=>{u.v0=()=>{r=void 0,e()}}),o.forEach(S)},v0:()=>{}};return u})())=>{const n=new Map,o=new Map,r={accepted:0,rejected:0,lost:{},untold:{}},s=((e,t,n)=>{let o=\"\";return r=>{const s=[];let i=0;for(const{l:t,x:n}of e.values())i+=n?0:t.bytes,!r&&!n&&i<1e6&&s.push(t);try{o&&!localStorage.getItem(o)&&Object.assign(n,{accepted:0,rejected:0,lost:{},untold:{}});const[e]=r?[]:t.keys(),i=r?void 0:d.a0,a=s[0]?.event.id??e??i?.visitor.anonymous_id;if(a){o||=`keepsend:${a}`;const e=[...t].map(([e,{ids:t,atMs:n}])=>[e,{ids:t,atMs:Math.min(n,Date.now())}]);localStorage.setItem(o,JSON.stringify({entries:s,doubts:e,accounts:n,known:i}))}else o&&(localStorage.removeItem(o),o=\"\")}catch{}return o}})(n,o,r);let i=0,a=0;const c=t=>{\"memory\"!==d.storage&&e(t),d.storage=\"memory\",d.error=t};t.g0=()=>{for(const e of n.values())e.x&&=!1};const d={i0:t,j0:n,doubts:o,storage:\"none\",t:!1,error:void 0,a0:void 0,e:\"\",l0:0,u0:r,d:e=>{const t=a;return e().catch(e=>a===t?c(e):void 0)},y:async e=>{const{id:o}=e.event,s={l:e};n.set(o,s),i+=e.bytes,d.u&&d.f();try{await t.put(o,e),d.storage=\"indexeddb\",a+=1,s.x=!0,i>6e4&&d.j(o)}catch(e){c(e);for(const[e,{x:t}]of n){if(n.size<=1e4&&i<=5e6)break;d.j(e),void 0===t&&O(r)}}return(document.hidden||d.u)&&d.f(),d.storage},j:e=>{i-=n.get(e)?.l.bytes??0,n.delete(e)},b0:async(e=\"\")=>{e<=d.e||(d.e=e,await d.d(()=>t.put(\"h:attempted\",e)))},f:()=>s(\"indexeddb\"===d.storage&&!d.t&&!d.u)};return d})(e=>a(\"error\",{detail:`In memory only: ${e}`,cause:e})),D=((e,t,n)=>{let o,r=0,s=!1;const i=()=>{const t=o;s&&e.d(async()=>{await e.i0.put(b,t),e.a0===t&&(e.a0=void 0),n()})},a=()=>(o??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},o),c=({visitor:t,outcome:n,kinds:s})=>{const c=[...a().decisions,{at:(new Date).toISOString(),outcome:n,kinds:s}];o={visitor:t,decisions:c.slice(-10)},e.a0=o,r+=1,i()},m=async()=>{const t=r,n=await e.d(async()=>{const{i0:t}=e,[n,o=0]=await Promise.all([t.get(b),t.get(\"h:paused-until\")]);return\"none\"===e.storage&&(e.storage=\"indexeddb\"),e.l0=Math.max(e.l0,o),s=!0,n});$(n)&&!e.a0&&r===t?o=n:!o||!e.a0&&n||i()};return{open:async n=>{await m();for(const t of u().flatMap(e=>{try{const{known:t}=JSON.parse(localStorage.getItem(e)??\"\");return $(t)?t:[]}catch{return[]}}))x(t)<x(o)||(o=e.a0=t,i());if(o||(a(),i()),n)try{const e=d(\"_kx\",n),o=((e,t,n)=>l(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:j(e,{_kx:t},n))(a().visitor,e,t());\"same\"!==o.outcome&&c(o)}catch{}},n0:m,identify:(e,n)=>{const o=a().visitor,r=j(o,e,t()),s=\"other\"===r.outcome?{}:o.traits,i={...s,...n},d=JSON.stringify(i)===JSON.stringify(s??{});if(\"same\"!==r.outcome||!d)return r.visitor.traits=i,c(r),r},reset:()=>c({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),o:()=>{o=e.a0=void 0,s=!1},a:c,w0:()=>(e=>{const{traits:t,...n}=e;return l(n)&&delete n._kx,n})(a().visitor),known:()=>o}})(c,s,r);if(t)for(const e of[\"accepted\",\"rejected\",\"error\"])i(e,t=>console.log(\"[keepsend]\",e,t));return{url:e.replace(/\\/$/,\"\")+\"/e\",z:c,r:D,i:s,v:n,s:o,on:i,k:a,g:0,d0:0,f0:r,e0:({batch:e,ids:t},n=Date.now())=>{c.doubts.set(e,{ids:t,atMs:n});const o=c.b0(t.at(-1)),r={ids:t,atMs:Date.now()};return Promise.all([o,c.d(()=>c.i0.put(\"h:doubt:\"+e,r))])},m,k0:p,r0:g,n:v,y:async(e,t)=>{const n=await c.y({event:e,visitor:D.w0(),bytes:t});return a(\"kept\",{id:e.id,kept:n}),n}}},M=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},E=e=>{const{z:t,k0:n,r0:o}=e;if(t.t&&t.i0.s0(),e.h?.(),!1!==navigator.onLine&&t.l0<Date.now()){const r=m(t.doubts);let s=6e4-e.g,i=[...t.j0.values()].map(({l:e})=>e).filter(({event:e})=>!r.has(e.id));for(;;){const r=n(i,s),a=o(r,e.i(),t.e),c=new Blob([a?.body??\"\"],{type:\"application/json\"});if(s-=c.size,!a||s<0||!navigator.sendBeacon?.(e.url+\"?receipt\",c))break;e.e0(a),i=i.slice(r.length)}}t.f(),e.f0()},P=[\"granted\",\"pending\",\"denied\"],L=(e=(()=>navigator.globalPrivacyControl?\"denied\":\"granted\")())=>P.includes(e)?e:(console.error(`[keepsend] consent \"${e}\": taken as pending`),\"pending\"),I=()=>Boolean(document.prerendering),T=e=>\"string\"==typeof e?\"String\":Object.prototype.toString.call(e).slice(8,-1),N=(e,n)=>t(\"Object\"===T(e),\"not_json\",n,\"Pass a plain object\"),q=(o,r,s=0)=>{let i=0;const a=(o,s,c)=>{const d=T(o);if(i+=\"String\"===d?o.length:1,n(\"event_too_large\",r,i,e),\"String\"===d||\"Boolean\"===d||null===o||Number.isFinite(o))return o;if(n(\"too_deep\",s,c,10),\"Array\"===d)return Array.from(o,(e,t)=>a(e,`${s}/${t}`,c+1));t(\"Object\"===d,\"not_json\",s,`JSON has no ${d}: convert it or leave it out`);const l=Object.entries(o);return n(\"too_many_properties\",s,l.length,400),Object.fromEntries(l.map(([e,t])=>(i+=e.length,[e,a(t,`${s}/${e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\")}`,c+1)])))};return a(o,r,s)},z=new TextEncoder,B=t=>{const o=JSON.stringify(t),r=/[^\\0-\\x7f]/.test(o)?z.encode(o).length:o.length;return n(\"event_too_large\",\"\",r,e),r},J=(e,t)=>null==e?void 0:q(e,t,1),A=r.slice(0,3),R=({k:e},t,n,r)=>{const s={id:t,metric:n,...o(r)};return e(\"rejected\",s),s},C=(e,n)=>{const s=(()=>{let e;const t=()=>{try{e=new BroadcastChannel(\"keepsend\"),e.onmessage=({data:e})=>{return\"denied\"===(t=e)?S(t):y();var t}}catch{}},n=t=>e?.postMessage(t);return t(),addEventListener(\"pageshow\",({persisted:e})=>e&&t()),addEventListener(\"pagehide\",()=>{n(),e?.close(),e=void 0}),n})(),i=D(e,()=>w.v(),M(n.inspect),s),{k:a,r:l,z:m,on:p}=i,g=((e,t)=>{const n=M(n=>t(n).then(({createSender:t})=>t(e)));let o,r=0;const s=async t=>{clearTimeout(o),o=void 0,r=Date.now();try{return await(await n()).flush(t)}catch(t){return e.k(\"error\",{detail:`Not sending yet: ${t}`,cause:t}),o=setTimeout(s,5e3,!1),e.z.j0.size}};return{t0:(e=!1)=>{const t=Math.min(1e3,r+1e3-Date.now()),n=Math.max(200,t);o??=setTimeout(s,n,e)},now:()=>s(!0)}})(i,n.send),f=new URLSearchParams(location.search).get(\"_kx\"),h=async e=>w.v()&&await(async()=>m.j0.size||u().length||m.d(()=>m.i0.get(IDBKeyRange.upperBound(\"g\"))))()?e():void 0,v=()=>h(g.t0),y=()=>{w.v()&&l.n0().then(v)},w=((e,t)=>{let n,o=L(e),r=!1;const s=[],i=()=>{for(const e of s.splice(0))e()},a=()=>{r||\"granted\"!==o||(r=!0,i(),t.h0())},c=()=>{n=t.open().then(a)},d={p0:async e=>r?e():\"denied\"===o||s.length>=1e3?\"none\":new Promise(t=>{s.push(n=>t(n??(r?e():\"none\"))),\"pending\"===o&&t(\"memory\")}),set:async e=>{if(o=L(e),r&&=\"granted\"===o,\"granted\"!==o||r||c(),\"denied\"===o&&i(),\"pending\"===o)for(const e of s)e(\"memory\");await n,\"denied\"===o&&await t.o()},consent:()=>o,v:()=>r,q0:()=>(a(),r)};return\"granted\"===o&&c(),d})(e.consent,{open:()=>(async()=>{I()&&await new Promise(e=>document.addEventListener(\"prerenderingchange\",e))})().then(()=>l.open(f)),h0:()=>h(()=>g.t0(!0)),o:()=>{fetch(i.url,{method:\"DELETE\",keepalive:!0}).catch(()=>{}),l.o();for(const e of m.j0.keys())m.j(e);for(const e of u())localStorage.removeItem(e);return m.doubts.clear(),m.storage=\"none\",m.d(m.i0.clear)}});var k,b,_;k=e=>{m.t||I()||!w.q0()||(m.t=e,E(i))},b=()=>{m.t=!1,m.i0.v0(),m.f(),y()},_=()=>h(g.now),(()=>{const{navigation:e}=globalThis;e?.addEventListener(\"navigate\",({destination:e,downloadRequest:t})=>{e?.sameDocument||null!=t||(m.u=!0,m.f(),setTimeout(()=>{m.u=!1,m.f()},1e3))})})(),addEventListener(\"pagehide\",()=>k(!0)),addEventListener(\"pageshow\",({persisted:e})=>e&&b()),addEventListener(\"online\",_),document.addEventListener(\"visibilitychange\",()=>document.hidden?k(!1):b());const S=async e=>{await w.set(e),a(\"consent\",e)},j=e=>(v(),e);return{track:(e,n,o={})=>(async(e,n,o,r,s)=>{const i=Date.now(),a=e.i(i),d=I()&&null==s.time;try{const l=((e,n,o,{value:r,currency:s,uniqueId:i,time:a},d)=>{const l=o??{};N(l,\"/properties\");const{$value:u=r,$event_id:m=i,...p}=l,g=Number(a??d);return t(Math.abs(g)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),{id:e,metric:c(\"/metric\",n,\"metric_invalid\",127),time:new Date(g).toISOString(),properties:q(p,\"/properties\",1),value:J(u,\"/value\"),value_currency:J(s||void 0,\"/value_currency\"),unique_id:J(m,\"/unique_id\")}})(a,o,r,s,i),u=B(l);e.k(\"tracked\",{id:a,metric:o,time:l.time});const m=()=>{d&&(l.time=(new Date).toISOString());const t=e.y(l,u);return e.z.t&&E(e),t};return{id:a,kept:await n.p0(m)}}catch(t){return{id:a,kept:\"none\",rejection:R(e,a,\"string\"==typeof o?o:typeof o,t)}}})(i,w,e,n,o).then(j),identify:e=>(async(e,t,n)=>{const{q:s,traits:i,rejections:a}=(e=>{const t={};let n={};const r=[],s=e=>{try{e()}catch(e){r.push(o(e))}};let i={};s(()=>{N(e,\"\"),i={...e}});for(const e of A){const n=i[e];delete i[e],null!=n&&\"\"!==n&&s(()=>{t[e]=d(e,n)})}return s(()=>{const e=q(i,\"/traits\");B({id:\"\",time:\"\",traits:e}),n=e}),{q:t,traits:n,rejections:r}})(n);for(const t of a)e.k(\"rejected\",t);const c=e.i(),l=(new Date).toISOString(),u={kept:\"none\",rejections:a};return u.kept=await t.p0(async()=>{const{outcome:t,visitor:n}=e.r.identify(s,i)??{outcome:\"same\"};if(u.outcome=t,!n)return\"none\";if(!r.some(e=>n[e]))return e.z.storage;const o={id:c,time:l,traits:n.traits??{}};\"same\"!==t&&(o.joins=!0);try{const t=B(o);return e.k(\"tracked\",{id:c,metric:\"identify\",time:l}),await e.y(o,t)}catch(t){return a.push(R(e,c,\"identify\",t)),\"none\"}}),u})(i,w,e).then(j),reset:async()=>{await w.p0(async()=>(l.reset(),\"none\"))},consent:async e=>{await S(e),\"denied\"===e&&s(e)},flush:async()=>(await w.p0(async()=>\"none\"),{waiting:await h(g.now)??0}),inspect:async()=>{const{inspectCore:e}=await i.s();return{consent:w.consent(),...await e(i)}},on:p}},U=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,F=document.currentScript;F instanceof HTMLScriptElement?(e=>{const t=globalThis.keepsend;if(t&&!t.q)return;const{route:n=new URL(\".\",e.src).href,consent:o,debug:r}=e.dataset,s=C({route:n,consent:o,debug:void 0!==r},(e=>{const t=t=>n=>import(`${e.replace(/\\/$/,\"\")}/${t}.adee37e1.js${n?`?${n}`:\"\"}`);return{send:t(\"s\"),inspect:t(\"i\")}})(n));globalThis.keepsend=s,t?.q&&((e,t)=>{for(const[n,o,r,s]of t){const t=e[n];t?s(t(...U(n,o,r))):console.error(`[keepsend] There is no method '${n}'`)}})(s,t.q)})(F):console.error(\"[keepsend] Load me by a classic <script src>\")}();\n";
const stub = "!function(){\"use strict\";const e=\"/m.js\",t=()=>navigator.globalPrivacyControl?\"denied\":\"granted\",n=(e,t)=>e.toString(16).padStart(t,\"0\"),o=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],i=(()=>{let e=\"\",t=0,o=0;return(i=Date.now())=>{if(o=i>t?0:o+1,t=Math.max(t,i)+(o>>12),o&=4095,!e)for(const t of crypto.getRandomValues(new Uint32Array(60)))e+=n(t,8);const r=`${(e=>{const t=n(e,12);return`${t.slice(0,8)}-${t.slice(8)}`})(t)}-7${n(o,3)}-8${e.slice(0,3)}-${e.slice(3,15)}`;return e=e.slice(15),r}})();let r;const s=(e,t)=>{const n=[];for(const{event:e,visitor:o}of t){const t=(new Date).toISOString();n.at(-1)?.visitor!==o&&n.push({v:1,sent_at:t,batch:i(),visitor:o,events:[]}),n.at(-1)?.events.push(e)}let o=6e4;return n.flatMap(t=>{const n=new Blob([JSON.stringify(t)],{type:\"application/json\"});return o-=n.size,o<0||!navigator.onLine||!navigator.sendBeacon?.(e,n)?[]:[[t.batch,{ids:t.events.map(({id:e})=>e),atMs:Date.now()}]]})},c=[\"track\",\"identify\",\"reset\",\"consent\",\"flush\",\"inspect\",\"on\"];if(!globalThis.keepsend){const n=[],a={q:n};for(const e of c)a[e]=(...t)=>new Promise(o=>{n.push([e,t,Date.now(),o]),setTimeout(o,300)});globalThis.keepsend=a,addEventListener(\"pagehide\",()=>{globalThis.keepsend===a&&(n=>{try{const c=document.querySelector(`script[src$=\"${e}\"]`),{route:a=c.src.slice(0,-e.length),consent:l=t()}=c.dataset,{href:d,origin:u}=new URL(a.replace(/\\/$/,\"\")+\"/e\",location.href);if(u!==location.origin||document.prerendering)return;r??=i();const f=new URLSearchParams(location.search).get(\"_kx\")??void 0,p=((e,t,n,i)=>{let r=n,s=t,c={},a=[];const l=()=>{s={anonymous_id:i()},c={}},d={consent:e=>{r=e},reset:l,track:(e,t,{value:n,currency:o,uniqueId:i}={})=>{const{$value:r=n,$event_id:s=i,...c}={...t};return{metric:e.trim(),properties:c,value:r??void 0,value_currency:o,unique_id:s??void 0}},identify:e=>{const t={...e};let n,i=!1;for(const e of o){const o=t[e];delete t[e],o&&(i||=s[e]&&s[e]!==o,n={...n,[e]:o})}return i&&l(),n&&(s={...s,_kx:void 0,...n}),c={...c,...t},o.some(e=>s[e])&&{traits:c,joins:n&&!0}}};for(const[n,o,c]of e)try{const e=d[n]?.(...o);if(\"denied\"===r)l(),s=t,a=[];else if(e){const t=new Date(o[2]?.time??c).toISOString(),n={id:i(),time:t,...e};a.push({event:n,visitor:s,bytes:new Blob([JSON.stringify(n)]).size})}}catch{}return\"granted\"===r?a:[]})(n,{anonymous_id:r,fresh:!0,_kx:f},l,i);if(!p[0])return;n.splice(0,n.length,...n.filter(([e])=>\"track\"!==e));const v={entries:p,doubts:s(d+\"?receipt\",p)};localStorage.setItem(`keepsend:${p[0].event.id}`,JSON.stringify(v))}catch{}})(n)})}}();\n";
const parts = {"s.adee37e1.js":"class t extends Error{name=\"KyError\";get isKyError(){return!0}}class e extends t{name=\"HTTPError\";response;request;options;data;constructor(t,e,o){const s=`${t.status||0===t.status?t.status:\"\"} ${t.statusText??\"\"}`.trim();super(`Request failed with ${s?`status code ${s}`:\"an unknown error\"}: ${e.method} ${e.url}`),this.response=t,this.request=e,this.options=o}}class o extends t{name=\"NetworkError\";request;constructor(t,e){super(`Request failed due to a network error: ${t.method} ${t.url}`,e),this.request=t}}class s extends Error{name=\"NonError\";value;constructor(t){let e=\"Non-error value was thrown\";try{\"string\"==typeof t?e=t:t&&\"object\"==typeof t&&\"message\"in t&&\"string\"==typeof t.message&&(e=t.message)}catch{}super(e),this.value=t}}class r extends t{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(t){const e=t?.cause?t.cause instanceof Error?t.cause:new s(t.cause):void 0;super(t?.code?`Forced retry: ${t.code}`:\"Forced retry\",e?{cause:e}:void 0),this.customDelay=t?.delay,this.code=t?.code,this.customRequest=t?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(t){super(\"Response schema validation failed\"),this.issues=t}}class i extends t{name=\"TimeoutError\";request;constructor(t){super(`Request timed out: ${t.method} ${t.url}`),this.request=t}}const a=(()=>{let t=!1,e=!1;const o=\"function\"==typeof globalThis.ReadableStream,s=\"function\"==typeof globalThis.Request;if(o&&s)try{e=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return t=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(t){if(t instanceof Error&&\"unsupported BodyInit type\"===t.message)return!1;throw t}return t&&!e})(),c=\"function\"==typeof globalThis.AbortController,u=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,l=\"function\"==typeof globalThis.ReadableStream,h=\"function\"==typeof globalThis.FormData,d=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],f={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},p=2147483647,m=Symbol(\"stop\");class y{options;constructor(t){this.options=t}}const w=t=>new y(t),g={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},b={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,v=(t,e,o)=>{let s,r=0;return t.pipeThrough(new TransformStream({transform(t,n){if(n.enqueue(t),s){r+=s.byteLength;let t=0===e?0:r/e;t>=1&&(t=1-Number.EPSILON),o?.({percent:t,totalBytes:Math.max(e,r),transferredBytes:r},s)}s=t},flush(){const t=s??new Uint8Array;r+=t.byteLength,o?.({percent:1,totalBytes:Math.max(e,r),transferredBytes:r},t)}}))},R=t=>null!==t&&\"object\"==typeof t,q=Symbol(\"replaceOption\"),S=t=>R(t)&&!0===t[q]?{isReplace:!0,value:t.value}:{isReplace:!1,value:t},A=(...t)=>{for(const e of t)if((!R(e)||Array.isArray(e))&&void 0!==e)throw new TypeError(\"The `options` argument must be an object\");return L({},...t)},P=(t={},e={})=>{const o=new globalThis.Headers(t),s=e instanceof globalThis.Headers,r=new globalThis.Headers(e);for(const[t,e]of r.entries())s&&\"undefined\"===e||void 0===e?o.delete(t):o.set(t,e);return o},E=t=>{if(!R(t)||Array.isArray(t))return!1;const e=Object.getPrototypeOf(t);return e===Object.prototype||null===e},C=t=>{if(t instanceof URLSearchParams){const e=new URLSearchParams(t),o=t[M];return o&&(e[M]=new Set(o)),e}return t instanceof globalThis.Headers?new globalThis.Headers(t):Array.isArray(t)?[...t]:E(t)?{...t}:t},j=(t,e)=>{return E(t)&&E(e)?(o={...t,...e},Object.fromEntries(Object.entries(o).filter(t=>void 0!==t[1]))):P(t,e);var o};function x(t,e,o){return Object.hasOwn(e,o)&&void 0===e[o]?[]:L(t[o]??[],e[o]??[])}const k=(t={},e={})=>({init:x(t,e,\"init\"),beforeRequest:x(t,e,\"beforeRequest\"),beforeRetry:x(t,e,\"beforeRetry\"),beforeError:x(t,e,\"beforeError\"),afterResponse:x(t,e,\"afterResponse\")}),M=Symbol(\"deletedParameters\"),O=(t,e)=>{const o=new URLSearchParams,s=new Set;for(const r of[t,e])if(void 0!==r)if(r instanceof URLSearchParams){for(const[t,e]of r.entries())o.append(t,e),s.delete(t);const t=r[M];if(t)for(const e of t)o.delete(e),s.add(e)}else if(Array.isArray(r))for(const t of r){if(!Array.isArray(t)||2!==t.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");o.append(String(t[0]),String(t[1])),s.delete(String(t[0]))}else if(R(r))for(const[t,e]of Object.entries(r))void 0===e?(o.delete(t),s.add(t)):(o.append(t,String(e)),s.delete(t));else{const t=new URLSearchParams(r);for(const[e,r]of t.entries())o.append(e,r),s.delete(e)}return s.size>0&&(o[M]=s),o},D=(t,...e)=>{let o,s={},r={},n={};const i=[];for(const a of e)if(Array.isArray(a))Array.isArray(s)||(s=[]),s=[...s,...a];else if(R(a)){for(let[e,r]of Object.entries(a)){const n=S(r),{isReplace:a}=n;r=n.value;const c=t&&\"signal\"===e;if(c&&(a||void 0===r)&&(i.length=0),c&&r instanceof globalThis.AbortSignal)i.push(r);else if(\"context\"!==e)\"searchParams\"!==e?(t&&\"retry\"===e&&R(r)&&!a&&\"number\"==typeof s[e]&&(s={...s,[e]:{limit:s[e]}}),R(r)&&!a&&e in s&&(r=D(!1,s[e],r)),s={...s,[e]:r}):o=null==r?void 0:a||void 0===o?r:O(o,r);else{if(null!=r&&(!R(r)||Array.isArray(r)))throw new TypeError(\"The `context` option must be an object\");s={...s,context:null==r?{}:a?{...r}:{...s.context,...r}}}}if(R(a.hooks)){const{value:t,isReplace:e}=S(a.hooks);n=k(e?{}:n,t),s.hooks=n}if(R(a.headers)){const{value:t,isReplace:e}=S(a.headers);r=e?C(t):j(r,t),s.headers=r}}return void 0!==o&&(s.searchParams=o),i.length>0&&(s.signal=1===i.length?i[0]:u?AbortSignal.any(i):i.at(-1)),s},L=(...t)=>D(!0,...t),N=t=>d.includes(t)?t.toUpperCase():t,B={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:t=>.3*2**(t-1)*1e3,jitter:void 0,retryOnTimeout:!1},U=()=>({...B,methods:[...B.methods],statusCodes:[...B.statusCodes],afterStatusCodes:[...B.afterStatusCodes]}),z=t=>{if(void 0===t)return B.limit;if(\"number\"!=typeof t||!Number.isInteger(t)||t<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return t},F=(t={})=>{if(\"number\"==typeof t)return{...U(),limit:z(t)};if(null===t||\"object\"!=typeof t||Array.isArray(t))throw new TypeError(\"`retry` must be a number or an object\");const e=Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t)),o=z(e.limit);if(void 0!==e.methods&&!Array.isArray(e.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==e.statusCodes&&!Array.isArray(e.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==e.afterStatusCodes&&!Array.isArray(e.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==e.methods&&(e.methods=e.methods.map(t=>t.toLowerCase())),void 0!==e.statusCodes&&(e.statusCodes=[...e.statusCodes]),void 0!==e.afterStatusCodes&&(e.afterStatusCodes=[...e.afterStatusCodes]),{...U(),...e,limit:o}};async function $(t,{signal:e}){return new Promise((o,s)=>{function r(){clearTimeout(n),s(e.reason)}e&&(e.throwIfAborted(),e.addEventListener(\"abort\",r,{once:!0}));const n=setTimeout(()=>{e?.removeEventListener(\"abort\",r),o()},t)})}const H=Object.prototype.toString,J=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),I=(t,e)=>t instanceof e||t?.name===e.name,W=Date.parse(\"2024-01-01\"),_=/^\\d+$/,K=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],Y=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,G=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,X=({year:t,month:e,day:o,hours:s,minutes:r,seconds:n})=>{const i=K.indexOf(e),a=Number(o),c=Number(s),u=Number(r),l=Number(n);if(-1===i||c>23||u>59||l>60)return;const h=Math.min(l,59),d=new Date(Date.UTC(t,i,a,c,u,h));d.setUTCFullYear(t);const f=d.getTime();return d.getUTCFullYear()===t&&d.getUTCMonth()===i&&d.getUTCDate()===a&&d.getUTCHours()===c&&d.getUTCMinutes()===u&&d.getUTCSeconds()===h?60===l?f+1e3:f:void 0},Q=(t,e)=>t[e],Z=Symbol(\"timedOutResponseData\"),tt=Symbol(\"timedOutOperation\"),et=\"The `schema` argument must follow the Standard Schema specification\",ot=Object.prototype.toString,st=/^[\\0-\\u0020]+/g,rt=/[\\t\\n\\r]/g,nt=/^[a-z][\\d+.a-z-]*:/i,it=/^https?:(?!\\/\\/)/i,at=t=>t instanceof globalThis.Request||\"[object Request]\"===ot.call(t),ct=t=>t instanceof globalThis.Response||\"[object Response]\"===ot.call(t),ut=async(t,e)=>{if(\"object\"!=typeof e&&\"function\"!=typeof e||null===e)throw new TypeError(et);const o=e[\"~standard\"];if(\"object\"!=typeof o||null===o||\"function\"!=typeof o.validate)throw new TypeError(et);const s=await o.validate(t);if(s.issues)throw new n(s.issues);return s.value};class lt{static create(t,o){const s=o.hooks?.init??[],n=s.length>0?function(t){const e={...t,json:C(t.json),context:C(t.context),headers:C(t.headers),searchParams:(o=t.searchParams,Array.isArray(o)?o.map(t=>[...t]):C(o))};var o;return void 0!==t.retry&&(e.retry=(t=>{if(null===t||\"object\"!=typeof t||Array.isArray(t))return t;const e={...t};return Array.isArray(e.methods)&&(e.methods=[...e.methods]),Array.isArray(e.statusCodes)&&(e.statusCodes=[...e.statusCodes]),Array.isArray(e.afterStatusCodes)&&(e.afterStatusCodes=[...e.afterStatusCodes]),e})(t.retry)),e}(o):o;for(const t of s)t(n);const a=new lt(t,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#t.timeout&&a.#t.timeout>p)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#t.totalTimeout&&a.#t.totalTimeout>p)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const t=await a.#e();void 0!==t&&(a.#o=F(a.#t.retry).limit);let o=t??await a.#s(async()=>a.#r()),s=void 0!==t||a.#n();for(;;){if(void 0===o)return o;if(ct(o))try{o=await a.#i(o)}catch(t){if(!(t instanceof r))throw t;const e=await a.#a(t,async()=>a.#r());if(void 0===e)return e;o=e,s=a.#n();continue}const t=o;if(!t.ok&&\"opaque\"!==t.type&&(\"function\"==typeof a.#t.throwHttpErrors?a.#t.throwHttpErrors(t.status):a.#t.throwHttpErrors)){const r=new e(t,a.#c(t),a.#u()),n=r;if(r.data=await a.#l(t),s)throw n;const i=await a.#a(r,async()=>a.#r());if(void 0===i)return i;o=i,s=a.#n();continue}break}if(!ct(o))return o;if(a.#h(o),a.#t.onDownloadProgress){if(\"function\"!=typeof a.#t.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!l)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const t=o.clone();return a.#d(o),((t,e)=>{if(!t.body)return t;const o={status:t.status,statusText:t.statusText,headers:t.headers};if(204===t.status)return new Response(null,o);const s=Math.max(0,Number(t.headers.get(\"content-length\"))||0);return new Response(v(t.body,s,e),o)})(t,a.#t.onDownloadProgress)}return o})()}catch(t){await a.#f(t)}finally{const t=a.#p;a.#m(t?.body??void 0),a.request!==t&&a.#m(a.request.body??void 0)}})();for(const[t,e]of Object.entries(f))\"bytes\"===t&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[t]=async o=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||e);const s=await c;if(\"json\"!==t)return a.#y(async()=>s[t](),s);const r=await a.#y(async()=>s.text(),s),u=a.#c(s),l=await a.#w(async()=>{const t=n.parseJson?await n.parseJson(r,{request:u,response:s}):\"\"===r&&void 0!==o?void 0:JSON.parse(r);return void 0===o?t:ut(t,o)});return l===tt&&await a.#f(new i(u)),l});return c}static#g(t){return!t||\"object\"!=typeof t||Array.isArray(t)||t instanceof URLSearchParams?t:Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t))}request;#b;#T=0;#o;#v;#t;#p;#R;#q=new WeakSet;#S;#A;#P=!1;#E=new WeakMap;constructor(t,e={}){if(this.#v=t,Object.hasOwn(e,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#t={...e,headers:P(this.#v.headers,e.headers),hooks:k({},e.hooks),method:N(e.method??this.#v.method??\"GET\"),prefix:String(e.prefix||\"\"),retry:F(e.retry),throwHttpErrors:e.throwHttpErrors??!0,timeout:e.timeout??1e4,totalTimeout:e.totalTimeout??!1,fetch:e.fetch??globalThis.fetch.bind(globalThis),context:e.context??{}},this.#o=this.#t.retry.limit,\"string\"!=typeof this.#v&&!(this.#v instanceof URL||this.#v instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#v){if(this.#t.prefix){const t=this.#t.prefix.replace(/\\/+$/,\"\"),e=this.#v.replace(/^\\/+/,\"\");this.#v=`${t}/${e}`}if(this.#t.baseUrl){const t=(()=>this.#v.replaceAll(st,\"\").replaceAll(rt,\"\"))();if(it.test(t))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(t=>nt.test(t))(t)||(this.#v=new URL(this.#v,new Request(this.#t.baseUrl).url))}}c&&u&&(this.#R=this.#t.signal??this.#v.signal,this.#b=new globalThis.AbortController,this.#t.signal=this.#C()),a&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));const o=e.headers&&new globalThis.Headers(e.headers).has(\"content-type\");if(this.#v instanceof globalThis.Request&&(h&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!o&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#v,this.#t),void 0!==(s=this.#t.searchParams)&&(Array.isArray(s)?s.length>0:s instanceof URLSearchParams?s.size>0||Boolean(s[M]?.size):\"object\"==typeof s?Object.keys(s).length>0:\"string\"==typeof s?s.trim().length>0:Boolean(s))){const t=new URL(this.request.url),e=this.#t.searchParams?.[M];if(e)for(const o of e)t.searchParams.delete(o);if(\"string\"==typeof this.#t.searchParams){const e=this.#t.searchParams.replace(/^\\?/,\"\");\"\"!==e&&(t.search=t.search?`${t.search}&${e}`:`?${e}`)}else{const e=new URLSearchParams(lt.#g(this.#t.searchParams));for(const[o,s]of e.entries())t.searchParams.append(o,s)}if(this.#t.searchParams&&\"object\"==typeof this.#t.searchParams&&!Array.isArray(this.#t.searchParams)&&!(this.#t.searchParams instanceof URLSearchParams))for(const[e,o]of Object.entries(this.#t.searchParams))void 0===o&&t.searchParams.delete(e);this.request=new globalThis.Request(t,this.#t)}var s;if(this.#t.onUploadProgress&&\"function\"!=typeof this.#t.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#A=\"number\"==typeof this.#t.totalTimeout?this.#j():void 0}#x(t){const e=t.delay(this.#T+1);let o=e;return!0===t.jitter?o=Math.random()*e:\"function\"==typeof t.jitter&&(o=t.jitter(e),(!Number.isFinite(o)||o<0)&&(o=e)),Math.min(t.backoffLimit,o)}async#k(t){const n=F(this.#t.retry);if(this.#T>=Math.min(n.limit,this.#o))throw t;const a=t instanceof Error?t:new s(t);if(a instanceof r)return a.customDelay??this.#x(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw t;const{shouldRetry:c}=n;if(void 0!==c){const e=await this.#w(async()=>c({error:a,retryCount:this.#T+1}));if(e===tt)throw new i(this.request);if(!1===e)throw t;if(!0===e)return this.#x(n)}if(function(t){return I(t,i)}(t)){if(!n.retryOnTimeout)throw t;return this.#x(n)}if(function(t){return I(t,e)}(t)){if(!n.statusCodes.includes(t.response.status))throw t;const e=(t=>{const e=t.get(\"Retry-After\");if(null!==e)return{value:e,allowTimestamp:!1};const o=t.get(\"RateLimit-Reset\");if(null!==o)return{value:o,allowTimestamp:!0};const s=t.get(\"X-RateLimit-Retry-After\");if(null!==s)return{value:s,allowTimestamp:!1};const r=t.get(\"X-RateLimit-Reset\")??t.get(\"X-Rate-Limit-Reset\");return null!==r?{value:r,allowTimestamp:!0}:void 0})(t.response.headers);if(e&&n.afterStatusCodes.includes(t.response.status)){const t=(({value:t,allowTimestamp:e})=>{if(_.test(t)){let o=1e3*Number(t);return e&&o>=W&&(o-=Date.now()),Math.max(0,o)}const o=(t=>{const e=Y.exec(t);if(e)return X({year:Number(Q(e,3)),month:Q(e,2),day:Q(e,1),hours:Q(e,4),minutes:Q(e,5),seconds:Q(e,6)});const o=V.exec(t);if(o){const t=new Date,e=Number(Q(o,3)),s=100*Math.floor(t.getUTCFullYear()/100)+e,r=Date.UTC(t.getUTCFullYear()+50,t.getUTCMonth(),t.getUTCDate(),t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),t.getUTCMilliseconds());let n;for(const t of[s-100,s,s+100]){const e=X({year:t,month:Q(o,2),day:Q(o,1),hours:Q(o,4),minutes:Q(o,5),seconds:Q(o,6)});void 0!==e&&e<=r&&(n=e)}return n}const s=G.exec(t);if(s){const t=Q(s,4),[e,o,r]=t.split(\":\");return X({year:Number(Q(s,5)),month:Q(s,2),day:Q(s,3).trim(),hours:e,minutes:o,seconds:r})}})(t);if(void 0===o)return;const s=o-Date.now();return Number.isFinite(s)?Math.max(0,s):void 0})(e);return void 0===t?this.#x(n):Math.min(n.maxRetryAfter,t)}if(413===t.response.status)throw t;return this.#x(n)}if(!function(t){return I(t,o)}(t))throw t;return this.#x(n)}#h(t){const e=this.#c(t);return this.#t.parseJson&&(t.json=async()=>{const o=await t.text();return this.#t.parseJson(o,{request:e,response:t})}),t}async#f(t){if(!(t instanceof Error))throw t;if(this.#q.has(t))throw t;let e=t;for(const t of this.#t.hooks.beforeError){const o=await t({request:this.request,options:this.#u(),error:e,retryCount:this.#T});o instanceof Error&&(e=o)}throw e}async#l(t){const e=this.#M(),o=await this.#O(t,e.milliseconds);if(o===Z){if(e.fromTotalTimeout)throw new i(this.request);return void this.#D()}if(!o)return;if(!this.#L(t.headers.get(\"content-type\")??\"\"))return o;const s=this.#M(),r=await this.#N(o,t,s.milliseconds,this.#c(t));if(r!==Z)return r;if(s.fromTotalTimeout)throw new i(this.request);this.#D()}#M(){const t=!1===this.#t.timeout?1e4:this.#t.timeout,e=this.#B();if(void 0===e)return{milliseconds:t,fromTotalTimeout:!1};if(e<=0)throw new i(this.request);return{milliseconds:Math.min(t,e),fromTotalTimeout:e<=t}}#U(){const t=this.#B();if(void 0!==t){if(t<=0)throw new i(this.request);return!1===this.#t.timeout?t:Math.min(this.#t.timeout,t)}return!1===this.#t.timeout?void 0:this.#t.timeout}async#y(t,e){let o;try{o=this.#U()}catch(t){await this.#f(t)}const s=t();if(void 0===o)return s;const r=await Promise.race([s,new Promise(t=>{const e=setTimeout(()=>{t(Z)},o);s.finally(()=>{clearTimeout(e)}).catch(()=>{})})]);return r===Z&&(this.#b?.abort(),await this.#f(new i(this.#c(e)))),r}async#w(t){const e=this.#B();if(void 0===e)return t();if(e<=0)return this.#b?.abort(),tt;let o;try{const s=new Promise(t=>{o=setTimeout(()=>{t(tt)},e)}),r=Promise.resolve().then(t).then(t=>({status:\"fulfilled\",value:t})).catch(t=>({status:\"rejected\",error:t})),n=await Promise.race([r,s]),i=this.#B();if(n===tt||void 0!==i&&i<=0)return this.#b?.abort(),n===tt?r.then(t=>{\"fulfilled\"===t.status&&this.#z(t.value)}):\"fulfilled\"===n.status&&this.#z(n.value),tt;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(o)}}#L(t){const e=(t.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(e)}async#O(t,e){const{body:o}=t;if(!o)try{return await t.text()}catch{return}let s;try{s=o.getReader()}catch{return}const r=(t=>{const e=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(t),o=e?.[1]??e?.[2];if(o)try{return new TextDecoder(o)}catch{}return new TextDecoder})(t.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:t,value:e}=await s.read();if(t)break;if(i+=e.byteLength,i>10485760)return void s.cancel().catch(()=>{});n.push(r.decode(e,{stream:!0}))}}catch{return}return n.push(r.decode()),n.join(\"\")})(),c=new Promise(t=>{const o=setTimeout(()=>{t(Z)},e);a.finally(()=>{clearTimeout(o)})}),u=await Promise.race([a,c]);return u===Z&&s.cancel().catch(()=>{}),u}async#N(t,e,o,s){let r;try{return await Promise.race([Promise.resolve().then(()=>this.#t.parseJson?this.#t.parseJson(t,{request:s,response:e}):JSON.parse(t)),new Promise(t=>{r=setTimeout(()=>{t(Z)},o)})])}catch{return}finally{clearTimeout(r)}}#m(t){t&&t.cancel().catch(()=>{})}#d(t){this.#m(t.body??void 0)}#z(t){ct(t)?this.#d(t):at(t)&&this.#m(t.body??void 0)}#C(){return this.#R?AbortSignal.any([this.#R,this.#b.signal]):this.#b.signal}#D(){const t=this.#B();if(void 0!==t&&t<=0)throw new i(this.request)}async#e(){for(const t of this.#t.hooks.beforeRequest){const e=await this.#w(async()=>t({request:this.request,options:this.#u(),retryCount:0}));if(e===tt)throw new i(this.request);if(at(e))this.#F(e);else if(ct(e))return e}}async#i(t){const e=this.#c(t);for(const o of this.#t.hooks.afterResponse){const s=this.#$(t.clone(),e);let n;this.#h(s);try{if(n=await this.#w(async()=>o({request:this.request,options:this.#u(),response:s,retryCount:this.#T})),n===tt)throw new i(this.request)}catch(e){throw s!==t&&this.#d(s),this.#d(t),e}if(n instanceof y)throw s!==t&&this.#d(s),this.#d(t),new r(n.options);const a=ct(n)?this.#$(n,e):t;s!==t&&s!==a&&s.body!==a.body&&this.#d(s),t!==a&&t.body!==a.body&&this.#d(t),t=a}return t}async#s(t){try{return await t()}catch(e){return this.#a(e,t)}}async#a(t,e){this.#P=!1;const o=Math.min(await this.#k(t),p),s={signal:this.#R},n=this.#B();if(void 0!==n){if(n<=0)throw new i(this.request);if(o>=n)throw await $(n,s),new i(this.request)}if(await $(o,s),this.#D(),t instanceof r&&t.customRequest){const e=new globalThis.Request(t.customRequest,this.#t.signal?{signal:this.#t.signal}:void 0);this.#F(e)}for(const e of this.#t.hooks.beforeRetry){let o;try{o=await this.#w(async()=>e({request:this.request,options:this.#u(),error:t,retryCount:this.#T+1}))}catch(e){throw e instanceof Error&&e!==t&&this.#q.add(e),e}if(o===tt)throw new i(this.request);if(at(o)){this.#F(o);break}if(ct(o))return this.#P=!0,this.#T++,o;if(o===m)return}return this.#D(),this.#T++,this.#s(e)}#n(){const t=this.#P;return this.#P=!1,t}async#r(){this.#b?.signal.aborted&&(this.#b=new globalThis.AbortController,this.#t.signal=this.#C(),this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));const t=(t=>{const e={};for(const o in t)Object.hasOwn(t,o)&&(o in b||o in g||(e[o]=t[o]));return e})(this.#t);this.#o=F(this.#t.retry).limit;const e=this.#o>0?this.request.clone():void 0,s=this.#H(this.request,this.#t.body??void 0);this.#p=s,e&&(this.request=e);try{const e=this.#B();if(void 0!==e&&e<=0)throw new i(this.request);const o=!1===this.#t.timeout?e:void 0===e?this.#t.timeout:Math.min(this.#t.timeout,e),r=void 0===o?await this.#t.fetch(s,t):await async function(t,e,o,s){return new Promise((r,n)=>{const a=setTimeout(()=>{o&&o.abort(),n(new i(t))},s.timeout);s.fetch(t,e).then(r).catch(n).then(()=>{clearTimeout(a)})})}(s,t,this.#b,{timeout:o,fetch:this.#t.fetch});return this.#$(r,s)}catch(t){if(function(t){if(!t||\"[object Error]\"!==H.call(t)||\"TypeError\"!==t.name||\"string\"!=typeof t.message)return!1;const{message:e,stack:o}=t;return\"Load failed\"===e||e.startsWith(\"Load failed (\")&&e.endsWith(\")\")?void 0===o||\"__sentry_captured__\"in t:!!e.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===e||e.startsWith(\"Failed to fetch (\")&&e.endsWith(\")\"))||J.has(e)}(t))throw new o(this.request,{cause:t});throw t}}#B(){if(void 0===this.#A)return;const t=this.#j()-this.#A;return Math.max(0,this.#t.totalTimeout-t)}#j(){return globalThis.performance?.now()??Date.now()}#u(){if(!this.#S){const{hooks:t,json:e,parseJson:o,stringifyJson:s,searchParams:r,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...u}=this.#t;this.#S=Object.freeze(u)}return this.#S}#F(t){this.#S=void 0,this.request=t}#c(t){return this.#E.get(t)??this.request}#$(t,e){return this.#E.set(t,e),t}#H(t,e){return this.#t.onUploadProgress&&t.body&&a?((t,e,o)=>{if(!t.body)return t;const s=(t=>{if(!t)return 0;if(t instanceof FormData){let e=0;for(const[o,s]of t)e+=40,e+=T.encode(`Content-Disposition: form-data; name=\"${o}\"`).byteLength,e+=\"string\"==typeof s?T.encode(s).byteLength:s.size;return e}return t instanceof Blob?t.size:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:\"string\"==typeof t?T.encode(t).byteLength:t instanceof URLSearchParams?T.encode(t.toString()).byteLength:0})(o??t.body);return new Request(t,{duplex:\"half\",body:v(t.body,s,e)})})(t,this.#t.onUploadProgress,e??this.#t.body??void 0):t}}const ht=t=>{const e=(e,o)=>lt.create(e,A(t,o));for(const o of d)e[o]=(e,s)=>lt.create(e,A(t,s,{method:o}));return e.create=t=>ht(A(t)),e.extend=e=>(\"function\"==typeof e&&(e=e(t??{})),ht(A(t,e))),e.stop=m,e.retry=w,e},dt=ht(),ft=(t,e=Math.random)=>e()*Math.min(6e4,1e3*2**(t-1)),pt=(t,e=Date.now())=>{const o=t.get(\"retry-after\");if(!o)return;const s=/^\\d+$/.test(o)?1e3*Number(o):Date.parse(o)-e;return Number.isNaN(s)?void 0:Math.min(Math.max(s,0),36e5)},mt=[401,403,404,405],yt=async(t,e)=>{try{const o=await dt(t,{...e,fetch:t=>fetch(t,{keepalive:!!e.keepalive}),credentials:\"same-origin\",retry:0,throwHttpErrors:!1,timeout:3e4}),{status:s,headers:r}=o,n=await o.json().catch(()=>null);return{status:s,content:n,w:/problem/.test(r.get(\"content-type\")??\"\"),detail:`${s} ${n?.detail??\"\"}`,o0:mt.includes(s)?3e5:pt(r)}}catch(t){return{status:0,content:null,w:!1,detail:String(t)}}},wt={status:0,content:null,w:!1,detail:\"given up\"},gt=t=>`keepsend-${t.slice(-12)}`,bt=(t,e)=>{const o=t.split(\".\");return\"ok\"===t||o.every(t=>/^[rh]\\d+$/.test(t))?e.flatMap((t,e)=>o.includes(`h${e}`)?[]:o.includes(`r${e}`)?[{id:t,status:\"rejected\",code:\"refused\",detail:\"Refused on leaving\"}]:[{id:t,status:\"accepted\"}]):[]},Tt=\"h:accounts\",vt=\"h:attempted\",Rt=\"h:doubt:\",qt=\"h:next-attempt\",St=\"h:paused-until\",At=\"h:visitor\",Pt=(t,e,o=1)=>{t.accepted+=o*e.accepted,t.rejected+=o*e.rejected;for(const s of[\"lost\",\"untold\"])for(const r in e[s])t[s][r]=(t[s][r]??0)+o*(e[s][r]??0);return t},Et=({untold:t},e)=>{const o={};for(const s in e){const r=(t[s]??0)-(e[s]??0);t[s]=Math.max(0,r),o[s]=Math.max(0,-r)}return o},Ct=async(t,e,o,s={},r=[])=>{const{i0:n,d:i,j0:a,u0:c}=t,u=t=>i(()=>n.p0(\"readwrite\",async i=>{const a=t&&await n.request(i.get(Tt))||{accepted:0,rejected:0,lost:{},untold:{}},c=new Set(await Promise.all(e.map(t=>n.request(i.getKey(t)))));for(const t of e)c.has(t)&&(i.delete(t),o(a,t));for(const t of r)i.delete(t);const u=Et(a,s);return t&&i.put(a,Tt),await n.request(i.transaction),{found:c,rest:u,uncounted:t?{accepted:0,rejected:0,lost:{},untold:{}}:a}})),l=await u(!0)??await u(!1);let h=!0;for(const s of e){const e=a.get(s);void 0===e?.x&&e?l?.found.has(s)||o(c,s):h=!1,t.j(s)}return l&&Pt(c,l.uncounted),Et(c,l?.rest??s),h||Boolean(l)},jt=()=>{try{return Object.keys(localStorage).filter(t=>/^keepsend:/.test(t))}catch{return[]}},xt=t=>{const{event:e,visitor:o,bytes:s=0}=t??{},r=e?.id;return\"string\"==typeof r&&r<\"g\"&&Boolean(o)&&s>0},kt=({j0:t})=>[...t.values()].filter(({x:t})=>!t),Mt=async(t,e,o=\"\")=>{const s=await(async({i0:t,d:e},o,s)=>{const r=[];let n=s;for(;void 0!==n&&r.length<o;){const s=IDBKeyRange.bound(n,\"g\",!0),i=await e(()=>t.p0(\"readonly\",e=>Promise.all([t.request(e.getAllKeys(s,o)),t.request(e.getAll(s,o))]))),[a,c]=i??[[],[]];for(const[t,e]of c.entries())xt(e)&&e.event.id===a[t]&&r.push(e);n=a.length===o?a.at(-1):void 0}return r.slice(0,o)})(t,e,o);for(const{event:e}of s)Object.assign(t.j0.get(e.id)??{},{x:!0});const r=o?[]:kt(t).map(({l:t})=>t);return[...s,...r].sort((t,e)=>t.event.id<e.event.id?-1:1)},Ot=async t=>{const{i0:e,d:o}=t,s=await o(()=>e.p0(\"readonly\",e=>(async(t,e)=>{const{i0:o}=t,s=kt(t).map(async t=>{void 0!==await o.request(e.getKey(t.l.event.id))&&(t.x=!0)}),r=IDBKeyRange.upperBound(\"g\"),[n]=await Promise.all([o.request(e.count(r)),...s]);return n})(t,e)));return(s??0)+kt(t).length},Dt=t=>t&&\"metric\"in t?t.metric:\"identify\",Lt=({i0:t,d:e},o)=>e(()=>t.get(o)),Nt=async(t,e,o)=>{const{z:s}=t,r=o.results.filter(t=>t&&\"held\"!==t.status&&e.ids.includes(t.id)),n=new Map(r.map(({id:t,status:e})=>[t,e])),i=await Ct(s,[...n.keys()],(t,e)=>{t[(t=>\"rejected\"===n.get(t)?\"rejected\":\"accepted\")(e)]+=1},e.dropped,[Rt+e.batch]);s.doubts.delete(e.batch),await(async({r:t},e,o)=>{o.visitor&&await t.n0();const{fresh:s,...r}=t.known()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=o.visitor??r;if(!s||r.anonymous_id!==e.visitor?.anonymous_id)return;const i=n===r.anonymous_id?\"first\":\"known\";t.a({visitor:{...r,anonymous_id:n},outcome:i,kinds:[]})})(t,e,o);for(const{id:o,status:s,code:n=\"rejected\",pointer:i=\"\",detail:a=\"\"}of r){const r=Dt(e.events.find(t=>t.id===o));\"rejected\"===s?t.k(\"rejected\",{id:o,metric:r,code:n,pointer:i,detail:a}):t.k(\"accepted\",{id:o,metric:r})}return r.length>0&&i},Bt=async({z:t},e)=>{t.l0=Date.now()+e,await t.d(()=>t.i0.put(St,t.l0))},Ut=async(t,e)=>{t.d0=e&&Date.now()+e,await t.z.d(()=>t.z.i0.put(qt,t.d0))},zt=async({z:t},e)=>{const{i0:o,j0:s,d:r}=t,n=await r(()=>o.p0(\"readonly\",t=>Promise.all(e.map(e=>o.request(t.get(e))))));return e.flatMap((t,e)=>n?.[e]?.event??s.get(t)?.l.event??[])},Ft=async(t,e,o)=>{const{ids:s}=t.z.doubts.get(e)??{ids:[]},r={batch:e,ids:s,events:await zt(t,s)};await Nt(t,r,{results:o})},$t=async t=>{const{z:e,m:o}=t;if(await(async({z:t})=>{const{doubts:e,i0:o,d:s}=t;for(const t of e.values())t.atMs=Math.min(t.atMs,Date.now());const r=IDBKeyRange.bound(Rt,`${Rt}~`),n=await s(()=>o.p0(\"readonly\",t=>Promise.all([o.request(t.getAllKeys(r)),o.request(t.getAll(r))])));if(!n)return;const[i,a]=n,c=new Map(i.map((t,e)=>[String(t).slice(8),a[e]]));for(const[t,{atMs:o}]of e)c.has(t)||o||e.delete(t);for(const[t,o]of c)Array.isArray(o?.ids)&&!e.has(t)&&e.set(t,{ids:o.ids,atMs:Math.min(o.atMs,Date.now())})})(t),!e.doubts.size)return[];const s=(()=>{try{return new Map(document.cookie.split(\"; \").map(t=>t.split(\"=\",2)))}catch{return new Map}})();for(const[o,{ids:r}]of e.doubts){const e=gt(o),n=s.get(e);void 0!==n&&(await Ft(t,o,bt(n,r)),document.cookie=`${e}=; Max-Age=0; Path=/`)}const r=o(e.doubts);return[...e.doubts].filter(([,{ids:t}])=>!t.some(t=>r.has(t))).map(([t])=>t).slice(0,20)},Ht=(t,e)=>t.url+\"?batch=\"+e,Jt=async({z:t},e)=>{t.doubts.delete(e),await Ct(t,[],()=>{},{},[Rt+e])},It=async(t,e,{content:o})=>{const s=Array.isArray(o?.batches)?o.batches:[];for(const o of e){const e=s.find(t=>t?.batch===o)?.results;await Ft(t,o,Array.isArray(e)?e:[])}},Wt=t=>Boolean(t?.visitor?.anonymous_id&&Array.isArray(t.decisions)),_t=t=>t?.decisions.at(-1)?.at??\"\",Kt=(t,e=\"\")=>[e,...t.flatMap(([,{ids:t}])=>t)].sort().at(-1),Yt=[400,413,415,422],Vt=()=>{},Gt=t=>{const{z:e}=t;let o=0;const{ask:s,post:r}=(t=>{let e=new AbortController;t.on(\"consent\",o=>{\"denied\"===o&&(e.abort(),t.h?.())});const o=async(t,o)=>{const s=new AbortController;e=s;const r=new Promise(t=>s.signal.addEventListener(\"abort\",()=>t(wt))),n=({persisted:t})=>t&&setTimeout(()=>s.abort(),1e3);addEventListener(\"pageshow\",n);const i=await Promise.race([yt(t,{...o,signal:s.signal}),r]);return removeEventListener(\"pageshow\",n),i};return{ask:t=>o(t,{}),post:async({batch:e,ids:s},r,n)=>{const{size:i}=r.body,a=n&&i<=6e4,c=setTimeout(t.f0,300);t.h?.(),t.h=((t,{body:e,headers:o})=>{const{fetchLater:s}=globalThis,r=new AbortController;if(s&&e.size<=8e3)try{s(t,{method:\"POST\",body:e,headers:o,signal:r.signal})}catch{}return()=>r.abort()})(t.url+\"?receipt\",r),t.g=a?i:0,t.z.doubts.set(e,{ids:s,atMs:a?Number.POSITIVE_INFINITY:0});const u=await o(t.url,{method:\"POST\",...r,keepalive:a});return clearTimeout(c),t.g=0,u}}})(t);let n=0;const i=(()=>{let t=0;const e={c0:100,c:new Set,p:t=>{e.c0=Math.ceil(t/2)},m0:o=>{for(const t of o)e.c.add(t);return e.c0=100,t+=1,t<3},reset:()=>{e.c0=100,t=0}};return e})();let a,c,u=!1;const l=t=>(clearTimeout(c),c=setTimeout(()=>p(!1).catch(t=>h(String(t))),t),!1),h=async(e,s)=>{if(!t.v())return!1;t.k(\"error\",{detail:`Not delivered yet: ${e}`}),o+=1;const r=s||ft(o);return s&&t.h?.(),await(s?Bt:Ut)(t,r),t.f0(),l(r)},d=async(e,s,r)=>!await Nt(t,e,s)||r?h(\"events are held\",r):(o=0,i.reset(),t.d0&&await Ut(t,0),!0),f=async a=>{if(!t.v())return!1;const c=await(async(t,e)=>{const{z:o}=t,[s=0,r=t.d0]=await Promise.all([Lt(o,St),Lt(o,qt)]);o.l0=Math.max(s,o.l0),t.d0=r;const n=(t,e)=>t>0&&t<e?t:0,i=Date.now();return Math.max(n(o.l0-i,36e5),e?0:n(r-i,6e4))})(t,a);if(c)return l(c);if(!await(async()=>{let e=\"\";for(;;){const o=await $t(t);if(o.length||(n=0),!o.length||`${o}`===e)return!0;n+=1,e=`${o}`;const r=await s(Ht(t,o)),{status:i,content:a,detail:c,o0:u}=r;if(!(200===i&&Array.isArray(a?.batches)||[...mt,...Yt].includes(i)))return t.h?.(),h(c,u);await It(t,o,r)}})()||!t.v())return!1;const f=await(async(t,e,o=new Set)=>{const{z:s,k0:r,r0:n}=t,i=t.m(s.doubts),a=e+i.size+o.size,[c,u=\"\",l]=await Promise.all([Mt(s,a),Lt(s,vt),Lt(s,Tt)]);u>s.e&&(s.e=u);const h=new Set(c.map(({event:t})=>t.id));for(const[t,{x:e}]of s.j0)e&&c.length<a&&t<=u&&!h.has(t)&&s.j(t);const d=r(c.filter(({event:{id:t}})=>!i.has(t)&&!o.has(t)),24e4,e),f=(({u0:t},e)=>{const o=Pt(Pt({accepted:0,rejected:0,lost:{},untold:{}},e??{accepted:0,rejected:0,lost:{},untold:{}}),t),s=Object.entries(o.untold).filter(([,t])=>t>0);return s.length?Object.fromEntries(s):void 0})(s,l);return n(d,t.i(),s.e,f)})(t,i.c0,i.c);if(!f&&i.c.size)return i.c.clear(),h(\"refused on the way\");if(!f)return t.h?.(),e.doubts.size?l(1e3*2**Math.min(n,6)):(o=\"memory\"===e.storage?o+1:0,o>0&&l(ft(o)));const p=await(async(t,e)=>{const o={\"content-type\":\"application/json\"},s=new Blob([t]);if(e||t.length<2e3||\"undefined\"==typeof CompressionStream)return{body:s,headers:o};const r=s.stream().pipeThrough(new CompressionStream(\"gzip\"));return{body:await new Response(r).blob(),headers:{...o,\"content-encoding\":\"gzip\"}}})(f.body,u);if(await t.e0(f,0),!t.v())return!1;\"memory\"===e.storage&&e.f();const m=await r(f,p,!o);if(!t.v())return!1;const y=(({status:t,content:e},{batch:o})=>202===t&&e?.batch===o&&Array.isArray(e.results)?e:void 0)(m,f);return y?(t.h?.(),d(f,y,m.o0)):(async(o,{status:s,w:r,detail:n,o0:a},c)=>{const{batch:l,ids:f}=o;if(r||s>=400&&s<500?await Jt(t,l):e.doubts.set(l,{ids:f,atMs:0}),415===s&&c)return u=!0,!0;const p=1===f.length;return Yt.includes(s)?p&&!r?i.m0(f)||h(n,a):p?d({...o,dropped:void 0},((t,e)=>({batch:t.batch,results:t.ids.map(t=>({id:t,status:\"rejected\",code:\"batch_refused\",detail:e}))}))(o,n)):(i.p(f.length),!0):h(n,a)})(f,m,\"content-encoding\"in p.headers)},p=async o=>e.u&&!o?(l(1e3),Ot(e)):(clearTimeout(c),o&&await a,a??=(async t=>{const e=new AbortController,o=()=>e.signal.aborted;if(!navigator.locks)return t(o);const s=new AbortController,r=new Promise(t=>e.signal.addEventListener(\"abort\",()=>t())),n=()=>{e.abort(),s.abort()},i=setTimeout(()=>s.abort(),35e3);addEventListener(\"pagehide\",n);const a=(t=>{const{navigation:e}=globalThis,o=({destination:e,downloadRequest:o})=>{e?.sameDocument||null!=o||t()};return e?.addEventListener(\"navigate\",o),()=>e?.removeEventListener(\"navigate\",o)})(n);let c;try{await navigator.locks.request(\"keepsend\",{signal:s.signal},()=>(clearTimeout(i),c=t(o),Promise.race([c,r])))}catch{o()||(c??=t(o))}finally{clearTimeout(i),removeEventListener(\"pagehide\",n),a()}return await c,o()})(e=>(async(e,o)=>{for(t.v()&&(({z:t})=>\"memory\"===t.storage||kt(t).length+jt().length>0)(t)&&await(async({z:t,r:e,v:o})=>{const{i0:s,d:r,u0:n,doubts:i}=t,a=t.f();let c=[];const u=()=>(c=jt().filter(t=>t!==a),(t=>{const e=[],o={entries:[],doubts:[],accounts:{accepted:0,rejected:0,lost:{},untold:{}}};for(const s of t)try{const t=JSON.parse(localStorage.getItem(s)??\"\"),{entries:r,doubts:n,accounts:i}=t;Wt(t.known)&&e.push(t.known),o.entries.push(...r.filter(xt)),o.doubts.push(...n.filter(([t,{ids:e}])=>t&&Array.isArray(e)&&e[0])),i&&Pt(o.accounts,i)}catch{}return{...o,known:e}})(c)),l=Pt({accepted:0,rejected:0,lost:{},untold:{}},n),h=await r(()=>s.p0(\"readwrite\",async e=>{if(!o())return;const r=await s.request(e.get(Tt))??{accepted:0,rejected:0,lost:{},untold:{}},n=await s.request(e.get(vt)),a=u(),c=kt(t),h=[...c.map(({l:t})=>t),...a.entries];for(const t of h)e.put(t,t.event.id);const d=[...i,...a.doubts];for(const[t,{ids:o,atMs:s}]of d)e.put({ids:o,atMs:Math.min(s,Date.now())},Rt+t);e.put(Kt(d,n),vt);for(const t of a.known){const o=await s.request(e.get(At));(!Wt(o)||_t(t)>_t(o))&&e.put(t,At)}return e.put(Pt(Pt(r,l),a.accounts),Tt),await s.request(e.transaction),c}));if(h)t.storage=\"indexeddb\",Pt(n,l,-1),((t,e)=>{let o=0;for(const[s,r]of t.j0)e.has(r)&&(r.x=!0),o+=r.l.bytes,r.x&&o>6e4&&t.j(s)})(t,new Set(h)),await e.n0();else{const e=u();Pt(n,e.accounts);for(const[t,o]of e.doubts)i.set(t,o);t.e=Kt(e.doubts,t.e);const o=e.entries.filter(({event:e})=>!t.j0.has(e.id));await Promise.all(o.map(t.y))}for(const t of c)localStorage.removeItem(t);t.f()})(t),t.v()&&await(async({z:t,n:e})=>{if(\"memory\"===t.storage)return!1;const[o]=await Mt(t,1);return!0===(o&&o.event.id<e(Date.now()-12096e5))||await Ot(t)>25})(t)&&await t.s().then(({enforceLimits:e})=>e(t),Vt);!o()&&await f(e););})(o,e)).then(t=>{t&&l(1e3)}).finally(()=>{a=void 0}),await a,Ot(e));return{flush:p}};export{Gt as createSender};\n","i.adee37e1.js":"const e=\"h:accounts\",t=(e,t,n=1)=>{e.accepted+=n*t.accepted,e.rejected+=n*t.rejected;for(const o of[\"lost\",\"untold\"])for(const s in t[o])e[o][s]=(e[o][s]??0)+n*(t[o][s]??0);return e},n=({untold:e},t)=>{const n={};for(const o in t){const s=(e[o]??0)-(t[o]??0);e[o]=Math.max(0,s),n[o]=Math.max(0,-s)}return n},o={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},s={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,first:()=>\"The route took his first events: a visitor it had not seen before.\",known:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},i=({outcome:e,kinds:t})=>s[e](t.map(e=>o[e]).join(\" and \")),r=e=>{const{event:t,visitor:n,bytes:o=0}=e??{},s=t?.id;return\"string\"==typeof s&&s<\"g\"&&Boolean(n)&&o>0},a=({j0:e})=>[...e.values()].filter(({x:e})=>!e),c=async(e,t,n=\"\")=>{const o=await(async({i0:e,d:t},n,o)=>{const s=[];let i=o;for(;void 0!==i&&s.length<n;){const o=IDBKeyRange.bound(i,\"g\",!0),a=await t(()=>e.p0(\"readonly\",t=>Promise.all([e.request(t.getAllKeys(o,n)),e.request(t.getAll(o,n))]))),[c,d]=a??[[],[]];for(const[e,t]of d.entries())r(t)&&t.event.id===c[e]&&s.push(t);i=c.length===n?c.at(-1):void 0}return s.slice(0,n)})(e,t,n);for(const{event:t}of o)Object.assign(e.j0.get(t.id)??{},{x:!0});const s=n?[]:a(e).map(({l:e})=>e);return[...o,...s].sort((e,t)=>e.event.id<t.event.id?-1:1)},d=async(e,t)=>{const{i0:n}=e,o=a(e).map(async e=>{void 0!==await n.request(t.getKey(e.l.event.id))&&(e.x=!0)}),s=IDBKeyRange.upperBound(\"g\"),[i]=await Promise.all([n.request(t.count(s)),...o]);return i},l=e=>e&&\"metric\"in e?e.metric:\"identify\",u=async({z:o,n:s})=>{const i=[];for(let e=\"0\";e;e=i.at(-1)?.id){const t=await c(o,500,e);if(!t.length)break;i.push(...t.map(({event:{id:e},bytes:t})=>({id:e,bytes:t})))}const r=s(Date.now()-12096e5);let a=i.length,d=i.reduce((e,t)=>e+t.bytes,0);const l=new Map;for(const e of i){const t=e.id<r&&!o.j0.has(e.id);!t&&a<=1e4&&d<=5e6||(l.set(e.id,t?\"expired\":\"full\"),a-=1,d-=e.bytes)}l.size&&await(async(o,s,i,r={},a=[])=>{const{i0:c,d,j0:l,u0:u}=o,h=t=>d(()=>c.p0(\"readwrite\",async o=>{const d=t&&await c.request(o.get(e))||{accepted:0,rejected:0,lost:{},untold:{}},l=new Set(await Promise.all(s.map(e=>c.request(o.getKey(e)))));for(const e of s)l.has(e)&&(o.delete(e),i(d,e));for(const e of a)o.delete(e);const u=n(d,r);return t&&o.put(d,e),await c.request(o.transaction),{found:l,rest:u,uncounted:t?{accepted:0,rejected:0,lost:{},untold:{}}:d}})),m=await h(!0)??await h(!1);let f=!0;for(const e of s){const t=l.get(e);void 0===t?.x&&t?m?.found.has(e)||i(u,e):f=!1,o.j(e)}return m&&t(u,m.uncounted),n(u,m?.rest??r),f||Boolean(m)})(o,[...l.keys()],({lost:e,untold:t},n)=>{for(const o of[e,t]){const e=l.get(n);o[e]=(o[e]??0)+1}})},h=async n=>{const{z:o,r:s}=n,r=(e=>{if(e.recent)return e.recent;const t=[];e.recent=t;const n=(e,n,o=\"\")=>{const s=t.find(t=>t.id===e);return s&&Object.assign(s,{state:n,...o&&{detail:o}})},o=(e,n,o)=>{t.push({id:e,metric:n,time:o,state:\"held\"})>50&&t.shift()};return e.on(\"tracked\",({id:e,metric:t,time:n})=>o(e,t,n)),e.on(\"kept\",({id:e})=>n(e,\"kept\")),e.on(\"accepted\",({id:e})=>n(e,\"accepted\")),e.on(\"rejected\",({id:e,metric:t=\"\",detail:s})=>{e&&!n(e,\"rejected\",s)&&(o(e,t,(new Date).toISOString()),n(e,\"rejected\",s))}),t})(n),{storage:u,error:h,l0:m}=o,f=Math.max(m,n.d0),w=\"none\"!==u,p=w?await c(o,100):[],g=w?await(async n=>{const{i0:o,d:s,u0:i}=n,r=await s(()=>o.p0(\"readonly\",t=>Promise.all([o.request(t.get(e)),d(n,t)]))),[c,l]=r??[null,0],u=l+a(n).length,{accepted:h,rejected:m,lost:f}=t(c??{accepted:0,rejected:0,lost:{},untold:{}},i);return{tracked:h+m+Object.values(f).reduce((e,t)=>e+t,0)+u,accepted:h,rejected:m,lost:f,waiting:u}})(o):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:y,decisions:v}=s.known()??{visitor:null,decisions:[]},{traits:j,fresh:k,...b}=y??{};return{storage:u,...\"memory\"===u&&{storage_error:String(h)},visitor:y&&b,explanations:v.map(e=>({at:e.at,sentence:i(e)})),accounts:g,waiting:p.slice(0,100).map(({event:e})=>({id:e.id,metric:l(e),time:e.time})),recent:r.map(e=>({...e})),under_way:n.m(o.doubts).size,...f>Date.now()&&{next_attempt_at:new Date(f).toISOString()}}};export{u as enforceLimits,h as inspectCore};\n"};

const EVERGREEN = "public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "public, max-age=31536000, immutable";
const FRESH = "no-cache";
const respond = async (request, text, cacheControl) => {
  const etag = `"${await digest(text, 8)}"`;
  const headers = {
    "cache-control": cacheControl,
    "content-type": "text/javascript; charset=utf-8",
    etag
  };
  const isKnown = request.headers.get("if-none-match")?.includes(etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
};
const serveScript = (request) => respond(request, script, EVERGREEN);
const serveStub = (request) => respond(request, stub, EVERGREEN);
const servePart = (request, name) => {
  const names = Object.keys(parts);
  const exact = names.includes(name);
  const kind = /^[a-z]\.(?=\w+\.js$)/.exec(name)?.[0];
  const current = exact ? name : kind && names.find((other) => other.startsWith(kind));
  const text = current && parts[current];
  return text ? respond(request, text, exact ? IMMUTABLE : FRESH) : void 0;
};

const [externalId, email, phoneNumber, kx] = KINDS;
const profile = v.strictObject({
  external_id: v.exactOptional(identifier(externalId)),
  email: v.exactOptional(identifier(email)),
  phone_number: v.exactOptional(identifier(phoneNumber)),
  _kx: v.exactOptional(identifier(kx)),
  anonymous_id: v.nullish(v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_IDENTIFIER_LENGTH))),
  traits: v.exactOptional(v.custom(isPlainObject))
});
const serverEvent = v.strictObject({
  time: v.exactOptional(timestamp),
  metric: v.custom(HAPPENING.metric),
  properties: v.exactOptional(v.custom(HAPPENING.properties)),
  value: v.exactOptional(v.custom(HAPPENING.value)),
  value_currency: v.exactOptional(v.custom(HAPPENING.value_currency)),
  unique_id: v.exactOptional(v.custom(HAPPENING.unique_id)),
  profile,
  /** Recorded, and starts no flow; dead letters that were marked so come again by this path. */
  backfill: v.exactOptional(v.literal(true))
});
const readPerson = ({ traits, ...identifiers }) => ({
  ...Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value)),
  ...traits && { traits }
});
const isNamed = ({ traits: _, ...identifiers }) => Object.keys(identifiers).length > 0;
const explain = (id, { path, expected }) => {
  const keys = path?.map(({ key }) => String(key));
  return keys ? explainField(id, keys, expected === "never") : reject(id, "event_invalid", "", "Pass an object with a metric and a profile");
};
const judgeServerEvent = async (received, id, { checkSchemas }, nowMs) => {
  const { success, output, issues } = v.safeParse(serverEvent, received, { abortEarly: true });
  if (!success) return explain(id, issues[0]);
  const { profile: profile2, time, ...said } = output;
  const given = received.profile;
  const event = { ...said, id, time: new Date(time ?? nowMs).toISOString() };
  const visitor = readPerson(profile2);
  if (!isNamed(visitor))
    return reject(
      id,
      "profile_invalid",
      "/profile",
      `Name the person by one of ${KINDS.join(", ")} or anonymous_id`
    );
  const rejection = checkTime(event) ?? checkOwnFields(id, event.properties, "/properties") ?? checkOwnFields(id, visitor.traits, "/profile/traits");
  if (rejection) return rejection;
  const verdict = await checkSchemas(event);
  if ("rejection" in verdict) return verdict;
  return {
    item: { event: verdict.event, visitor },
    leftOut: KINDS.filter((kind) => given[kind] != null && !visitor[kind])
  };
};

const toShares = (items) => [...Map.groupBy(items, ({ visitor }) => JSON.stringify(visitor)).values()].map((own) => ({
  visitor: own[0].visitor,
  events: own.map(({ event }) => event)
}));
const toItems = (shares) => shares.flatMap(({ visitor, events }) => events.map((event) => ({ event, visitor })));
const toResult = (verdict, index, delivered) => {
  if ("rejection" in verdict) return { index, ...verdict.rejection };
  const { item, leftOut } = verdict;
  const { id } = item.event;
  return {
    index,
    ...delivered.get(id) ?? { id, status: "held" },
    ...leftOut.length > 0 && { left_out: leftOut }
  };
};
const answerServer = async (klaviyo, { queue, identifiedMetric, isLate, policy }, events, messageId, complain) => {
  const nowMs = Date.now();
  const verdicts = await Promise.all(
    events.map(
      (event, index) => judgeServerEvent(event, `hook.${messageId}.${index}`, policy, nowMs)
    )
  );
  const items = verdicts.flatMap((verdict) => "item" in verdict ? [verdict.item] : []);
  const deliverNow = async (now) => {
    const errand = { klaviyo, identifiedMetric, isLate };
    const options = { ...errand, deadlineMs: nowMs + DEADLINE_MS, isWaitedFor: true };
    return toDelivery([...(await deliverItems(options, now, new Set(now))).values()]);
  };
  const { results, delay } = queue ? await enqueue(
    queue,
    toShares(items),
    true,
    (shares) => deliverNow(toItems(shares)),
    (error) => complain({ at: "error", name: "queue", detail: String(error) })
  ) : await deliverNow(items);
  const delivered = new Map(results.map((result) => [result.id, result]));
  return {
    results: verdicts.map((verdict, index) => toResult(verdict, index, delivered)),
    ...delay && { delay }
  };
};

const readEvents = (body) => {
  const { events } = body ?? {};
  if (Array.isArray(events) && events.length > 0 && events.length <= MAX_BATCH_EVENTS)
    return events;
  throw new Refusal(400, `Send {"events": [...]} with 1 to ${MAX_BATCH_EVENTS} events`);
};
const createServerCollector = (klaviyo, memory, admit, settings, secrets) => {
  const verify = createVerifier(secrets);
  const complain = createSparingLog(settings.log);
  return async (context) => {
    const startMs = Date.now();
    const request = context.req.raw;
    checkNoBrowser(request.headers);
    checkType(request.headers);
    const signed = readSigned(request.headers);
    await admit("address", callerOf(context).network);
    const body = await readBody(request);
    await verify(signed, body);
    const events = readEvents(parseJson(body));
    const address = addressOf(request, await digest(`${signed.id}.${body}`, 32));
    const known = await memory.recall(address);
    if (known) {
      settings.log({ ...toRepeatEntry(known, Date.now() - startMs), at: "server" });
      return context.json({ results: known }, 202, { "cache-control": "no-store" });
    }
    const { results, delay } = await answerServer(klaviyo, settings, events, signed.id, complain);
    settings.log(toServerEntry(results, delay, Date.now() - startMs));
    if (delay) {
      const detail = "Some events have to wait; send the same again: what was taken counts once";
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs), { results });
    }
    await memory.remember(address, results);
    return context.json({ results }, 202, { "cache-control": "no-store" });
  };
};

const readBatches = (asked) => {
  const batches = asked.split(",", MAX_ASKED_BATCHES + 1);
  if (batches.length > MAX_ASKED_BATCHES || !batches.every((batch) => UUID.test(batch))) {
    throw new Refusal(400, `Ask for 1 to ${MAX_ASKED_BATCHES} ids of batches, separated by commas`);
  }
  return [...new Set(batches)];
};
const createTeller = (memory, admit, settings) => async (context) => {
  const request = context.req.raw;
  checkReader(request, settings.shopOrigins);
  await admit("address", callerOf(context).network);
  const batches = readBatches(context.req.query("batch") ?? "");
  const answers = await Promise.all(
    batches.map(async (batch) => {
      const results = await memory.recall(addressOf(request, batch));
      return results ? [{ batch, results }] : [];
    })
  );
  const recall = { batches: answers.flat() };
  return context.json(recall);
};

const HEALTH_PATH = "/health";
const METRICS_PATH = "/metrics";
const SERVER_PATH = "/server";
const refuseMethod = (allow) => () => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};
const createRoute = (options) => {
  const { metrics = createMetrics() } = options;
  const settings = readOptions({ ...options, metrics });
  const klaviyo = createWriter(settings, options);
  const app = new Hono().basePath(settings.basePath);
  const memory = createBatchMemory();
  const admit = createAdmit(settings, metrics);
  const answerFor = createAnswerer(klaviyo, memory, settings);
  const collect = createCollector(answerFor, admit, settings);
  const eventsPath = settings.basePath + EVENTS_PATH;
  const { serverSecrets } = settings;
  if (serverSecrets) {
    app.post(SERVER_PATH, createServerCollector(klaviyo, memory, admit, settings, serverSecrets));
    app.all(SERVER_PATH, refuseMethod("POST"));
  }
  const tell = createTeller(memory, admit, settings);
  app.get(
    EVENTS_PATH,
    (context, next) => "batch" in context.req.query() ? tell(context) : next()
  );
  const forget = createForgetter(settings);
  app.delete(EVENTS_PATH, ({ req }) => forget(req.raw));
  app.all(EVENTS_PATH, refuseMethod("GET, POST, DELETE"));
  app.get(SCRIPT_PATH, ({ req }) => serveScript(req.raw));
  app.all(SCRIPT_PATH, refuseMethod("GET"));
  app.get(STUB_PATH, ({ req }) => serveStub(req.raw));
  app.all(STUB_PATH, refuseMethod("GET"));
  app.get(HEALTH_PATH, createHealth(settings));
  app.get(METRICS_PATH, createMetricsPage(settings, metrics));
  app.get(
    "/:part",
    async ({ req }, next) => await servePart(req.raw, req.param("part")) ?? next()
  );
  app.notFound(
    () => toProblemResponse(new Refusal(404, `Events go to ${settings.basePath}${EVENTS_PATH}`))
  );
  const fail = (error) => {
    if (error instanceof Refusal) return toProblemResponse(error);
    settings.log({ at: "error", name: error instanceof Error ? error.name : typeof error });
    return toProblemResponse(new Refusal(500, "Nothing is lost: keep the events and try again"));
  };
  app.onError(fail);
  const isBatch = (request) => request.method === "POST" && getPath(request) === eventsPath;
  return async (request, caller) => {
    const known = recogniseCaller(caller);
    try {
      if (isBatch(request)) return await collect(request, known);
      return guardResponse(await app.fetch(request, known));
    } catch (error) {
      return guardResponse(fail(error));
    }
  };
};

const DEAD_LETTER_TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT NOT NULL, at TEXT NOT NULL, metric TEXT NOT NULL, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL,
  PRIMARY KEY (id, metric, visitor)
)`;
const BURY = "INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
const FORGET = "DELETE FROM dead_letters WHERE rowid <= (SELECT max(rowid) FROM dead_letters) - ?";
const metricOf = (event) => "metric" in event ? event.metric : "identify";
const toRow = ({
  id,
  at,
  event,
  visitor,
  code,
  pointer,
  detail
}) => [
  id,
  at,
  metricOf(event),
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor)
];

export { BURY as B, DEAD_LETTER_TABLE as D, FORGET as F, MAX_MESSAGE_BYTES as M, Refusal as R, isWithin as a, bytesOf as b, currentWindow as c, createConsoleLog as d, asRepeat as e, toRow as f, inTime as g, createSparingLog as h, isQueueMessage as i, createMetrics as j, guardResponse as k, toProblemResponse as l, redactAll as m, redact as n, createRoute as o, createQueueConsumer as p, toForgottenEntry as q, readBody$1 as r, metricOf as s, takeFrom as t, readMessage as u, readOptions as v, checkOptions as w };
