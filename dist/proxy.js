import { Hono } from 'hono';
import { K as KlaviyoError, r as redactKey, e as createKlaviyoWriter } from './shared-create-klaviyo.js';
import * as v from 'valibot';
import { getSignedCookie, setSignedCookie, deleteCookie } from 'hono/cookie';
import 'ky';

const EVENTS_PATH = "/e";
const SCRIPT_PATH = "/m.js";

const TITLES = {
  400: "The batch cannot be read",
  403: "Not from this shop",
  404: "There is nothing here",
  405: "Wrong method",
  409: "Another version",
  413: "Too large",
  415: "Wrong content type",
  500: "The route failed",
  503: "Not now"
};
class Refusal extends Error {
  constructor(status, detail, headers = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
  status;
  headers;
  name = "Refusal";
}
const toProblemResponse = ({ status, message, headers }) => {
  const title = TITLES[status] ?? "Refused";
  const problem = { type: "about:blank", title, status, detail: message };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "x-content-type-options": "nosniff",
      ...headers
    }
  });
};

const checkType = (headers) => {
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, "Send application/json");
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new Refusal(415, "Send the body without a content encoding", {
      "accept-encoding": "identity"
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

const ABOUT_THE_EVENT = [400, 409, 422];
const TOO_LARGE = 413;
const CODES_ABOUT_THE_KEY = ["not_authenticated", "authentication_failed", "permission_denied"];
const ABOUT_THE_KEY = [401, 403];
const KEY_DELAY_MS = 15 * 6e4;
const DEFAULT_DELAY_MS = 5e3;
const MAX_DETAIL = 200;
const TOO_LATE = { retryAfterMs: 0, status: 0, code: "deadline" };
const AFTER_ITS_TWIN = { retryAfterMs: 0, status: 0, code: "repeat" };
const accepted = (id) => ({ result: { id, status: "accepted" } });
const held = (id, delay) => ({ id, delay });
const toEventPointer = (pointer = "") => pointer.replace(/^.*\/data(\/\d+)?\/attributes(?=\/)/, "").slice(0, MAX_DETAIL);
const refused = (id, pointer, detail = "Klaviyo gave no reason") => ({
  result: {
    id,
    status: "rejected",
    code: "refused_by_klaviyo",
    pointer: toEventPointer(pointer),
    detail: redactKey(detail).slice(0, MAX_DETAIL)
  }
});
const toDelay = (error) => {
  if (!(error instanceof KlaviyoError)) return { retryAfterMs: DEFAULT_DELAY_MS, status: 0 };
  const { status, code, retryAfterMs } = error;
  const defaultMs = ABOUT_THE_KEY.includes(status) ? KEY_DELAY_MS : DEFAULT_DELAY_MS;
  return { retryAfterMs: retryAfterMs ?? defaultMs, status, code };
};
const isAboutTheEvent = ({ status, code }) => status === TOO_LARGE || ABOUT_THE_EVENT.includes(status) && code !== void 0 && !CODES_ABOUT_THE_KEY.includes(code);
const fateOf = (id, error) => error instanceof KlaviyoError && isAboutTheEvent(error) ? refused(id, error.pointer, error.detail) : held(id, toDelay(error));
const PERSON_POINTER = /\/(email|phone_number|external_id|_kx)$/;
const refusedPerson = (error) => {
  if (!(error instanceof KlaviyoError) || error.status !== 400) return void 0;
  const pointer = error.pointer ?? "";
  return pointer.includes("/properties/") ? void 0 : PERSON_POINTER.exec(pointer)?.[1];
};

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BODY_BYTES = 262144;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;
const CLOCK_TOLERANCE_MS = 6e4;

function demand$1(isFine, code, pointer, detail) {
  if (!isFine) throw Object.assign(new Error(detail), { code, pointer });
}
const limit = (code, pointer, size, max) => demand$1(size <= max, code, pointer, `The limit is ${max}, this is ${size}`);
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
  demand$1(typeof text === "string" && text.trim(), code, pointer, "Pass a text");
  limit(code, pointer, text.length, max);
  return text.trim();
};
const readIdentifier = (kind, value) => {
  const pointer = `/${kind}`;
  const text = readText(pointer, value);
  if (kind === "email") {
    const email = text.toLowerCase();
    limit("email_invalid", pointer, email.length, MAX_EMAIL_LENGTH);
    demand$1(EMAIL.test(email), "email_invalid", pointer, "Pass an address like ada@example.com");
    return email;
  }
  if (kind === "phone_number") {
    const phone = text.replace(/[\s().-]/g, "");
    demand$1(E164.test(phone), "phone_invalid", pointer, "Pass E.164, like +12345678901");
    return phone;
  }
  demand$1(kind !== "_kx" || KX.test(text), "identifier_invalid", pointer, "Pass _kx unchanged");
  return text;
};
const isIdentified = (known) => Boolean(known.external_id ?? known.email ?? known.phone_number);

const inParallel = async (items, width, work) => {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};

const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const digest = async (text, bytes) => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return toHex(hash.slice(0, bytes));
};

const PROFILE_FIELDS = ["first_name", "last_name", "organization", "title", "locale"];
const toEventProfile = ({ fresh: _, ...identifiers }) => identifiers;
const toEventAttributes = ({
  id,
  unique_id = id,
  properties = {},
  ...rest
}) => ({
  ...rest,
  properties,
  unique_id
});
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
const toProfile = (visitor, { traits }) => {
  const identifier = strongest(visitor);
  return identifier && { ...identifier, ...toFields(traits) };
};
const toIdentifiedEvent = async (visitor, { time, traits }, metric) => {
  const profile = { ...toEventProfile(visitor), ...toFields(traits) };
  return {
    metric,
    time,
    unique_id: `identified.${await digest(JSON.stringify(profile), 16)}`,
    profile
  };
};

const WIDTH = 6;
const send = async ({ klaviyo, visitor, identifiedMetric }, event) => {
  if ("metric" in event) {
    return klaviyo.createEvent({ ...toEventAttributes(event), profile: toEventProfile(visitor) });
  }
  if (event.joins) {
    return klaviyo.createEvent(await toIdentifiedEvent(visitor, event, identifiedMetric));
  }
  const profile = toProfile(visitor, event);
  return profile && klaviyo.importProfile(profile);
};
const without = (visitor, kind) => {
  const { [kind]: _, ...rest } = visitor;
  return rest;
};
const sendOne = async (errand, event) => {
  try {
    await send(errand, event);
    return accepted(event.id);
  } catch (error) {
    const kind = KINDS.find((kind2) => refusedPerson(error) === kind2 && errand.visitor[kind2]);
    if (!kind) return fateOf(event.id, error);
    return sendOne({ ...errand, visitor: without(errand.visitor, kind) }, event);
  }
};
const sendSingly = (errand, events) => {
  let delay;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > errand.deadlineMs) delay ??= TOO_LATE;
    if (delay) return held(event.id, delay);
    const fate = await sendOne(errand, event);
    if ("delay" in fate) delay ??= fate.delay;
    return fate;
  });
};

const EVENT_POINTER = /^\/data\/attributes\/events-bulk-create\/data\/0\/attributes\/events\/data\/(\d+)(?=\/|$)/;
const readRefused = (error, events) => {
  const fates = /* @__PURE__ */ new Map();
  for (const { source, detail } of error.problems) {
    if (source?.pointer?.endsWith("/unique_id")) continue;
    const event = events[Number(EVENT_POINTER.exec(source?.pointer ?? "")?.[1] ?? -1)];
    if (event) fates.set(event.id, refused(event.id, source?.pointer, detail));
  }
  return fates;
};
const mustWait = ({ status }) => [401, 403, 429].includes(status);
const sendInBulk = async (errand, events) => {
  if (Date.now() > errand.deadlineMs) return events.map(({ id }) => held(id, TOO_LATE));
  try {
    await errand.klaviyo.bulkCreateEvents([
      { profile: toEventProfile(errand.visitor), events: events.map(toEventAttributes) }
    ]);
    return events.map(({ id }) => accepted(id));
  } catch (error) {
    if (!(error instanceof KlaviyoError)) throw error;
    if (mustWait(error)) return events.map(({ id }) => held(id, toDelay(error)));
    const refusals = readRefused(error, events);
    const rest = events.filter(({ id }) => !refusals.has(id));
    return [...refusals.values(), ...await sendSingly(errand, rest)];
  }
};

const BULK_FROM = 10;
const DEADLINE_MS = 15e3;
const splitRepeats = (events) => {
  const seen = /* @__PURE__ */ new Map();
  const first = [];
  const repeats = [];
  for (const event of events) {
    const key = "metric" in event ? JSON.stringify([event.metric, event.unique_id ?? event.id]) : event.id;
    const twinId = seen.get(key);
    if (twinId !== void 0) {
      repeats.push({ id: event.id, twinId });
    } else {
      first.push(event);
      seen.set(key, event.id);
    }
  }
  return { first, repeats };
};
const isTrack = (event) => "metric" in event;
const idOf = (fate) => "result" in fate ? fate.result.id : fate.id;
const fateOfRepeat = ({ id, twinId }, fates) => {
  const twin = fates.find((fate) => idOf(fate) === twinId);
  if (twin && "result" in twin && twin.result.status === "accepted")
    return { result: { id, status: "duplicate" } };
  return twin && id === twinId ? twin : held(id, AFTER_ITS_TWIN);
};
const toDelivery = (fates) => {
  const delays = fates.flatMap((fate) => "delay" in fate ? [fate.delay] : []);
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => "delay" in fate ? { id: fate.id, status: "held" } : fate.result),
    ...longest && { delay: longest }
  };
};
const deliver = async (order, events, isResend) => {
  const errand = { ...order, deadlineMs: Date.now() + DEADLINE_MS };
  const { first, repeats } = splitRepeats(events);
  const tracks = first.filter(isTrack);
  const isBulk = !isResend && tracks.length >= BULK_FROM;
  const singles = isBulk ? first.filter((event) => !isTrack(event)) : first;
  const fates = [
    ...await sendSingly(errand, singles),
    ...isBulk ? await sendInBulk(errand, tracks) : []
  ];
  return toDelivery([...fates, ...repeats.map((repeat) => fateOfRepeat(repeat, fates))]);
};

const FORBIDDEN = ["__proto__", "constructor", "prototype"];
const MAX_KEY = 100;
const encoder = new TextEncoder();
const escapeKey = (key) => key.slice(0, MAX_KEY).replace(/~/g, "~0").replace(/\//g, "~1");
const checkText = (text, at) => {
  const bytes = text.length * 3 > MAX_STRING_BYTES ? encoder.encode(text).length : 0;
  limit("string_too_long", at, bytes, MAX_STRING_BYTES);
};
const checkKey = (key, at) => {
  demand$1(!FORBIDDEN.includes(key), "reserved_key", at, "Rename this key");
  limit("string_too_long", at, key.length, MAX_STRING_BYTES);
};
const checkFields = (item, at, depth = 0) => {
  if (typeof item === "string") checkText(item, at);
  if (typeof item === "number")
    demand$1(Number.isFinite(item), "not_json", at, "Pass a finite number");
  if (typeof item !== "object" || item === null) return;
  limit("too_deep", at, depth, MAX_DEPTH - 1);
  if (Array.isArray(item)) {
    limit("array_too_long", at, item.length, MAX_ARRAY_ITEMS);
    item.forEach((part, index) => {
      checkFields(part, `${at}/${index}`, depth + 1);
    });
    return;
  }
  const entries = Object.entries(item);
  limit("too_many_properties", at, entries.length, MAX_PROPERTIES);
  for (const [key, part] of entries) {
    const place = `${at}/${escapeKey(key)}`;
    checkKey(key, place);
    checkFields(part, place, depth + 1);
  }
};

const correctTime = (event, { sentAtMs, receivedAtMs }) => {
  const skewMs = receivedAtMs - sentAtMs;
  const correctedMs = Date.parse(event.time) + (Math.abs(skewMs) > CLOCK_TOLERANCE_MS ? skewMs : 0);
  const timeMs = Math.min(correctedMs, receivedAtMs + CLOCK_TOLERANCE_MS);
  return { ...event, time: new Date(timeMs).toISOString() };
};

const timestamp = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => !Number.isNaN(Date.parse(text)))
);

const SERVER_ONLY_METRICS = [
  "Placed Order",
  "Ordered Product",
  "Fulfilled Order",
  "Cancelled Order",
  "Refunded Order"
];
const plainName = (name) => name.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, " ").trim().toLowerCase();
const KLAVIYO_KEYS = ["$extra"];
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const fields = v.custom(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value)
);
const id = v.pipe(v.string(), v.uuid());
const track = v.strictObject({
  id,
  time: timestamp,
  metric: v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_METRIC_LENGTH)),
  properties: v.exactOptional(fields),
  value: v.exactOptional(v.pipe(v.number(), v.finite())),
  value_currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  unique_id: v.exactOptional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_IDENTIFIER_LENGTH))
  )
});
const identification = v.strictObject({
  id,
  time: timestamp,
  traits: fields,
  joins: v.exactOptional(v.literal(true))
});
const reject = (id2, code, pointer, detail) => ({
  rejection: { id: id2, status: "rejected", code, pointer, detail }
});
const ADVICE = {
  properties: "Pass a plain object",
  traits: "Pass a plain object",
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: "Pass an ISO 8601 time",
  value: "Pass a finite number",
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`
};
const explain = (id2, issue) => {
  const key = String(issue.path?.[0]?.key ?? "");
  const isKnown = issue.expected !== "never" && Object.hasOwn(ADVICE, key);
  const advice = isKnown ? ADVICE[key] : void 0;
  return advice ? reject(id2, `${key}_invalid`, `/${key}`, advice) : reject(
    id2,
    "unknown_field",
    `/${escapeKey(key)}`,
    "An event has no such field; put it among the properties"
  );
};
const checkPolicy = (event, serverOnly) => {
  const { id: id2 } = event;
  if (Date.parse(event.time) < EARLIEST_MS) {
    return reject(id2, "time_invalid", "/time", "Klaviyo takes no time before 1990");
  }
  const [place, fields2] = "metric" in event ? ["/properties", event.properties] : ["/traits", event.traits];
  try {
    checkFields(fields2, place);
  } catch (thrown) {
    const { code, pointer = "", detail } = readProblem(thrown);
    return reject(id2, code, pointer, detail);
  }
  const reserved = Object.keys(fields2 ?? {}).find(
    (key) => key.startsWith("$") && !KLAVIYO_KEYS.includes(key)
  );
  if (reserved !== void 0) {
    return reject(
      id2,
      "reserved_key",
      `${place}/${escapeKey(reserved)}`,
      "Names with $ are Klaviyo's; rename it"
    );
  }
  if ("metric" in event && serverOnly.has(plainName(event.metric))) {
    return reject(id2, "server_only_metric", "/metric", "Send this metric from the shop's server");
  }
  return { event };
};
const judgeEvent = (received, serverOnly, clocks) => {
  const schema = "traits" in received ? identification : track;
  const { success, output, issues } = v.safeParse(schema, received, { abortEarly: true });
  return success ? checkPolicy(correctTime(output, clocks), serverOnly) : explain(received.id, issues[0]);
};

const DROP_REASONS = ["expired", "full"];
const count = (names, numbers = []) => {
  const counts = {};
  names.forEach((name, index) => {
    counts[name] = (counts[name] ?? 0) + (numbers[index] ?? 1);
  });
  return counts;
};
const countDropped = (dropped) => count(
  Object.keys(dropped).map((reason) => DROP_REASONS.includes(reason) ? reason : "other"),
  Object.values(dropped)
);
const toLogEntry = (results, dropped, delay, durationMs) => ({
  at: "collect",
  ...count(results.map(({ status }) => status)),
  ...Object.keys(dropped).length > 0 && { dropped: countDropped(dropped) },
  ...delay && { klaviyo_status: delay.status, klaviyo_code: delay.code },
  duration_ms: durationMs
});

const MAX_BATCH_DEPTH = MAX_DEPTH + 4;
const QUOTE = 34;
const BACKSLASH = 92;
const isOpening = (code) => code === 91 || code === 123;
const isClosing = (code) => code === 93 || code === 125;
const depthOf = (text) => {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
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
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return readIdentifier(kind, dataset.value);
    } catch (problem) {
      addIssue({ message: problem.message });
      return NEVER;
    }
  })
);
const [externalId, email, phoneNumber, kx] = KINDS;
const visitor = v.strictObject({
  anonymous_id: v.pipe(v.string(), v.uuid()),
  fresh: v.exactOptional(v.literal(true)),
  external_id: v.exactOptional(identifier(externalId)),
  email: v.exactOptional(identifier(email)),
  phone_number: v.exactOptional(identifier(phoneNumber)),
  _kx: v.exactOptional(identifier(kx))
});
const anyEvent = v.looseObject({ id: v.pipe(v.string(), v.uuid()) });
const batch = v.strictObject({
  v: v.literal(WIRE_VERSION),
  sent_at: timestamp,
  batch: v.pipe(v.string(), v.uuid()),
  visitor,
  events: v.pipe(v.array(anyEvent), v.minLength(1), v.maxLength(MAX_BATCH_EVENTS)),
  resend: v.exactOptional(v.literal(true)),
  dropped: v.exactOptional(
    v.record(v.pipe(v.string(), v.maxLength(32)), v.pipe(v.number(), v.integer()))
  )
});
const placeOf = ({ path, expected, type }) => {
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
    throw new Refusal(400, `No batch of version ${WIRE_VERSION}: ${placeOf(issues[0])}`);
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

const tooLarge = () => new Refusal(413, `A body has at most ${MAX_BODY_BYTES} bytes; send fewer events at a time`);
const readBody = async (request) => {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) throw new Refusal(400, "The body is empty; send a batch as JSON");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = request.body.getReader();
  let text = "";
  let bytes = 0;
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MAX_BODY_BYTES) {
        reader.cancel().catch(() => {
        });
        throw tooLarge();
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "The body could not be read to its end as UTF-8");
  }
};

const NAME = "keepsend";
const MAX_AGE_SECONDS = 3456e4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SEPARATOR = "~";
const recognise = ({ anonymous_id: id, fresh: isFresh }, cookie) => {
  if (!isFresh) return { anonymousId: id, remembered: { ...cookie, current: id } };
  if (cookie?.fresh?.id === id) return { anonymousId: cookie.fresh.was, remembered: cookie };
  const { current = id, fresh } = cookie ?? {};
  const isSame = fresh?.was === current || current < id;
  const anonymousId = isSame ? current : id;
  return { anonymousId, remembered: { current, fresh: { id, was: anonymousId } } };
};
const prefixFor = ({ cookieDomain }) => cookieDomain ? "secure" : "host";
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
const readVisitorCookie = async (context, settings) => {
  const secret = await secretOf(settings);
  const value = await getSignedCookie(context, secret, NAME, prefixFor(settings));
  const [current, id, was] = value ? value.split(SEPARATOR).filter((part) => UUID.test(part)) : [];
  if (!current) return void 0;
  return { current, ...id && was && { fresh: { id, was } } };
};
const place = (settings) => ({
  prefix: prefixFor(settings),
  ...settings.cookieDomain && { domain: settings.cookieDomain },
  path: "/",
  secure: true
});
const writeVisitorCookie = async (context, { current, fresh }, settings) => {
  const value = [current, ...fresh ? [fresh.id, fresh.was] : []].join(SEPARATOR);
  await setSignedCookie(context, NAME, value, await secretOf(settings), {
    ...place(settings),
    httpOnly: true,
    sameSite: "Lax",
    maxAge: MAX_AGE_SECONDS
  });
};
const forgetVisitor = (context, settings) => {
  deleteCookie(context, NAME, place(settings));
};

const MAX_RETRY_AFTER_SECONDS = 3600;
const retryAfter = (delayMs) => ({
  "retry-after": String(Math.min(Math.max(1, Math.ceil(delayMs / 1e3)), MAX_RETRY_AFTER_SECONDS))
});
const judge = (received, { serverOnly }, nowMs) => {
  const clocks = { sentAtMs: received.sentAtMs, receivedAtMs: nowMs };
  const verdicts = received.events.map((event) => judgeEvent(event, serverOnly, clocks));
  return {
    events: verdicts.flatMap((verdict) => "event" in verdict ? [verdict.event] : []),
    rejections: verdicts.flatMap((verdict) => "rejection" in verdict ? [verdict.rejection] : [])
  };
};
const createCollector = (klaviyo, settings) => async (context) => {
  const request = context.req.raw;
  const startMs = Date.now();
  checkType(request.headers);
  checkOrigin(request, settings.shopOrigins);
  const received = readBatch(parseJson(await readBody(request)));
  const cookie = await readVisitorCookie(context, settings);
  const { anonymousId, remembered } = recognise(received.visitor, cookie);
  const visitor = { ...received.visitor, anonymous_id: anonymousId };
  const { events, rejections } = judge(received, settings, startMs);
  const errand = { klaviyo, visitor, identifiedMetric: settings.identifiedMetric };
  const { results, delay } = await deliver(errand, events, received.isResend);
  const all = [...rejections, ...results];
  settings.log(toLogEntry(all, received.dropped, delay, Date.now() - startMs));
  if (delay && all.every(({ status }) => status === "held")) {
    const detail = "Klaviyo is not taking events now; keep them and try again";
    throw new Refusal(503, detail, retryAfter(delay.retryAfterMs));
  }
  await writeVisitorCookie(context, remembered, settings);
  const answer = {
    batch: received.batch,
    results: all,
    ...received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }
  };
  const headers = { "cache-control": "no-store", ...delay && retryAfter(delay.retryAfterMs) };
  return context.json(answer, 202, headers);
};
const createForgetter = (settings) => async (context) => {
  checkOrigin(context.req.raw, settings.shopOrigins);
  forgetVisitor(context, settings);
  return context.body(null, 204, { "cache-control": "no-store" });
};

const script = "!function(){\"use strict\";const e=2e5;function t(e,t,n,r){if(!e)throw Object.assign(new Error(r),{code:t,pointer:n})}const n=(e,n,r,o)=>t(r<=o,e,n,`The limit is ${o}, this is ${r}`),r=e=>{const{code:t,pointer:n,message:r=\"\"}=Object(e);return null==n?{code:\"not_json\",detail:r}:{code:t,pointer:n,detail:r}},o=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],i=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,s=/^\\+[1-9]\\d{6,14}$/,c=/^[\\w\\-=]+\\.\\w+$/,a=(e,r,o=\"identifier_invalid\",i=255)=>{const s=\"number\"==typeof r?`${r}`:r;return t(\"string\"==typeof s&&s.trim(),o,e,\"Pass a text\"),n(o,e,s.length,i),s.trim()},d=(e,r)=>{const o=`/${e}`,d=a(o,r);if(\"email\"===e){const e=d.toLowerCase();return n(\"email_invalid\",o,e.length,254),t(i.test(e),\"email_invalid\",o,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=d.replace(/[\\s().-]/g,\"\");return t(s.test(e),\"phone_invalid\",o,\"Pass E.164, like +12345678901\"),e}return t(\"_kx\"!==e||c.test(d),\"identifier_invalid\",o,\"Pass _kx unchanged\"),d},u=e=>Boolean(e.external_id??e.email??e.phone_number),l=(e,t,n=100)=>{const r=JSON.stringify(e[0]?.visitor);let o=2e3;const i=e.findIndex((e,i)=>(o+=e.bytes+1,i>0&&(o>t||i>=n)||JSON.stringify(e.visitor)!==r));return e.slice(0,i<0?void 0:i)},m=(e,t,n,r)=>{const[o]=e;if(!o)return;const i=e.map(({event:e})=>e),s={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:o.visitor,events:i,resend:i.some(({id:e})=>e<=n)||void 0,dropped:r};return{batch:t,visitor:o.visitor,ids:i.map(({id:e})=>e),events:i,body:JSON.stringify(s),dropped:r}},p=(e,t)=>e.toString(16).padStart(t,\"0\"),g=e=>{const t=p(Math.max(0,Math.floor(e)),12);return`${t.slice(0,8)}-${t.slice(8)}`};function f(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const h=\"h:visitor\",y=(e,t,n)=>{const r=o.find(n=>t[n]&&e[n]);return r&&t[r]!==e[r]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[r]}:((e,t)=>{const n=o.filter(n=>t[n]&&t[n]!==e[n]),r=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:r.length?\"corrected\":n.length?\"joined\":\"same\",kinds:r.length?r:n}})(e,t)},v=({route:e,debug:t},n,r)=>{const o=(()=>{let e=0,t=0;return(n=Date.now())=>{t=n>e?0:t+1,e=Math.max(e,n)+(t>>12),t&=4095;const[r=0,o=0]=crypto.getRandomValues(new Uint32Array(2)),i=p(32768|16383&r,4);return`${g(e)}-7${p(t,3)}-${i}-${p(r>>>16,4)}${p(o,8)}`}})(),{on:i,g:s}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const r=e[t];return r.add(n),()=>{r.delete(n)}},g:(t,n)=>{for(const r of[...e[t]??[],...e.change??[]])try{r(n)}catch(e){console.error(e)}}}})(),c=((e,t=((e=function(e,t){let n;return(e,r)=>(()=>{if(n)return n;const e=indexedDB.open(\"keepsend\");return e.onupgradeneeded=()=>e.result.createObjectStore(t),n=f(e),n.then(e=>{e.onclose=()=>n=void 0},()=>{n=void 0}),n})().then(n=>r(n.transaction(t,e).objectStore(t)))}(0,\"outbox\"))=>{let t,n;const r=(t,n)=>new Promise((r,o)=>{setTimeout(setTimeout,1e3,o,1e3,new Error(\"storage did not answer\")),Promise.resolve().then(()=>e(t,n)).then(r,o)});return{a0:r,request:f,get:e=>r(\"readonly\",t=>f(t.get(e))),put:(e,o)=>{if(!t){const e=[],o=()=>{t===e&&(t=void 0)};t=e,n=r(\"readwrite\",t=>{o();for(const[n,r]of e)t.put(r,n);return t.transaction.commit?.(),f(t.transaction)}),n.catch(o)}return t.push([e,o]),n},clear:()=>r(\"readwrite\",e=>f(e.clear()))}})())=>{let n=0;const r=t=>{\"memory\"!==o.storage&&e(t),o.storage=\"memory\",o.error=t},o={s:t,t:new Map,storage:\"none\",error:void 0,d:\"\",x:0,h0:{accepted:0,rejected:0,full:0},c:e=>e().catch(r),o:async e=>{const{id:i}=e.event,s={h:e};o.t.set(i,s),n+=e.bytes;try{await t.put(i,e),o.storage=\"indexeddb\",s.n=!0,n>6e4&&o.f(i)}catch(e){r(e);for(const[e,{n:t}]of o.t){if(o.t.size<=1e4&&n<=5e6)break;o.f(e),t||(o.h0.full+=1)}}return o.storage},f:e=>{n-=o.t.get(e)?.h.bytes??0,o.t.delete(e)},q:async(e=\"\")=>{e<=o.d||(o.d=e,await o.c(()=>t.put(\"h:attempted\",e)))}};return o})(e=>s(\"error\",{detail:`In memory only: ${e}`,cause:e})),a=((e,t)=>{let n,r=!1;const o=()=>{r&&e.c(()=>e.s.put(h,n))},i=()=>(n??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},n),s=({visitor:e,outcome:t,kinds:r})=>{const s=[...i().decisions,{at:(new Date).toISOString(),outcome:t,kinds:r}];n={visitor:e,decisions:s.slice(-10)},o()},c=async()=>{const t=n,r=await e.c(async()=>{const t=await e.s.get(h);return\"none\"===e.storage&&(e.storage=\"indexeddb\"),t});n!==t&&t||(n=r??n)};return{open:async a=>{if(await c(),r=\"indexeddb\"===e.storage,n||(i(),o()),a)try{const e=d(\"_kx\",a),n=((e,t,n)=>u(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:y(e,{_kx:t},n))(i().visitor,e,t());\"same\"!==n.outcome&&s(n)}catch{}},y:c,identify:(e,n)=>{const r=i().visitor,o=y(r,e,t()),c=\"other\"===o.outcome?{}:r.traits,a={...c,...n},d=JSON.stringify(a)===JSON.stringify(c??{});if(\"same\"!==o.outcome||!d)return o.visitor.traits=a,s(o),o},reset:()=>s({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),i:()=>{n=void 0,r=!1},a:s,i0:()=>(e=>{const{traits:t,...n}=e;return u(n)&&delete n._kx,n})(i().visitor),known:()=>n}})(c,o);if(t)for(const e of[\"accepted\",\"rejected\",\"error\"])i(e,t=>console.log(\"[keepsend]\",e,t));return{url:e.replace(/\\/$/,\"\")+\"/e\",p:c,k:a,e:o,m:n,l:r,on:i,g:s,u:l,d0:m,f0:g,o:async(e,t)=>{const n=await c.o({event:e,visitor:a.i0(),bytes:t});return s(\"kept\",{id:e.id,kept:n}),n}}},w=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},b=[\"granted\",\"pending\",\"denied\"],k=(e=\"granted\")=>b.includes(e)?e:(console.error(`[keepsend] consent \"${e}\": taken as pending`),\"pending\"),_=e=>Object.prototype.toString.call(e).slice(8,-1),$=(e,n)=>t(\"Object\"===_(e),\"not_json\",n,\"Pass a plain object\"),S=(r,o)=>{let i=0;const s=(r,c,a)=>{const d=_(r);if(i+=\"String\"===d?r.length:1,n(\"event_too_large\",o,i,e),null===r||/^(String|Boolean)$/.test(d)||Number.isFinite(r))return r;if(n(\"too_deep\",c,a,10),\"Array\"===d)return Array.from(r,(e,t)=>s(e,`${c}/${t}`,a+1));t(\"Object\"===d,\"not_json\",c,`JSON has no ${d}: convert it or leave it out`);const u=Object.entries(r);return n(\"too_many_properties\",c,u.length,400),Object.fromEntries(u.map(([e,t])=>(i+=e.length,[e,s(t,`${c}/${e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\")}`,a+1)])))};return s(r,o,0)},j=t=>{const r=(new TextEncoder).encode(JSON.stringify(t)).length;return n(\"event_too_large\",\"\",r,e),r},x=o.slice(0,3),O=({g:e},t,n,o)=>{const i={id:t,metric:n,...r(o)};return e(\"rejected\",i),i},E=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,T=document.currentScript;T instanceof HTMLScriptElement?(e=>{const n=globalThis.keepsend;if(n&&!n.q)return;const{route:i=new URL(\".\",e.src).href,consent:s,debug:c}=e.dataset,u=((e,n)=>{const i=v(e,()=>y.m(),w(n.inspect)),{g:s,k:c,p:u,on:l}=i,m=((e,t)=>{const n=w(n=>t(n).then(({createSender:t})=>t(e)));let r;const o=async t=>{clearTimeout(r),r=void 0;try{return await(await n()).flush(t)}catch(t){return e.g(\"error\",{detail:`Not sending yet: ${t}`,cause:t}),r=setTimeout(o,5e3,!1),e.p.t.size}};return{e0:()=>{r??=setTimeout(o,200,!1)},now:()=>o(!0)}})(i,n.send),p=(e=>{const t=new Set,{p:n,u:r,d0:o}=e;return{c0:()=>{const{ids:i=[],body:s=\"\"}=e.v??{};let c=6e4-s.length,a=[...n.t.values()].map(({h:e})=>e).filter(({event:e})=>!t.has(e.id)&&!i.includes(e.id));for(;;){const i=r(a,c),s=o(i,e.e(),n.d),d=new Blob([s?.body??\"\"],{type:\"application/json\"});if(c-=d.size,!s||c<0||!navigator.sendBeacon?.(e.url,d))break;for(const e of s.ids)t.add(e);n.q(s.ids.at(-1)),a=a.slice(i.length)}},g0:()=>t.clear()}})(i),g=new URLSearchParams(location.search).get(\"_kx\"),f=async e=>y.m()&&await(async()=>u.t.size||u.c(()=>u.s.get(IDBKeyRange.upperBound(\"g\"))))()?e():void 0,h=()=>f(m.e0),y=((e,t)=>{let n,r=k(e),o=!1;const i=[],s=()=>{for(const e of i.splice(0))e()},c=()=>{o||\"granted\"!==r||(o=!0,s(),t.r())},a=()=>{n=t.open().then(c)},d={a0:async e=>o?e():\"denied\"===r||i.length>=1e3?\"none\":new Promise(t=>{i.push(()=>t(o?e():\"none\")),\"pending\"===r&&t(\"memory\")}),set:async e=>{r=k(e),o&&=\"granted\"===r,\"granted\"!==r||o||a(),\"denied\"===r&&s(),await n,\"denied\"===r&&await t.i()},consent:()=>r,m:()=>o,b0:()=>(c(),o)};return\"granted\"===r&&a(),d})(e.consent,{open:()=>c.open(g),r:h,i:()=>{fetch(i.url,{method:\"DELETE\",keepalive:!0}).catch(()=>{}),c.i();for(const e of u.t.keys())u.f(e);return u.storage=\"none\",u.c(u.s.clear)}});var b,_,E;b=()=>{y.b0()&&p.c0()},_=()=>{p.g0(),y.m()&&c.y().then(h)},E=()=>f(m.now),addEventListener(\"pagehide\",b),addEventListener(\"pageshow\",({persisted:e})=>e&&_()),addEventListener(\"online\",E),document.addEventListener(\"visibilitychange\",()=>document.hidden?b():_());const T=e=>(h(),e);return{track:(e,n,r={})=>(async(e,n,r,o,i)=>{const s=Date.now(),c=e.e(s);try{const d=((e,n,r,{value:o,currency:i,uniqueId:s,time:c},d)=>{const u=r??{};$(u,\"/properties\");const{$value:l=o,$event_id:m=s,...p}={...u},g=Number(c??d);return t(Math.abs(g)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),S({id:e,metric:a(\"/metric\",n,\"metric_invalid\",127),time:new Date(g).toISOString(),properties:p,...null!=l&&{value:l},...i&&{value_currency:i},...null!=m&&{unique_id:m}},\"\")})(c,r,o,i,s),u=j(d);return e.g(\"tracked\",{id:c,metric:r,time:d.time}),{id:c,kept:await n.a0(()=>e.o(d,u))}}catch(t){return{id:c,kept:\"none\",rejection:O(e,c,\"string\"==typeof r?r:typeof r,t)}}})(i,y,e,n,r).then(T),identify:e=>(async(e,t,n)=>{const{j:i,traits:s,rejections:c}=(e=>{const t={};let n={};const o=[],i=e=>{try{e()}catch(e){o.push(r(e))}};let s={};i(()=>{$(e,\"\"),s={...e}});for(const e of x){const n=s[e];delete s[e],null!=n&&\"\"!==n&&i(()=>{t[e]=d(e,n)})}return i(()=>{const e=S(s,\"/traits\");j({id:\"\",time:\"\",traits:e}),n=e}),{j:t,traits:n,rejections:o}})(n);for(const t of c)e.g(\"rejected\",t);const a=e.e(),u=(new Date).toISOString(),l={kept:\"none\",rejections:c};return l.kept=await t.a0(async()=>{const{outcome:t,visitor:n}=e.k.identify(i,s)??{outcome:\"same\"};if(l.outcome=t,!n)return\"none\";if(!o.some(e=>n[e]))return e.p.storage;const r={id:a,time:u,traits:n.traits??{}};\"same\"!==t&&(r.joins=!0);try{const t=j(r);return e.g(\"tracked\",{id:a,metric:\"identify\",time:u}),await e.o(r,t)}catch(t){return c.push(O(e,a,\"identify\",t)),\"none\"}}),l})(i,y,e).then(T),reset:async()=>{await y.a0(async()=>(c.reset(),\"none\"))},consent:async e=>{await y.set(e),s(\"consent\",e)},flush:async()=>(await y.a0(async()=>\"none\"),{waiting:await f(m.now)??0}),inspect:async()=>{const{inspectCore:e}=await i.l();return{consent:y.consent(),...await e(i)}},on:l}})({route:i,consent:s,debug:void 0!==c},(e=>{const t=t=>n=>import(`${e.replace(/\\/$/,\"\")}/${t}.a79816c3.js${n?`?${n}`:\"\"}`);return{send:t(\"s\"),inspect:t(\"i\")}})(i));globalThis.keepsend=u,n?.q&&((e,t)=>{for(const[n,r,o,i]of t){const t=e[n];t?i(t(...E(n,r,o))):console.error(`[keepsend] There is no method '${n}'`)}})(u,n.q)})(T):console.error(\"[keepsend] Load me by a classic <script src>\")}();\n";
const parts = {"s.a79816c3.js":"class t extends Error{name=\"KyError\";get isKyError(){return!0}}class e extends t{name=\"HTTPError\";response;request;options;data;constructor(t,e,o){const r=`${t.status||0===t.status?t.status:\"\"} ${t.statusText??\"\"}`.trim();super(`Request failed with ${r?`status code ${r}`:\"an unknown error\"}: ${e.method} ${e.url}`),this.response=t,this.request=e,this.options=o}}class o extends t{name=\"NetworkError\";request;constructor(t,e){super(`Request failed due to a network error: ${t.method} ${t.url}`,e),this.request=t}}class r extends Error{name=\"NonError\";value;constructor(t){let e=\"Non-error value was thrown\";try{\"string\"==typeof t?e=t:t&&\"object\"==typeof t&&\"message\"in t&&\"string\"==typeof t.message&&(e=t.message)}catch{}super(e),this.value=t}}class s extends t{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(t){const e=t?.cause?t.cause instanceof Error?t.cause:new r(t.cause):void 0;super(t?.code?`Forced retry: ${t.code}`:\"Forced retry\",e?{cause:e}:void 0),this.customDelay=t?.delay,this.code=t?.code,this.customRequest=t?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(t){super(\"Response schema validation failed\"),this.issues=t}}class i extends t{name=\"TimeoutError\";request;constructor(t){super(`Request timed out: ${t.method} ${t.url}`),this.request=t}}const a=(()=>{let t=!1,e=!1;const o=\"function\"==typeof globalThis.ReadableStream,r=\"function\"==typeof globalThis.Request;if(o&&r)try{e=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return t=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(t){if(t instanceof Error&&\"unsupported BodyInit type\"===t.message)return!1;throw t}return t&&!e})(),c=\"function\"==typeof globalThis.AbortController,u=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,h=\"function\"==typeof globalThis.ReadableStream,l=\"function\"==typeof globalThis.FormData,d=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],f={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},p=2147483647,m=Symbol(\"stop\");class y{options;constructor(t){this.options=t}}const w=t=>new y(t),g={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},b={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,R=(t,e,o)=>{let r,s=0;return t.pipeThrough(new TransformStream({transform(t,n){if(n.enqueue(t),r){s+=r.byteLength;let t=0===e?0:s/e;t>=1&&(t=1-Number.EPSILON),o?.({percent:t,totalBytes:Math.max(e,s),transferredBytes:s},r)}r=t},flush(){const t=r??new Uint8Array;s+=t.byteLength,o?.({percent:1,totalBytes:Math.max(e,s),transferredBytes:s},t)}}))},v=t=>null!==t&&\"object\"==typeof t,q=Symbol(\"replaceOption\"),S=t=>v(t)&&!0===t[q]?{isReplace:!0,value:t.value}:{isReplace:!1,value:t},C=(...t)=>{for(const e of t)if((!v(e)||Array.isArray(e))&&void 0!==e)throw new TypeError(\"The `options` argument must be an object\");return N({},...t)},E=(t={},e={})=>{const o=new globalThis.Headers(t),r=e instanceof globalThis.Headers,s=new globalThis.Headers(e);for(const[t,e]of s.entries())r&&\"undefined\"===e||void 0===e?o.delete(t):o.set(t,e);return o},A=t=>{if(!v(t)||Array.isArray(t))return!1;const e=Object.getPrototypeOf(t);return e===Object.prototype||null===e},P=t=>{if(t instanceof URLSearchParams){const e=new URLSearchParams(t),o=t[O];return o&&(e[O]=new Set(o)),e}return t instanceof globalThis.Headers?new globalThis.Headers(t):Array.isArray(t)?[...t]:A(t)?{...t}:t},x=(t,e)=>{return A(t)&&A(e)?(o={...t,...e},Object.fromEntries(Object.entries(o).filter(t=>void 0!==t[1]))):E(t,e);var o};function j(t,e,o){return Object.hasOwn(e,o)&&void 0===e[o]?[]:N(t[o]??[],e[o]??[])}const k=(t={},e={})=>({init:j(t,e,\"init\"),beforeRequest:j(t,e,\"beforeRequest\"),beforeRetry:j(t,e,\"beforeRetry\"),beforeError:j(t,e,\"beforeError\"),afterResponse:j(t,e,\"afterResponse\")}),O=Symbol(\"deletedParameters\"),D=(t,e)=>{const o=new URLSearchParams,r=new Set;for(const s of[t,e])if(void 0!==s)if(s instanceof URLSearchParams){for(const[t,e]of s.entries())o.append(t,e),r.delete(t);const t=s[O];if(t)for(const e of t)o.delete(e),r.add(e)}else if(Array.isArray(s))for(const t of s){if(!Array.isArray(t)||2!==t.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");o.append(String(t[0]),String(t[1])),r.delete(String(t[0]))}else if(v(s))for(const[t,e]of Object.entries(s))void 0===e?(o.delete(t),r.add(t)):(o.append(t,String(e)),r.delete(t));else{const t=new URLSearchParams(s);for(const[e,s]of t.entries())o.append(e,s),r.delete(e)}return r.size>0&&(o[O]=r),o},U=(t,...e)=>{let o,r={},s={},n={};const i=[];for(const a of e)if(Array.isArray(a))Array.isArray(r)||(r=[]),r=[...r,...a];else if(v(a)){for(let[e,s]of Object.entries(a)){const n=S(s),{isReplace:a}=n;s=n.value;const c=t&&\"signal\"===e;if(c&&(a||void 0===s)&&(i.length=0),c&&s instanceof globalThis.AbortSignal)i.push(s);else if(\"context\"!==e)\"searchParams\"!==e?(t&&\"retry\"===e&&v(s)&&!a&&\"number\"==typeof r[e]&&(r={...r,[e]:{limit:r[e]}}),v(s)&&!a&&e in r&&(s=U(!1,r[e],s)),r={...r,[e]:s}):o=null==s?void 0:a||void 0===o?s:D(o,s);else{if(null!=s&&(!v(s)||Array.isArray(s)))throw new TypeError(\"The `context` option must be an object\");r={...r,context:null==s?{}:a?{...s}:{...r.context,...s}}}}if(v(a.hooks)){const{value:t,isReplace:e}=S(a.hooks);n=k(e?{}:n,t),r.hooks=n}if(v(a.headers)){const{value:t,isReplace:e}=S(a.headers);s=e?P(t):x(s,t),r.headers=s}}return void 0!==o&&(r.searchParams=o),i.length>0&&(r.signal=1===i.length?i[0]:u?AbortSignal.any(i):i.at(-1)),r},N=(...t)=>U(!0,...t),B=t=>d.includes(t)?t.toUpperCase():t,L={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:t=>.3*2**(t-1)*1e3,jitter:void 0,retryOnTimeout:!1},M=()=>({...L,methods:[...L.methods],statusCodes:[...L.statusCodes],afterStatusCodes:[...L.afterStatusCodes]}),F=t=>{if(void 0===t)return L.limit;if(\"number\"!=typeof t||!Number.isInteger(t)||t<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return t},H=(t={})=>{if(\"number\"==typeof t)return{...M(),limit:F(t)};if(null===t||\"object\"!=typeof t||Array.isArray(t))throw new TypeError(\"`retry` must be a number or an object\");const e=Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t)),o=F(e.limit);if(void 0!==e.methods&&!Array.isArray(e.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==e.statusCodes&&!Array.isArray(e.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==e.afterStatusCodes&&!Array.isArray(e.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==e.methods&&(e.methods=e.methods.map(t=>t.toLowerCase())),void 0!==e.statusCodes&&(e.statusCodes=[...e.statusCodes]),void 0!==e.afterStatusCodes&&(e.afterStatusCodes=[...e.afterStatusCodes]),{...M(),...e,limit:o}};async function J(t,{signal:e}){return new Promise((o,r)=>{function s(){clearTimeout(n),r(e.reason)}e&&(e.throwIfAborted(),e.addEventListener(\"abort\",s,{once:!0}));const n=setTimeout(()=>{e?.removeEventListener(\"abort\",s),o()},t)})}const $=Object.prototype.toString,z=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),I=(t,e)=>t instanceof e||t?.name===e.name,W=Date.parse(\"2024-01-01\"),_=/^\\d+$/,Y=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],K=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,G=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,X=({year:t,month:e,day:o,hours:r,minutes:s,seconds:n})=>{const i=Y.indexOf(e),a=Number(o),c=Number(r),u=Number(s),h=Number(n);if(-1===i||c>23||u>59||h>60)return;const l=Math.min(h,59),d=new Date(Date.UTC(t,i,a,c,u,l));d.setUTCFullYear(t);const f=d.getTime();return d.getUTCFullYear()===t&&d.getUTCMonth()===i&&d.getUTCDate()===a&&d.getUTCHours()===c&&d.getUTCMinutes()===u&&d.getUTCSeconds()===l?60===h?f+1e3:f:void 0},Q=(t,e)=>t[e],Z=Symbol(\"timedOutResponseData\"),tt=Symbol(\"timedOutOperation\"),et=\"The `schema` argument must follow the Standard Schema specification\",ot=Object.prototype.toString,rt=/^[\\0-\\u0020]+/g,st=/[\\t\\n\\r]/g,nt=/^[a-z][\\d+.a-z-]*:/i,it=/^https?:(?!\\/\\/)/i,at=t=>t instanceof globalThis.Request||\"[object Request]\"===ot.call(t),ct=t=>t instanceof globalThis.Response||\"[object Response]\"===ot.call(t),ut=async(t,e)=>{if(\"object\"!=typeof e&&\"function\"!=typeof e||null===e)throw new TypeError(et);const o=e[\"~standard\"];if(\"object\"!=typeof o||null===o||\"function\"!=typeof o.validate)throw new TypeError(et);const r=await o.validate(t);if(r.issues)throw new n(r.issues);return r.value};class ht{static create(t,o){const r=o.hooks?.init??[],n=r.length>0?function(t){const e={...t,json:P(t.json),context:P(t.context),headers:P(t.headers),searchParams:(o=t.searchParams,Array.isArray(o)?o.map(t=>[...t]):P(o))};var o;return void 0!==t.retry&&(e.retry=(t=>{if(null===t||\"object\"!=typeof t||Array.isArray(t))return t;const e={...t};return Array.isArray(e.methods)&&(e.methods=[...e.methods]),Array.isArray(e.statusCodes)&&(e.statusCodes=[...e.statusCodes]),Array.isArray(e.afterStatusCodes)&&(e.afterStatusCodes=[...e.afterStatusCodes]),e})(t.retry)),e}(o):o;for(const t of r)t(n);const a=new ht(t,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#t.timeout&&a.#t.timeout>p)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#t.totalTimeout&&a.#t.totalTimeout>p)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const t=await a.#e();void 0!==t&&(a.#o=H(a.#t.retry).limit);let o=t??await a.#r(async()=>a.#s()),r=void 0!==t||a.#n();for(;;){if(void 0===o)return o;if(ct(o))try{o=await a.#i(o)}catch(t){if(!(t instanceof s))throw t;const e=await a.#a(t,async()=>a.#s());if(void 0===e)return e;o=e,r=a.#n();continue}const t=o;if(!t.ok&&\"opaque\"!==t.type&&(\"function\"==typeof a.#t.throwHttpErrors?a.#t.throwHttpErrors(t.status):a.#t.throwHttpErrors)){const s=new e(t,a.#c(t),a.#u()),n=s;if(s.data=await a.#h(t),r)throw n;const i=await a.#a(s,async()=>a.#s());if(void 0===i)return i;o=i,r=a.#n();continue}break}if(!ct(o))return o;if(a.#l(o),a.#t.onDownloadProgress){if(\"function\"!=typeof a.#t.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!h)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const t=o.clone();return a.#d(o),((t,e)=>{if(!t.body)return t;const o={status:t.status,statusText:t.statusText,headers:t.headers};if(204===t.status)return new Response(null,o);const r=Math.max(0,Number(t.headers.get(\"content-length\"))||0);return new Response(R(t.body,r,e),o)})(t,a.#t.onDownloadProgress)}return o})()}catch(t){await a.#f(t)}finally{const t=a.#p;a.#m(t?.body??void 0),a.request!==t&&a.#m(a.request.body??void 0)}})();for(const[t,e]of Object.entries(f))\"bytes\"===t&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[t]=async o=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||e);const r=await c;if(\"json\"!==t)return a.#y(async()=>r[t](),r);const s=await a.#y(async()=>r.text(),r),u=a.#c(r),h=await a.#w(async()=>{const t=n.parseJson?await n.parseJson(s,{request:u,response:r}):\"\"===s&&void 0!==o?void 0:JSON.parse(s);return void 0===o?t:ut(t,o)});return h===tt&&await a.#f(new i(u)),h});return c}static#g(t){return!t||\"object\"!=typeof t||Array.isArray(t)||t instanceof URLSearchParams?t:Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t))}request;#b;#T=0;#o;#R;#t;#p;#v;#q=new WeakSet;#S;#C;#E=!1;#A=new WeakMap;constructor(t,e={}){if(this.#R=t,Object.hasOwn(e,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#t={...e,headers:E(this.#R.headers,e.headers),hooks:k({},e.hooks),method:B(e.method??this.#R.method??\"GET\"),prefix:String(e.prefix||\"\"),retry:H(e.retry),throwHttpErrors:e.throwHttpErrors??!0,timeout:e.timeout??1e4,totalTimeout:e.totalTimeout??!1,fetch:e.fetch??globalThis.fetch.bind(globalThis),context:e.context??{}},this.#o=this.#t.retry.limit,\"string\"!=typeof this.#R&&!(this.#R instanceof URL||this.#R instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#R){if(this.#t.prefix){const t=this.#t.prefix.replace(/\\/+$/,\"\"),e=this.#R.replace(/^\\/+/,\"\");this.#R=`${t}/${e}`}if(this.#t.baseUrl){const t=(()=>this.#R.replaceAll(rt,\"\").replaceAll(st,\"\"))();if(it.test(t))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(t=>nt.test(t))(t)||(this.#R=new URL(this.#R,new Request(this.#t.baseUrl).url))}}c&&u&&(this.#v=this.#t.signal??this.#R.signal,this.#b=new globalThis.AbortController,this.#t.signal=this.#P()),a&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));const o=e.headers&&new globalThis.Headers(e.headers).has(\"content-type\");if(this.#R instanceof globalThis.Request&&(l&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!o&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#R,this.#t),void 0!==(r=this.#t.searchParams)&&(Array.isArray(r)?r.length>0:r instanceof URLSearchParams?r.size>0||Boolean(r[O]?.size):\"object\"==typeof r?Object.keys(r).length>0:\"string\"==typeof r?r.trim().length>0:Boolean(r))){const t=new URL(this.request.url),e=this.#t.searchParams?.[O];if(e)for(const o of e)t.searchParams.delete(o);if(\"string\"==typeof this.#t.searchParams){const e=this.#t.searchParams.replace(/^\\?/,\"\");\"\"!==e&&(t.search=t.search?`${t.search}&${e}`:`?${e}`)}else{const e=new URLSearchParams(ht.#g(this.#t.searchParams));for(const[o,r]of e.entries())t.searchParams.append(o,r)}if(this.#t.searchParams&&\"object\"==typeof this.#t.searchParams&&!Array.isArray(this.#t.searchParams)&&!(this.#t.searchParams instanceof URLSearchParams))for(const[e,o]of Object.entries(this.#t.searchParams))void 0===o&&t.searchParams.delete(e);this.request=new globalThis.Request(t,this.#t)}var r;if(this.#t.onUploadProgress&&\"function\"!=typeof this.#t.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#C=\"number\"==typeof this.#t.totalTimeout?this.#x():void 0}#j(t){const e=t.delay(this.#T+1);let o=e;return!0===t.jitter?o=Math.random()*e:\"function\"==typeof t.jitter&&(o=t.jitter(e),(!Number.isFinite(o)||o<0)&&(o=e)),Math.min(t.backoffLimit,o)}async#k(t){const n=H(this.#t.retry);if(this.#T>=Math.min(n.limit,this.#o))throw t;const a=t instanceof Error?t:new r(t);if(a instanceof s)return a.customDelay??this.#j(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw t;const{shouldRetry:c}=n;if(void 0!==c){const e=await this.#w(async()=>c({error:a,retryCount:this.#T+1}));if(e===tt)throw new i(this.request);if(!1===e)throw t;if(!0===e)return this.#j(n)}if(function(t){return I(t,i)}(t)){if(!n.retryOnTimeout)throw t;return this.#j(n)}if(function(t){return I(t,e)}(t)){if(!n.statusCodes.includes(t.response.status))throw t;const e=(t=>{const e=t.get(\"Retry-After\");if(null!==e)return{value:e,allowTimestamp:!1};const o=t.get(\"RateLimit-Reset\");if(null!==o)return{value:o,allowTimestamp:!0};const r=t.get(\"X-RateLimit-Retry-After\");if(null!==r)return{value:r,allowTimestamp:!1};const s=t.get(\"X-RateLimit-Reset\")??t.get(\"X-Rate-Limit-Reset\");return null!==s?{value:s,allowTimestamp:!0}:void 0})(t.response.headers);if(e&&n.afterStatusCodes.includes(t.response.status)){const t=(({value:t,allowTimestamp:e})=>{if(_.test(t)){let o=1e3*Number(t);return e&&o>=W&&(o-=Date.now()),Math.max(0,o)}const o=(t=>{const e=K.exec(t);if(e)return X({year:Number(Q(e,3)),month:Q(e,2),day:Q(e,1),hours:Q(e,4),minutes:Q(e,5),seconds:Q(e,6)});const o=V.exec(t);if(o){const t=new Date,e=Number(Q(o,3)),r=100*Math.floor(t.getUTCFullYear()/100)+e,s=Date.UTC(t.getUTCFullYear()+50,t.getUTCMonth(),t.getUTCDate(),t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),t.getUTCMilliseconds());let n;for(const t of[r-100,r,r+100]){const e=X({year:t,month:Q(o,2),day:Q(o,1),hours:Q(o,4),minutes:Q(o,5),seconds:Q(o,6)});void 0!==e&&e<=s&&(n=e)}return n}const r=G.exec(t);if(r){const t=Q(r,4),[e,o,s]=t.split(\":\");return X({year:Number(Q(r,5)),month:Q(r,2),day:Q(r,3).trim(),hours:e,minutes:o,seconds:s})}})(t);if(void 0===o)return;const r=o-Date.now();return Number.isFinite(r)?Math.max(0,r):void 0})(e);return void 0===t?this.#j(n):Math.min(n.maxRetryAfter,t)}if(413===t.response.status)throw t;return this.#j(n)}if(!function(t){return I(t,o)}(t))throw t;return this.#j(n)}#l(t){const e=this.#c(t);return this.#t.parseJson&&(t.json=async()=>{const o=await t.text();return this.#t.parseJson(o,{request:e,response:t})}),t}async#f(t){if(!(t instanceof Error))throw t;if(this.#q.has(t))throw t;let e=t;for(const t of this.#t.hooks.beforeError){const o=await t({request:this.request,options:this.#u(),error:e,retryCount:this.#T});o instanceof Error&&(e=o)}throw e}async#h(t){const e=this.#O(),o=await this.#D(t,e.milliseconds);if(o===Z){if(e.fromTotalTimeout)throw new i(this.request);return void this.#U()}if(!o)return;if(!this.#N(t.headers.get(\"content-type\")??\"\"))return o;const r=this.#O(),s=await this.#B(o,t,r.milliseconds,this.#c(t));if(s!==Z)return s;if(r.fromTotalTimeout)throw new i(this.request);this.#U()}#O(){const t=!1===this.#t.timeout?1e4:this.#t.timeout,e=this.#L();if(void 0===e)return{milliseconds:t,fromTotalTimeout:!1};if(e<=0)throw new i(this.request);return{milliseconds:Math.min(t,e),fromTotalTimeout:e<=t}}#M(){const t=this.#L();if(void 0!==t){if(t<=0)throw new i(this.request);return!1===this.#t.timeout?t:Math.min(this.#t.timeout,t)}return!1===this.#t.timeout?void 0:this.#t.timeout}async#y(t,e){let o;try{o=this.#M()}catch(t){await this.#f(t)}const r=t();if(void 0===o)return r;const s=await Promise.race([r,new Promise(t=>{const e=setTimeout(()=>{t(Z)},o);r.finally(()=>{clearTimeout(e)}).catch(()=>{})})]);return s===Z&&(this.#b?.abort(),await this.#f(new i(this.#c(e)))),s}async#w(t){const e=this.#L();if(void 0===e)return t();if(e<=0)return this.#b?.abort(),tt;let o;try{const r=new Promise(t=>{o=setTimeout(()=>{t(tt)},e)}),s=Promise.resolve().then(t).then(t=>({status:\"fulfilled\",value:t})).catch(t=>({status:\"rejected\",error:t})),n=await Promise.race([s,r]),i=this.#L();if(n===tt||void 0!==i&&i<=0)return this.#b?.abort(),n===tt?s.then(t=>{\"fulfilled\"===t.status&&this.#F(t.value)}):\"fulfilled\"===n.status&&this.#F(n.value),tt;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(o)}}#N(t){const e=(t.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(e)}async#D(t,e){const{body:o}=t;if(!o)try{return await t.text()}catch{return}let r;try{r=o.getReader()}catch{return}const s=(t=>{const e=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(t),o=e?.[1]??e?.[2];if(o)try{return new TextDecoder(o)}catch{}return new TextDecoder})(t.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:t,value:e}=await r.read();if(t)break;if(i+=e.byteLength,i>10485760)return void r.cancel().catch(()=>{});n.push(s.decode(e,{stream:!0}))}}catch{return}return n.push(s.decode()),n.join(\"\")})(),c=new Promise(t=>{const o=setTimeout(()=>{t(Z)},e);a.finally(()=>{clearTimeout(o)})}),u=await Promise.race([a,c]);return u===Z&&r.cancel().catch(()=>{}),u}async#B(t,e,o,r){let s;try{return await Promise.race([Promise.resolve().then(()=>this.#t.parseJson?this.#t.parseJson(t,{request:r,response:e}):JSON.parse(t)),new Promise(t=>{s=setTimeout(()=>{t(Z)},o)})])}catch{return}finally{clearTimeout(s)}}#m(t){t&&t.cancel().catch(()=>{})}#d(t){this.#m(t.body??void 0)}#F(t){ct(t)?this.#d(t):at(t)&&this.#m(t.body??void 0)}#P(){return this.#v?AbortSignal.any([this.#v,this.#b.signal]):this.#b.signal}#U(){const t=this.#L();if(void 0!==t&&t<=0)throw new i(this.request)}async#e(){for(const t of this.#t.hooks.beforeRequest){const e=await this.#w(async()=>t({request:this.request,options:this.#u(),retryCount:0}));if(e===tt)throw new i(this.request);if(at(e))this.#H(e);else if(ct(e))return e}}async#i(t){const e=this.#c(t);for(const o of this.#t.hooks.afterResponse){const r=this.#J(t.clone(),e);let n;this.#l(r);try{if(n=await this.#w(async()=>o({request:this.request,options:this.#u(),response:r,retryCount:this.#T})),n===tt)throw new i(this.request)}catch(e){throw r!==t&&this.#d(r),this.#d(t),e}if(n instanceof y)throw r!==t&&this.#d(r),this.#d(t),new s(n.options);const a=ct(n)?this.#J(n,e):t;r!==t&&r!==a&&r.body!==a.body&&this.#d(r),t!==a&&t.body!==a.body&&this.#d(t),t=a}return t}async#r(t){try{return await t()}catch(e){return this.#a(e,t)}}async#a(t,e){this.#E=!1;const o=Math.min(await this.#k(t),p),r={signal:this.#v},n=this.#L();if(void 0!==n){if(n<=0)throw new i(this.request);if(o>=n)throw await J(n,r),new i(this.request)}if(await J(o,r),this.#U(),t instanceof s&&t.customRequest){const e=new globalThis.Request(t.customRequest,this.#t.signal?{signal:this.#t.signal}:void 0);this.#H(e)}for(const e of this.#t.hooks.beforeRetry){let o;try{o=await this.#w(async()=>e({request:this.request,options:this.#u(),error:t,retryCount:this.#T+1}))}catch(e){throw e instanceof Error&&e!==t&&this.#q.add(e),e}if(o===tt)throw new i(this.request);if(at(o)){this.#H(o);break}if(ct(o))return this.#E=!0,this.#T++,o;if(o===m)return}return this.#U(),this.#T++,this.#r(e)}#n(){const t=this.#E;return this.#E=!1,t}async#s(){this.#b?.signal.aborted&&(this.#b=new globalThis.AbortController,this.#t.signal=this.#P(),this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));const t=(t=>{const e={};for(const o in t)Object.hasOwn(t,o)&&(o in b||o in g||(e[o]=t[o]));return e})(this.#t);this.#o=H(this.#t.retry).limit;const e=this.#o>0?this.request.clone():void 0,r=this.#$(this.request,this.#t.body??void 0);this.#p=r,e&&(this.request=e);try{const e=this.#L();if(void 0!==e&&e<=0)throw new i(this.request);const o=!1===this.#t.timeout?e:void 0===e?this.#t.timeout:Math.min(this.#t.timeout,e),s=void 0===o?await this.#t.fetch(r,t):await async function(t,e,o,r){return new Promise((s,n)=>{const a=setTimeout(()=>{o&&o.abort(),n(new i(t))},r.timeout);r.fetch(t,e).then(s).catch(n).then(()=>{clearTimeout(a)})})}(r,t,this.#b,{timeout:o,fetch:this.#t.fetch});return this.#J(s,r)}catch(t){if(function(t){if(!t||\"[object Error]\"!==$.call(t)||\"TypeError\"!==t.name||\"string\"!=typeof t.message)return!1;const{message:e,stack:o}=t;return\"Load failed\"===e||e.startsWith(\"Load failed (\")&&e.endsWith(\")\")?void 0===o||\"__sentry_captured__\"in t:!!e.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===e||e.startsWith(\"Failed to fetch (\")&&e.endsWith(\")\"))||z.has(e)}(t))throw new o(this.request,{cause:t});throw t}}#L(){if(void 0===this.#C)return;const t=this.#x()-this.#C;return Math.max(0,this.#t.totalTimeout-t)}#x(){return globalThis.performance?.now()??Date.now()}#u(){if(!this.#S){const{hooks:t,json:e,parseJson:o,stringifyJson:r,searchParams:s,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...u}=this.#t;this.#S=Object.freeze(u)}return this.#S}#H(t){this.#S=void 0,this.request=t}#c(t){return this.#A.get(t)??this.request}#J(t,e){return this.#A.set(t,e),t}#$(t,e){return this.#t.onUploadProgress&&t.body&&a?((t,e,o)=>{if(!t.body)return t;const r=(t=>{if(!t)return 0;if(t instanceof FormData){let e=0;for(const[o,r]of t)e+=40,e+=T.encode(`Content-Disposition: form-data; name=\"${o}\"`).byteLength,e+=\"string\"==typeof r?T.encode(r).byteLength:r.size;return e}return t instanceof Blob?t.size:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:\"string\"==typeof t?T.encode(t).byteLength:t instanceof URLSearchParams?T.encode(t.toString()).byteLength:0})(o??t.body);return new Request(t,{duplex:\"half\",body:R(t.body,r,e)})})(t,this.#t.onUploadProgress,e??this.#t.body??void 0):t}}const lt=t=>{const e=(e,o)=>ht.create(e,C(t,o));for(const o of d)e[o]=(e,r)=>ht.create(e,C(t,r,{method:o}));return e.create=t=>lt(C(t)),e.extend=e=>(\"function\"==typeof e&&(e=e(t??{})),lt(C(t,e))),e.stop=m,e.retry=w,e},dt=lt(),ft=(t,e=Date.now())=>{const o=t.get(\"retry-after\");if(!o)return;const r=/^\\d+$/.test(o)?1e3*Number(o):Date.parse(o)-e;return Number.isNaN(r)?void 0:Math.min(Math.max(r,0),36e5)},pt=\"h:accounts\",mt=\"h:paused-until\",yt=({s:t,c:e},o)=>e(()=>t.a0(\"readonly\",e=>t.request(o(e)))),wt=({t})=>[...t.values()].filter(({n:t})=>!t),gt=async(t,e,o=\"\")=>{const r=IDBKeyRange.bound(o,\"g\",!0),s=await yt(t,t=>t.getAll(r,e))??[];for(const{event:e}of s)Object.assign(t.t.get(e.id)??{},{n:!0});const n=o?[]:wt(t).map(({h:t})=>t);return[...s,...n].sort((t,e)=>t.event.id<e.event.id?-1:1)},bt=async t=>{const e=IDBKeyRange.upperBound(\"g\");return(await yt(t,t=>t.count(e))??0)+wt(t).length},Tt=t=>t&&\"metric\"in t?t.metric:\"identify\",Rt=[401,403,404,405],vt=[400,413,415,422],qt=()=>{},St=t=>{let e=0,o=new AbortController;t.on(\"consent\",t=>{\"denied\"===t&&o.abort(),o=new AbortController});let r,s,n=100;const i=t=>{clearTimeout(s),s=setTimeout(()=>l(!0).catch(t=>a(String(t))),t)},a=async(o,r)=>(t.g(\"error\",{detail:`Not delivered yet: ${o}`}),e+=1,r&&await(async({p:t},e)=>{t.x=Date.now()+e,await t.c(()=>t.s.put(mt,t.x))})(t,r),i(r||((t,e=Math.random)=>e()*Math.min(6e4,1e3*2**(t-1)))(e)),!1),c=async(o,r,s)=>!await(async(t,e,o)=>{const{p:r}=t,s=o.results.filter(t=>t&&\"held\"!==t.status&&e.ids.includes(t.id)),n=new Map(s.map(({id:t,status:e})=>[t,e])),i=t=>\"rejected\"===n.get(t)?\"rejected\":\"accepted\";let a;for(const{id:t}of s){const e=r.t.get(t);e&&!e.n?r.h0[i(t)]+=1:a=!0,r.f(t)}const c=await(({s:t,c:e},o,r,s={})=>e(()=>t.a0(\"readwrite\",async e=>{const n=await t.request(e.get(pt))??{accepted:0,rejected:0,lost:{},untold:{}},i=await Promise.all(o.map(o=>t.request(e.getKey(o))));for(const t of new Set(i))t&&(e.delete(t),r(n,t));for(const t in s)n.untold[t]=(n.untold[t]??0)-(s[t]??0);return e.put(n,pt),await t.request(e.transaction),!0})))(r,[...n.keys()],(t,e)=>{t[i(e)]+=1},e.dropped);await(async({k:t},e,o)=>{o.visitor&&await t.y();const{fresh:r,...s}=t.known()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=o.visitor??s;if(!r||s.anonymous_id!==e.visitor.anonymous_id)return;const i=n===s.anonymous_id?\"first\":\"known\";t.a({visitor:{...s,anonymous_id:n},outcome:i,kinds:[]})})(t,e,o);for(const{id:o,status:r,code:n=\"rejected\",pointer:i=\"\",detail:a=\"\"}of s){const s=Tt(e.events.find(t=>t.id===o));\"rejected\"===r?t.g(\"rejected\",{id:o,metric:s,code:n,pointer:i,detail:a}):t.g(\"accepted\",{id:o,metric:s})}return s.length>0&&Boolean(c||!a)})(t,o,r)||s?a(\"events are held\",s):(e=0,n=100,!0),u=async()=>{const{v:r,w:s}=t.m()?await(async(t,e)=>{const{p:o,u:r,d0:s}=t,{s:n,c:i}=o,[a,c=\"\",u=0,h]=await Promise.all([gt(o,e),i(()=>n.get(\"h:attempted\")),i(()=>n.get(mt)),i(()=>n.get(pt))]);o.x=Math.max(u,o.x);const l=o.x-Date.now();if(l>0&&l<36e5)return{w:l};c>o.d&&(o.d=c);const d=new Set(a.map(({event:t})=>t.id));for(const[t,{n:r}]of o.t)r&&a.length<e&&t<=c&&!d.has(t)&&o.f(t);const f=r(a,24e4,e),p=Object.entries(h?.untold??{}).filter(([,t])=>t>0),m=p.length?Object.fromEntries(p):void 0,y=s(f,t.e(),o.d,m);return await o.q(y?.ids.at(-1)),{v:y}})(t,n):{};if(s?i(s):r||(e=0),!r||!t.m())return!1;const u=!e&&r.body.length<=6e4;t.v=u?r:void 0;const{isRefused:h,isOurs:l,b:d,detail:f,z:p}=await(async(t,{body:e,batch:o},r,s)=>{try{const n=await dt.post(t,{body:e,headers:{\"content-type\":\"application/json\"},credentials:\"same-origin\",keepalive:r,retry:0,throwHttpErrors:!1,timeout:3e4,signal:s}),{status:i,headers:a}=n,c=await n.json().catch(()=>null);return{b:202===i&&c?.batch===o&&Array.isArray(c.results)?c:void 0,isRefused:vt.includes(i),isOurs:/problem/.test(a.get(\"content-type\")??\"\"),detail:`${i} ${c?.detail??\"\"}`,z:Rt.includes(i)?3e5:ft(a)}}catch(t){return{detail:String(t)}}})(t.url,r,u,o.signal);if(t.v=void 0,d)return c(r,d,p);const m=1===r.ids.length;return!h||m&&!l?a(f,p):m?c({...r,dropped:void 0},((t,e)=>({batch:t.batch,results:t.ids.map(t=>({id:t,status:\"rejected\",code:\"batch_refused\",detail:e}))}))(r,f)):(n=Math.ceil(r.ids.length/2),!0)},h=async()=>{for(t.m()&&await(async({p:t,f0:e})=>{const[o]=await gt(t,1);return o&&o.event.id<e(Date.now()-12096e5)||await bt(t)>25})(t)&&await t.l().then(({enforceLimits:e})=>e(t),qt);await u(););},l=async o=>(e&&!o||(clearTimeout(s),r??=(async t=>{if(!navigator.locks)return t();const e=new AbortController,o=new Promise(t=>e.signal.addEventListener(\"abort\",()=>t())),r=()=>e.abort();addEventListener(\"pagehide\",r);let s=!1;try{await navigator.locks.request(\"keepsend\",{signal:e.signal},()=>(s=!0,Promise.race([t(),o])))}catch(o){if(s)throw o;e.signal.aborted||await t()}finally{removeEventListener(\"pagehide\",r)}})(h).finally(()=>{r=void 0}),await r),bt(t.p));return{flush:l}};export{St as createSender};\n","i.a79816c3.js":"const e=\"h:accounts\",t={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},n={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,first:()=>\"The route took his first events: a visitor it had not seen before.\",known:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},o=({outcome:e,kinds:o})=>n[e](o.map(e=>t[e]).join(\" and \")),s=({s:e,c:t},n)=>t(()=>e.a0(\"readonly\",t=>e.request(n(t)))),i=({t:e})=>[...e.values()].filter(({n:e})=>!e),a=async(e,t,n=\"\")=>{const o=IDBKeyRange.bound(n,\"g\",!0),a=await s(e,e=>e.getAll(o,t))??[];for(const{event:t}of a)Object.assign(e.t.get(t.id)??{},{n:!0});const r=n?[]:i(e).map(({h:e})=>e);return[...a,...r].sort((e,t)=>e.event.id<t.event.id?-1:1)},r=async e=>{const t=IDBKeyRange.upperBound(\"g\");return(await s(e,e=>e.count(t))??0)+i(e).length},c=e=>e&&\"metric\"in e?e.metric:\"identify\",d=async({p:t,f0:n})=>{const o=[];for(let e=\"0\";e;e=o.at(-1)?.id){const n=await a(t,500,e);if(!n.length)break;o.push(...n.map(({event:{id:e},bytes:t})=>({id:e,bytes:t})))}const s=n(Date.now()-12096e5);let i=o.length,r=o.reduce((e,t)=>e+t.bytes,0);const c=new Map;for(const e of o){const n=e.id<s&&!t.t.has(e.id);!n&&i<=1e4&&r<=5e6||(c.set(e.id,n?\"expired\":\"full\"),i-=1,r-=e.bytes)}c.size&&await(({s:t,c:n},o,s,i={})=>n(()=>t.a0(\"readwrite\",async n=>{const a=await t.request(n.get(e))??{accepted:0,rejected:0,lost:{},untold:{}},r=await Promise.all(o.map(e=>t.request(n.getKey(e))));for(const e of new Set(r))e&&(n.delete(e),s(a,e));for(const e in i)a.untold[e]=(a.untold[e]??0)-(i[e]??0);return n.put(a,e),await t.request(n.transaction),!0})))(t,[...c.keys()],({lost:e,untold:t},n)=>{for(const o of[e,t]){const e=c.get(n);o[e]=(o[e]??0)+1}})},l=async t=>{const{p:n,k:s}=t,i=(e=>{if(e.recent)return e.recent;const t=[];e.recent=t;const n=(e,n,o=\"\")=>{const s=t.find(t=>t.id===e);return s&&Object.assign(s,{state:n,...o&&{detail:o}})},o=(e,n,o)=>{t.push({id:e,metric:n,time:o,state:\"held\"})>50&&t.shift()};return e.on(\"tracked\",({id:e,metric:t,time:n})=>o(e,t,n)),e.on(\"kept\",({id:e})=>n(e,\"kept\")),e.on(\"accepted\",({id:e})=>n(e,\"accepted\")),e.on(\"rejected\",({id:e,metric:t=\"\",detail:s})=>{e&&!n(e,\"rejected\",s)&&(o(e,t,(new Date).toISOString()),n(e,\"rejected\",s))}),t})(t),{storage:d,error:l,x:u}=n,h=\"none\"!==d,w=h?await a(n,100):[],m=h?await(async t=>{const{s:n,c:o,h0:s}=t,i=await o(()=>n.get(e))??{accepted:0,rejected:0,lost:{},untold:{}},a=await r(t),c=i.accepted+s.accepted,d=i.rejected+s.rejected,l=(i.lost.full??0)+s.full,u=l?{...i.lost,full:l}:i.lost;return{tracked:c+d+Object.values(u).reduce((e,t)=>e+t,0)+a,accepted:c,rejected:d,lost:u,waiting:a}})(n):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:p,decisions:f}=s.known()??{visitor:null,decisions:[]},{traits:g,fresh:k,...y}=p??{};return{storage:d,...\"memory\"===d&&{storage_error:String(l)},visitor:p&&y,explanations:f.map(e=>({at:e.at,sentence:o(e)})),accounts:m,waiting:w.slice(0,100).map(({event:e})=>({id:e.id,metric:c(e),time:e.time})),recent:i.map(e=>({...e})),...u>Date.now()&&{next_attempt_at:new Date(u).toISOString()}}};export{d as enforceLimits,l as inspectCore};\n"};

const EVERGREEN = "public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "public, max-age=31536000, immutable";
const FRESH = "no-cache";
const respond = async (request, text, cacheControl) => {
  const etag = `"${await digest(text, 8)}"`;
  const headers = {
    "cache-control": cacheControl,
    "content-type": "text/javascript; charset=utf-8",
    "x-content-type-options": "nosniff",
    etag
  };
  const isKnown = request.headers.get("if-none-match")?.includes(etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
};
const serveScript = (request) => respond(request, script, EVERGREEN);
const servePart = (request, name) => {
  const names = Object.keys(parts);
  const exact = names.includes(name);
  const kind = /^[a-z]\.(?=\w+\.js$)/.exec(name)?.[0];
  const current = exact ? name : kind && names.find((other) => other.startsWith(kind));
  const text = current && parts[current];
  return text ? respond(request, text, exact ? IMMUTABLE : FRESH) : void 0;
};

const demand = (isFine, option, came, allowed) => {
  if (isFine) return;
  const shown = option === "apiKey" || option === "cookieSecret" ? typeof came : JSON.stringify(came);
  throw new TypeError(
    `${option} must be ${allowed}; what came is ${redactKey(shown ?? "undefined")}`
  );
};
const DOMAIN = /^\.?[a-z\d-]+(\.[a-z\d-]+)+$/i;
const isOrigin = (origin) => URL.canParse(origin) && new URL(origin).origin === origin;
const isHttpUrl = (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
const withoutThrowing = (log) => (entry) => {
  try {
    log(entry);
  } catch {
  }
};
const readOptions = (options) => {
  const {
    apiKey,
    basePath,
    shopOrigins = [],
    cookieSecret,
    cookieDomain,
    identifiedMetric = "Identified",
    klaviyoUrl,
    klaviyoTimeoutMs = 8e3
  } = options;
  demand(/^pk_[\w-]+$/.test(String(apiKey)), "apiKey", apiKey, "a private key of Klaviyo (pk_...)");
  demand(
    /^(\/[\w.-]+)+$/.test(String(basePath)),
    "basePath",
    basePath,
    "a path like '/q7f2', without a slash at its end"
  );
  demand(
    Array.isArray(shopOrigins) && shopOrigins.every(isOrigin),
    "shopOrigins",
    shopOrigins,
    "a list of origins like 'https://shop.example'"
  );
  demand(
    cookieSecret === void 0 || String(cookieSecret).length >= 32,
    "cookieSecret",
    cookieSecret,
    "at least 32 characters"
  );
  demand(
    cookieDomain === void 0 || DOMAIN.test(cookieDomain),
    "cookieDomain",
    cookieDomain,
    "a domain like 'shop.example'"
  );
  demand(
    /\S/.test(String(identifiedMetric)) && String(identifiedMetric).length <= MAX_METRIC_LENGTH,
    "identifiedMetric",
    identifiedMetric,
    `a metric's name of at most ${MAX_METRIC_LENGTH} characters`
  );
  demand(
    klaviyoUrl === void 0 || isHttpUrl(klaviyoUrl),
    "klaviyoUrl",
    klaviyoUrl,
    "an http(s) address"
  );
  demand(
    klaviyoTimeoutMs > 0,
    "klaviyoTimeoutMs",
    klaviyoTimeoutMs,
    "a number of milliseconds above 0"
  );
  return {
    apiKey: String(apiKey),
    basePath,
    shopOrigins,
    cookieSecret,
    cookieDomain,
    serverOnly: new Set((options.serverOnlyMetrics ?? SERVER_ONLY_METRICS).map(plainName)),
    identifiedMetric,
    klaviyoUrl,
    klaviyoTimeoutMs,
    log: withoutThrowing(options.log ?? ((entry) => console.log(JSON.stringify(entry))))
  };
};

const refuseMethod = (allow) => () => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};
const createRoute = (options) => {
  const settings = readOptions(options);
  const klaviyo = createKlaviyoWriter({
    apiKey: settings.apiKey,
    // The page's outbox is what waits and tries again; a page should not wait for both.
    retries: 0,
    timeoutMs: settings.klaviyoTimeoutMs,
    ...settings.klaviyoUrl && { baseUrl: settings.klaviyoUrl },
    ...options.fetch && { fetch: options.fetch }
  });
  const app = new Hono().basePath(settings.basePath);
  app.post(EVENTS_PATH, createCollector(klaviyo, settings));
  app.delete(EVENTS_PATH, createForgetter(settings));
  app.all(EVENTS_PATH, refuseMethod("POST, DELETE"));
  app.get(SCRIPT_PATH, ({ req }) => serveScript(req.raw));
  app.all(SCRIPT_PATH, refuseMethod("GET"));
  app.get(
    "/:part",
    async ({ req }, next) => await servePart(req.raw, req.param("part")) ?? next()
  );
  app.notFound(
    () => toProblemResponse(new Refusal(404, `Events go to ${settings.basePath}${EVENTS_PATH}`))
  );
  app.onError((error) => {
    if (error instanceof Refusal) return toProblemResponse(error);
    settings.log({ at: "error", name: error.name });
    return toProblemResponse(new Refusal(500, "Nothing is lost: keep the events and try again"));
  });
  return async (request) => app.fetch(request);
};

export { createRoute };
