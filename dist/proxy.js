import { Hono } from 'hono';
import { K as KlaviyoError, r as redactKey, c as createKlaviyo } from './shared-create-klaviyo.js';
import * as v from 'valibot';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import 'ky';

const EVENTS_PATH = "/e";
const SCRIPT_PATH = "/m.js";

const TITLES = {
  400: "The batch cannot be read",
  403: "Not from this shop",
  404: "There is nothing here",
  405: "Wrong method",
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
  if (encoding !== "identity") {
    throw new Refusal(415, "Send the body without a content encoding", {
      "accept-encoding": "identity"
    });
  }
};
const checkOrigin = (request, allowedOrigins) => {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (site === "same-origin") return;
  if (origin && allowedOrigins.includes(origin)) return;
  if (!site && origin === new URL(request.url).origin) return;
  throw new Refusal(
    403,
    "Send events from the shop's own pages, or list the page's origin in allowedOrigins"
  );
};

const WIRE_VERSION = 1;
const MAX_BATCH_EVENTS = 100;
const MAX_BODY_BYTES = 262144;
const MAX_EVENT_BYTES = 2e5;
const MAX_METRIC_LENGTH = 127;
const MAX_PROPERTIES = 400;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_IDENTIFIER_LENGTH = 255;
const MAX_EMAIL_LENGTH = 254;
const CLOCK_TOLERANCE_MS = 6e4;

const correctTime = (event, sentAtMs, receivedAtMs) => {
  const skewMs = receivedAtMs - sentAtMs;
  const correctedMs = Date.parse(event.time) + (Math.abs(skewMs) > CLOCK_TOLERANCE_MS ? skewMs : 0);
  const timeMs = Math.min(correctedMs, receivedAtMs + CLOCK_TOLERANCE_MS);
  return { ...event, time: new Date(timeMs).toISOString() };
};

const ABOUT_THE_EVENT = [400, 409, 413, 422];
const ABOUT_THE_KEY = [401, 403];
const KEY_DELAY_MS = 15 * 6e4;
const DEFAULT_DELAY_MS = 5e3;
const MAX_DETAIL = 200;
const accepted = (id) => ({ result: { id, status: "accepted" } });
const held = (id, delay) => ({ id, delay });
const toEventPointer = (pointer = "") => pointer.replace(/^.*\/data\/attributes(?=\/)/, "").slice(0, MAX_DETAIL);
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
const fateOf = (id, error) => error instanceof KlaviyoError && ABOUT_THE_EVENT.includes(error.status) ? refused(id, error.pointer, error.detail) : held(id, toDelay(error));

const inParallel = async (items, width, work) => {
  const results = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
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
function demand$1(isFine, code, pointer, detail) {
  if (!isFine) throw new Problem(code, pointer, detail);
}

const KINDS = ["external_id", "email", "phone_number", "_kx"];
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const KX = /^[\w\-=]+\.\w+$/;
const readText = (pointer, value, max = MAX_IDENTIFIER_LENGTH) => {
  const text = typeof value === "number" ? `${value}` : value;
  demand$1(typeof text === "string" && text.trim(), "identifier_invalid", pointer, "Pass a text");
  limit("identifier_invalid", pointer, text.length, max);
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
    demand$1(
      E164.test(phone),
      "phone_invalid",
      pointer,
      "Pass E.164: +, country code, number, like +12345678901"
    );
    return phone;
  }
  demand$1(
    kind !== "_kx" || KX.test(text),
    "identifier_invalid",
    pointer,
    "Pass a link's _kx unchanged"
  );
  return text;
};
const isIdentified = (known) => Boolean(known.external_id ?? known.email ?? known.phone_number);

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
const toProfile = (visitor, { traits }) => {
  const identifier = strongest(visitor);
  if (!identifier) return void 0;
  const fields = {};
  const properties = {};
  for (const [key, value] of Object.entries(traits)) {
    (PROFILE_FIELDS.includes(key) ? fields : properties)[key] = value;
  }
  return {
    ...identifier,
    ...fields,
    ...Object.keys(properties).length > 0 && { properties }
  };
};

const WIDTH = 6;
const DEADLINE_MS = 15e3;
const send = async (klaviyo, visitor, event) => {
  const { id } = event;
  try {
    if ("metric" in event) {
      await klaviyo.createEvent({ ...toEventAttributes(event), profile: toEventProfile(visitor) });
    } else {
      const profile = toProfile(visitor, event);
      if (profile) await klaviyo.importProfile(profile);
    }
    return accepted(id);
  } catch (error) {
    return fateOf(id, error);
  }
};
const sendSingly = (klaviyo, visitor, events) => {
  const deadlineMs = Date.now() + DEADLINE_MS;
  let delay;
  return inParallel(events, WIDTH, async (event) => {
    if (Date.now() > deadlineMs) delay ??= { retryAfterMs: 0, status: 0, code: "deadline" };
    if (delay) return held(event.id, delay);
    const fate = await send(klaviyo, visitor, event);
    if ("delay" in fate) delay ??= fate.delay;
    return fate;
  });
};

const EVENT_POINTER = /^\/data\/attributes\/events-bulk-create\/data\/0\/attributes\/events\/data\/(\d+)(?=\/|$)/;
const readRefused = (error, events) => {
  const fates = /* @__PURE__ */ new Map();
  for (const { source, detail } of error.problems) {
    const event = events[Number(EVENT_POINTER.exec(source?.pointer ?? "")?.[1] ?? -1)];
    if (event) fates.set(event.id, refused(event.id, source?.pointer, detail));
  }
  return fates;
};
const mustWait = ({ status }) => [401, 403, 429].includes(status);
const sendInBulk = async (klaviyo, visitor, events) => {
  try {
    await klaviyo.bulkCreateEvents([
      { profile: toEventProfile(visitor), events: events.map(toEventAttributes) }
    ]);
    return events.map(({ id }) => accepted(id));
  } catch (error) {
    if (!(error instanceof KlaviyoError)) throw error;
    if (mustWait(error)) return events.map(({ id }) => held(id, toDelay(error)));
    const refusals = readRefused(error, events);
    const rest = events.filter(({ id }) => !refusals.has(id));
    return [...refusals.values(), ...await sendSingly(klaviyo, visitor, rest)];
  }
};

const BULK_FROM = 10;
const splitRepeats = (events) => {
  const seen = /* @__PURE__ */ new Set();
  const first = [];
  const repeats = [];
  for (const event of events) {
    const key = "metric" in event ? JSON.stringify([event.metric, event.unique_id ?? event.id]) : event.id;
    (seen.has(key) ? repeats : first).push(event);
    seen.add(key);
  }
  return { first, repeats };
};
const isTrack = (event) => "metric" in event;
const toDelivery = (fates) => {
  const delays = fates.flatMap((fate) => "delay" in fate ? [fate.delay] : []);
  const [longest] = delays.sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  return {
    results: fates.map((fate) => "delay" in fate ? { id: fate.id, status: "held" } : fate.result),
    ...longest && { delay: longest }
  };
};
const deliver = async (klaviyo, visitor, events, isResend) => {
  const { first, repeats } = splitRepeats(events);
  const tracks = first.filter(isTrack);
  const isBulk = !isResend && tracks.length >= BULK_FROM;
  const singles = isBulk ? first.filter((event) => !isTrack(event)) : first;
  const fates = [
    ...await sendSingly(klaviyo, visitor, singles),
    ...isBulk ? await sendInBulk(klaviyo, visitor, tracks) : [],
    ...repeats.map(({ id }) => ({ result: { id, status: "duplicate" } }))
  ];
  return toDelivery(fates);
};

const FORBIDDEN = /^(__proto__|constructor|prototype)$/;
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const escapeKey = (key) => key.replace(/~/g, "~0").replace(/\//g, "~1");
const demandObject = (value, pointer) => demand$1(kindOf(value) === "Object", "not_json", pointer, "Pass a plain object");
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
    demand$1(
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
        demand$1(!FORBIDDEN.test(key), "reserved_key", place, "Rename this key");
        weight += key.length;
        return [key, copy(part, place, depth + 1)];
      })
    );
  };
  demandObject(value, pointer);
  return copy(value, pointer, 0);
};

const SERVER_ONLY_METRICS = [
  "Placed Order",
  "Ordered Product",
  "Fulfilled Order",
  "Cancelled Order",
  "Refunded Order"
];
const KLAVIYO_KEYS = ["$extra"];
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const json = (pointer) => v.rawTransform(({ dataset, addIssue, NEVER }) => {
  try {
    return copyJson(dataset.value, pointer);
  } catch (problem) {
    const { code, pointer: place, message } = problem;
    addIssue({ message: JSON.stringify([code, place, message]) });
    return NEVER;
  }
});
const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.string(), v.isoTimestamp());
const track = v.strictObject({
  id,
  time,
  metric: v.pipe(v.string(), v.regex(/\S/), v.maxLength(MAX_METRIC_LENGTH)),
  properties: v.exactOptional(v.pipe(v.unknown(), json("/properties"))),
  value: v.exactOptional(v.pipe(v.number(), v.finite())),
  value_currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  unique_id: v.exactOptional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_IDENTIFIER_LENGTH))
  )
});
const identification = v.strictObject({
  id,
  time,
  traits: v.pipe(v.unknown(), json("/traits"))
});
const reject = (id2, code, pointer, detail) => ({
  rejection: { id: id2, status: "rejected", code, pointer, detail }
});
const ADVICE = {
  metric: `Pass a metric's name of 1 to ${MAX_METRIC_LENGTH} characters`,
  time: "Pass an ISO 8601 time",
  value: "Pass a finite number",
  value_currency: "Pass three capitals, like 'EUR'",
  unique_id: `Pass text of 1 to ${MAX_IDENTIFIER_LENGTH} characters`
};
const explain = (id2, issue) => {
  if (issue.type === "raw_transform") {
    const [code, pointer, detail] = JSON.parse(issue.message);
    return reject(id2, code, pointer, detail);
  }
  const key = String(issue.path?.[0]?.key ?? "").slice(0, 100);
  const advice = ADVICE[key];
  return advice ? reject(id2, `${key}_invalid`, `/${key}`, advice) : reject(
    id2,
    "unknown_field",
    `/${key}`,
    "An event has no such field; put it among the properties"
  );
};
const checkPolicy = (event, serverOnly) => {
  const { id: id2 } = event;
  if (Date.parse(event.time) < EARLIEST_MS) {
    return reject(id2, "time_invalid", "/time", "Klaviyo takes no time before 1990");
  }
  const [place, fields] = "metric" in event ? ["/properties", event.properties] : ["/traits", event.traits];
  const reserved = Object.keys(fields ?? {}).find(
    (key) => key.startsWith("$") && !KLAVIYO_KEYS.includes(key)
  );
  if (reserved !== void 0) {
    return reject(
      id2,
      "reserved_key",
      `${place}/${reserved.slice(0, 100)}`,
      "Names with $ are Klaviyo's; rename it"
    );
  }
  if ("metric" in event && serverOnly.has(event.metric.toLowerCase())) {
    return reject(id2, "server_only_metric", "/metric", "Send this metric from the shop's server");
  }
  return { event };
};
const judgeEvent = (received, serverOnly) => {
  const schema = "traits" in received ? identification : track;
  const { success, output, issues } = v.safeParse(schema, received, { abortEarly: true });
  return success ? checkPolicy(output, serverOnly) : explain(received.id, issues[0]);
};

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
  sent_at: v.pipe(v.string(), v.isoTimestamp()),
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
const readBatch = (body) => {
  const { success, output, issues } = v.safeParse(batch, body, { abortEarly: true });
  if (!success)
    throw new Refusal(400, `No batch of version ${WIRE_VERSION}: ${placeOf(issues[0])}`);
  return {
    batch: output.batch,
    sentAtMs: Date.parse(output.sent_at),
    visitor: output.visitor,
    events: output.events,
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
        await reader.cancel();
        throw tooLarge();
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "The body could not be read to its end as UTF-8");
  }
};

const demand = (isFine, option, came, allowed) => {
  if (isFine) return;
  const shown = option === "apiKey" || option === "cookieSecret" ? typeof came : JSON.stringify(came);
  throw new TypeError(
    `${option} must be ${allowed}; what came is ${redactKey(shown ?? "undefined")}`
  );
};
const isOrigin = (origin) => URL.canParse(origin) && new URL(origin).origin === origin;
const isHttpUrl = (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
const readOptions = (options) => {
  const {
    apiKey,
    basePath,
    allowedOrigins = [],
    cookieSecret,
    klaviyoUrl,
    klaviyoTimeoutMs = 8e3
  } = options;
  demand(/^pk_\S+$/.test(String(apiKey)), "apiKey", apiKey, "a private key of Klaviyo (pk_...)");
  demand(
    /^(\/[\w.-]+)+$/.test(String(basePath)),
    "basePath",
    basePath,
    "a path like '/q7f2', without a slash at its end"
  );
  demand(
    allowedOrigins.every(isOrigin),
    "allowedOrigins",
    allowedOrigins,
    "a list of origins like 'https://shop.example'"
  );
  demand(
    cookieSecret === void 0 || cookieSecret.length >= 32,
    "cookieSecret",
    cookieSecret,
    "at least 32 characters"
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
    apiKey,
    basePath,
    allowedOrigins,
    cookieSecret,
    cookieDomain: options.cookieDomain,
    serverOnly: new Set(
      (options.serverOnlyMetrics ?? SERVER_ONLY_METRICS).map((name) => name.toLowerCase())
    ),
    klaviyoUrl,
    klaviyoTimeoutMs,
    log: options.log ?? ((entry) => console.log(JSON.stringify(entry)))
  };
};

const script = "!function(){\"use strict\";const e=2e5,t=(e,t,n=100)=>{const o=JSON.stringify(e[0]?.visitor);let r=2e3;const i=e.findIndex((e,i)=>(r+=e.bytes+1,i>0&&(r>t||i>=n)||JSON.stringify(e.visitor)!==o));return e.slice(0,i<0?void 0:i)},n=(e,t,n,o)=>{const[r]=e;if(!r)return;const i={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:r.visitor,events:e.map(({event:e})=>e),...e.some(({event:e})=>e.id<=n)&&{resend:!0},...o&&{dropped:o}};return{batch:t,visitor:r.visitor,ids:e.map(({event:e})=>e.id),body:JSON.stringify(i),...o&&{dropped:o}}};class o extends Error{constructor(e,t,n){super(n),this.code=e,this.pointer=t}code;pointer}const r=(e,t,n,r)=>{if(n>r)throw new o(e,t,`The limit is ${r}, this is ${n}`)};function i(e,t,n,r){if(!e)throw new o(t,n,r)}const s=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],a=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,c=/^\\+[1-9]\\d{6,14}$/,d=/^[\\w\\-=]+\\.\\w+$/,u=(e,t)=>{const n=`/${e}`,o=((e,t,n=255)=>{const o=\"number\"==typeof t?`${t}`:t;return i(\"string\"==typeof o&&o.trim(),\"identifier_invalid\",e,\"Pass a text\"),r(\"identifier_invalid\",e,o.length,n),o.trim()})(n,t);if(\"email\"===e){const e=o.toLowerCase();return r(\"email_invalid\",n,e.length,254),i(a.test(e),\"email_invalid\",n,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=o.replace(/[\\s().-]/g,\"\");return i(c.test(e),\"phone_invalid\",n,\"Pass E.164: +, country code, number, like +12345678901\"),e}return i(\"_kx\"!==e||d.test(o),\"identifier_invalid\",n,\"Pass a link's _kx unchanged\"),o},l=e=>Boolean(e.external_id??e.email??e.phone_number);function m(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const p=\"h:visitor\",y=e=>new Promise((t,n)=>{setTimeout(n,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(e).then(t,n)}),w=e=>(e.transaction.commit?.(),m(e.transaction)),f=(e,t,n)=>{const o=s.find(n=>t[n]&&e[n]);return o&&t[o]!==e[o]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[o]}:((e,t)=>{const n=s.filter(n=>t[n]&&t[n]!==e[n]),o=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:o.length?\"corrected\":n.length?\"joined\":\"same\",kinds:o.length?o:n}})(e,t)},v=({route:e,debug:o})=>{const r=(()=>{let e=0,t=0;return n=>{n>e?(e=n,t=0):++t>4095&&(e+=1,t=0);const o=crypto.getRandomValues(new Uint8Array(8));o[0]=63&o[0]|128;const r=Array.from(o,e=>e.toString(16).padStart(2,\"0\")).join(\"\"),i=t.toString(16).padStart(3,\"0\");return`${(e=>{const t=Math.max(0,Math.floor(e)).toString(16).padStart(12,\"0\");return`${t.slice(0,8)}-${t.slice(8)}`})(e)}-7${i}-${r.slice(0,4)}-${r.slice(4)}`}})(),i=(e=Date.now())=>r(e),{on:s,emit:a}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const o=e[t];return o.add(n),()=>{o.delete(n)}},emit:(t,n)=>{for(const o of e[t]??[])try{o(n)}catch(e){console.error(e)}}}})(),c=(...e)=>{o&&console.log(\"[keepsend]\",...e)},d=((e,t=((e=function(e,t){let n;return(e,o)=>(()=>{if(n)return n;const e=indexedDB.open(\"keepsend\");return e.onupgradeneeded=()=>e.result.createObjectStore(t),n=m(e),n.then(e=>{e.onclose=()=>n=void 0},()=>{n=void 0}),n})().then(n=>o(n.transaction(t,e).objectStore(t)))}(0,\"outbox\"))=>{let t,n=[];const o=()=>{const o=n;return n=[],t=void 0,e(\"readwrite\",e=>{for(const[t,n]of o)e.put(n,t);return w(e)})};return{store:e,get:t=>y(()=>e(\"readonly\",e=>m(e.get(t)))),put:(e,r)=>(n.push([e,r]),t??=y(o),t),clear:()=>y(()=>e(\"readwrite\",e=>(e.clear(),w(e))))}})())=>{let n=0;const o=t=>{\"memory\"!==r.storage&&e(t),r.storage=\"memory\",r.error=t},r={outbox:t,own:new Map,storage:\"none\",error:void 0,attempted:\"\",pausedUntilMs:0,unstored:{accepted:0,rejected:0,full:0},attempt:e=>e().catch(o),keep:async e=>{const{id:i}=e.event,s={entry:e};r.own.set(i,s),n+=e.bytes;try{await t.put(i,e),r.storage=\"indexeddb\",s.isStored=!0,n>6e4&&r.drop(i)}catch(e){o(e),(()=>{for(const e of r.own.keys()){if(r.own.size<=1e4&&n<=5e6)break;r.drop(e),r.unstored.full+=1}})()}return r.storage},drop:e=>{n-=r.own.get(e)?.entry.bytes??0,r.own.delete(e)},mark:async(e=\"\")=>{e<=r.attempted||(r.attempted=e,await r.attempt(()=>t.put(\"h:attempted\",e)))}};return r})(e=>{c(\"kept in memory only\",e),a(\"error\",{detail:`Kept in memory only: ${e}`,cause:e})}),v=((e,t)=>{let n,o=!1;const r=()=>{o&&e.attempt(()=>e.outbox.put(p,n))},i=()=>(n??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},n),s=({visitor:e,outcome:t,kinds:o})=>{const s={at:(new Date).toISOString(),outcome:t,kinds:o};n={visitor:e,decisions:[...i().decisions,s].slice(-10)},r()},a=async()=>{e.storage=\"indexeddb\",n=await e.attempt(()=>e.outbox.get(p))??n};return{open:async e=>{await a(),o=!0,n||(i(),r()),e&&(e=>{try{const n=((e,t,n)=>l(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:f(e,{_kx:t},n))(i().visitor,u(\"_kx\",e),t());\"same\"!==n.outcome&&s(n)}catch{}})(e)},refresh:a,identify:(e,n)=>{const o=i().visitor,r=f(o,e,t()),a=\"other\"===r.outcome?{}:o.traits,c={...a,...n},d=JSON.stringify(c)===JSON.stringify(a??{});if(\"same\"!==r.outcome||!d)return r.visitor.traits=c,s(r),r},reset:()=>s({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),forget:()=>{n=void 0,o=!1},adopt:s,wire:()=>(e=>{const{traits:t,...n}=e;return l(n)&&delete n._kx,n})(i().visitor),known:()=>n}})(d,i),h=new Map,g=e=>{h.set(e.id,e);const[t=\"\"]=h.keys();h.size>50&&h.delete(t),c(e.state,e.metric,e.detail),a(\"change\",void 0)};return{url:e.replace(/\\/$/,\"\")+\"/e\",keeper:d,identity:v,recent:h,createId:i,on:s,emit:a,note:g,reject:e=>{c(\"rejected\",e),a(\"rejected\",e)},packEntries:t,sealParcel:n,keep:async(e,t)=>{const n=await d.keep({event:e,visitor:v.wire(),bytes:t}),o=h.get(e.id);return\"held\"===o?.state&&g({...o,state:\"kept\"}),n}}},h=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},g=/^(__proto__|constructor|prototype)$/,k=e=>Object.prototype.toString.call(e).slice(8,-1),_=(e,t)=>i(\"Object\"===k(e),\"not_json\",t,\"Pass a plain object\"),b=(t,n)=>{let o=0;const s=(t,a,c)=>{const d=\"string\"==typeof t;if(d&&r(\"string_too_long\",a,t.length,1e5),o+=d?t.length:2,r(\"event_too_large\",n,o,e),d||null===t||\"boolean\"==typeof t||Number.isFinite(t))return t;if(r(\"too_deep\",a,c,9),Array.isArray(t))return r(\"array_too_long\",a,t.length,4e3),Array.from(t,(e,t)=>s(e,`${a}/${t}`,c+1));const u=k(t);i(\"Object\"===u,\"not_json\",a,`JSON has no ${u}; pass text, a finite number or null, or leave it out`);const l=Object.entries(t);return r(\"too_many_properties\",a,l.length,400),Object.fromEntries(l.map(([e,t])=>{const n=`${a}/${(e=>e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\"))(e)}`;return i(!g.test(e),\"reserved_key\",n,\"Rename this key\"),o+=e.length,[e,s(t,n,c+1)]}))};return _(t,n),s(t,n,0)},$=e=>(i(\"string\"==typeof e&&e.trim(),\"metric_invalid\",\"/metric\",\"Pass the metric's name, like 'Viewed Product'\"),r(\"metric_invalid\",\"/metric\",e.length,127),e),j=t=>{const n=(new TextEncoder).encode(JSON.stringify(t)).length;return r(\"event_too_large\",\"\",n,e),n},x=[\"external_id\",\"email\",\"phone_number\"],P=e=>e instanceof o?{code:e.code,pointer:e.pointer,detail:e.message}:{code:\"not_json\",detail:`Could not be read: ${e}`},O=[\"granted\",\"pending\",\"denied\"],S=(e=\"granted\")=>O.includes(e)?e:(console.error(`[keepsend] data-consent=\"${e}\" is none of ${O.join(\", \")}: taken as pending`),\"pending\"),D=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,E=document.currentScript;E instanceof HTMLScriptElement?(e=>{const t=globalThis.keepsend;if(t&&!t.q)return;const{route:n=new URL(\".\",e.src).href,consent:o,debug:r}=e.dataset,s=((e,t)=>{const n=v(e),o=((e,t)=>{const n=h(n=>t(n).then(({createSender:t})=>t(e)));let o;const r=async t=>{clearTimeout(o),o=void 0;try{return await(await n()).flush(t)}catch(t){return e.emit(\"error\",{detail:`Not sending yet, nothing is lost: ${t}`,cause:t}),o=setTimeout(r,5e3,!1),e.keeper.own.size}};return{soon:()=>{o??=setTimeout(r,200,!1)},now:()=>r(!0)}})(n,t.send),r=(e=>{const t=new Set,{keeper:n,packEntries:o,sealParcel:r}=e;return{say:()=>{const{ids:i=[],body:s=\"\"}=e.parcel??{};let a=6e4-s.length,c=[...n.own.values()].map(({entry:e})=>e).filter(({event:e})=>!t.has(e.id)&&!i.includes(e.id));for(;;){const i=o(c,a),s=r(i,e.createId(),n.attempted),d=new Blob([s?.body??\"\"],{type:\"application/json\"});if(a-=d.size,!s||a<0)break;navigator.sendBeacon(e.url,d);for(const e of s.ids)t.add(e);n.mark(s.ids.at(-1)),c=c.slice(i.length)}},takeBack:()=>t.clear()}})(n),s=new URLSearchParams(location.search).get(\"_kx\"),a=h(t.inspect),c=async e=>{d.isOpen()&&await(async({keeper:{own:e,outbox:t,attempt:n}})=>e.size||await n(()=>t.get(IDBKeyRange.upperBound(\"g\"))))(n)&&await e()},d=((e=\"granted\",t)=>{let n=!1,o=[];const r=()=>{if(n||\"granted\"!==e)return;n=!0;const r=o;o=[];for(const e of r)e();t.opened()},i=()=>t.open().then(r),s={run:(t,r,i)=>n?t():\"denied\"===e?Promise.resolve(i):new Promise(n=>{o.length<1e3&&o.push(()=>n(t())),\"pending\"===e&&n(r)}),set:async r=>{const s=n;e=r,n&&=\"granted\"===r,\"granted\"!==r||s||await i(),\"denied\"===r&&(o=[],await t.forget())},consent:()=>e,isOpen:()=>n,rush:()=>(r(),n)};return\"granted\"===e&&i(),s})(e.consent,{open:()=>n.identity.open(s),opened:()=>c(o.soon),forget:()=>(n.identity.forget(),n.keeper.own.clear(),n.keeper.storage=\"none\",n.keeper.attempt(n.keeper.outbox.clear))});(({onLeave:e,onReturn:t,onOnline:n})=>{addEventListener(\"pagehide\",e),addEventListener(\"pageshow\",({persisted:e})=>e&&t()),addEventListener(\"online\",n),document.addEventListener(\"visibilitychange\",()=>\"hidden\"===document.visibilityState?e():t())})({onLeave:()=>{d.rush()&&r.say()},onReturn:()=>{r.takeBack(),d.isOpen()&&n.identity.refresh().then(()=>c(o.soon))},onOnline:()=>c(o.now)});const l=e=>(d.isOpen()&&\"none\"!==e.kept&&o.soon(),e);return{track:async(e,t,o={})=>l(await(async({createId:e,note:t,reject:n,keep:o},r,s,a,c)=>{const d=Date.now(),u=e(d),l={id:u,metric:String(s),time:new Date(d).toISOString()};try{const e=((e,t,n,{value:o,currency:r,uniqueId:s,time:a},c)=>{const d=n??{};_(d,\"/properties\");const{$value:u=o,$event_id:l=s,...m}={...d},p=Number(a??c);return i(Math.abs(p)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),b({id:e,metric:$(t),time:new Date(p).toISOString(),properties:m,...null!=u&&{value:u},...r&&{value_currency:r},...null!=l&&{unique_id:l}},\"\")})(u,s,a,c,d),n=j(e);return t({...l,time:e.time,state:\"held\"}),{id:u,kept:await r.run(()=>o(e,n),\"memory\",\"none\")}}catch(e){const o={id:u,metric:l.metric,...P(e)};return t({...l,state:\"rejected\",detail:o.detail}),n(o),{id:u,kept:\"none\",rejection:o}}})(n,d,e,t,o)),identify:async e=>l(await(async({createId:e,identity:t,note:n,reject:o,keep:r},i,s)=>{const a=Date.now(),{identifiers:c,traits:d,rejections:l}=(e=>{const t={};let n={};const o=[],r=e=>{try{e()}catch(e){o.push(P(e))}},i={...e};r(()=>_(e,\"\"));for(const e of x){const n=i[e];delete i[e],null!=n&&\"\"!==n&&r(()=>{t[e]=u(e,n)})}return r(()=>{const e=b(i,\"/traits\");j({id:\"\",time:\"\",traits:e}),n=e}),{identifiers:t,traits:n,rejections:o}})(s);l.forEach(o);const m={id:e(a),time:new Date(a).toISOString(),traits:d};let p;return{kept:await i.run(async()=>{const e=t.identify(c,d);return p=e?.outcome??\"same\",e?(n({id:m.id,metric:\"identify\",time:m.time,state:\"held\"}),r(m,j(m))):\"none\"},\"memory\",\"none\"),...p&&{outcome:p},rejections:l}})(n,d,e)),reset:()=>d.run(async()=>n.identity.reset(),void 0,void 0),consent:async e=>{await d.set(e),n.emit(\"change\",void 0)},flush:async()=>{let e=0;return await c(async()=>{e=await o.now()}),{waiting:e}},inspect:async()=>{const{inspectCore:e}=await a();return{consent:d.consent(),...await e(n)}},on:n.on}})({route:n,consent:S(o),debug:void 0!==r},(e=>{const t=(t,n)=>import(`${e.replace(/\\/$/,\"\")}/${t}${n?`?${n}`:\"\"}`);return{send:e=>t(\"s.fca381cf17.js\",e),inspect:e=>t(\"i.5be514052d.js\",e)}})(n));globalThis.keepsend=s,t?.q&&((e,t)=>{for(const[n,o,r,i]of t){const t=e[n];t?i(t(...D(n,o,r))):console.error(`[keepsend] There is no method '${n}'`)}})(s,t.q)})(E):console.error('[keepsend] Load this script by a <script src> tag, without type=\"module\"')}();\n";
const parts = {"s.fca381cf17.js":"class t extends Error{name=\"KyError\";get isKyError(){return!0}}class e extends t{name=\"HTTPError\";response;request;options;data;constructor(t,e,r){const o=`${t.status||0===t.status?t.status:\"\"} ${t.statusText??\"\"}`.trim();super(`Request failed with ${o?`status code ${o}`:\"an unknown error\"}: ${e.method} ${e.url}`),this.response=t,this.request=e,this.options=r}}class r extends t{name=\"NetworkError\";request;constructor(t,e){super(`Request failed due to a network error: ${t.method} ${t.url}`,e),this.request=t}}class o extends Error{name=\"NonError\";value;constructor(t){let e=\"Non-error value was thrown\";try{\"string\"==typeof t?e=t:t&&\"object\"==typeof t&&\"message\"in t&&\"string\"==typeof t.message&&(e=t.message)}catch{}super(e),this.value=t}}class s extends t{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(t){const e=t?.cause?t.cause instanceof Error?t.cause:new o(t.cause):void 0;super(t?.code?`Forced retry: ${t.code}`:\"Forced retry\",e?{cause:e}:void 0),this.customDelay=t?.delay,this.code=t?.code,this.customRequest=t?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(t){super(\"Response schema validation failed\"),this.issues=t}}class i extends t{name=\"TimeoutError\";request;constructor(t){super(`Request timed out: ${t.method} ${t.url}`),this.request=t}}const a=(()=>{let t=!1,e=!1;const r=\"function\"==typeof globalThis.ReadableStream,o=\"function\"==typeof globalThis.Request;if(r&&o)try{e=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return t=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(t){if(t instanceof Error&&\"unsupported BodyInit type\"===t.message)return!1;throw t}return t&&!e})(),c=\"function\"==typeof globalThis.AbortController,h=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,u=\"function\"==typeof globalThis.ReadableStream,f=\"function\"==typeof globalThis.FormData,l=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],d={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},y=2147483647,w=Symbol(\"stop\");class m{options;constructor(t){this.options=t}}const p=t=>new m(t),b={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},v={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,g=(t,e,r)=>{let o,s=0;return t.pipeThrough(new TransformStream({transform(t,n){if(n.enqueue(t),o){s+=o.byteLength;let t=0===e?0:s/e;t>=1&&(t=1-Number.EPSILON),r?.({percent:t,totalBytes:Math.max(e,s),transferredBytes:s},o)}o=t},flush(){const t=o??new Uint8Array;s+=t.byteLength,r?.({percent:1,totalBytes:Math.max(e,s),transferredBytes:s},t)}}))},R=t=>null!==t&&\"object\"==typeof t,S=Symbol(\"replaceOption\"),j=t=>R(t)&&!0===t[S]?{isReplace:!0,value:t.value}:{isReplace:!1,value:t},E=(...t)=>{for(const e of t)if((!R(e)||Array.isArray(e))&&void 0!==e)throw new TypeError(\"The `options` argument must be an object\");return $({},...t)},P=(t={},e={})=>{const r=new globalThis.Headers(t),o=e instanceof globalThis.Headers,s=new globalThis.Headers(e);for(const[t,e]of s.entries())o&&\"undefined\"===e||void 0===e?r.delete(t):r.set(t,e);return r},A=t=>{if(!R(t)||Array.isArray(t))return!1;const e=Object.getPrototypeOf(t);return e===Object.prototype||null===e},M=t=>{if(t instanceof URLSearchParams){const e=new URLSearchParams(t),r=t[N];return r&&(e[N]=new Set(r)),e}return t instanceof globalThis.Headers?new globalThis.Headers(t):Array.isArray(t)?[...t]:A(t)?{...t}:t},k=(t,e)=>{return A(t)&&A(e)?(r={...t,...e},Object.fromEntries(Object.entries(r).filter(t=>void 0!==t[1]))):P(t,e);var r};function x(t,e,r){return Object.hasOwn(e,r)&&void 0===e[r]?[]:$(t[r]??[],e[r]??[])}const O=(t={},e={})=>({init:x(t,e,\"init\"),beforeRequest:x(t,e,\"beforeRequest\"),beforeRetry:x(t,e,\"beforeRetry\"),beforeError:x(t,e,\"beforeError\"),afterResponse:x(t,e,\"afterResponse\")}),N=Symbol(\"deletedParameters\"),q=(t,e)=>{const r=new URLSearchParams,o=new Set;for(const s of[t,e])if(void 0!==s)if(s instanceof URLSearchParams){for(const[t,e]of s.entries())r.append(t,e),o.delete(t);const t=s[N];if(t)for(const e of t)r.delete(e),o.add(e)}else if(Array.isArray(s))for(const t of s){if(!Array.isArray(t)||2!==t.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");r.append(String(t[0]),String(t[1])),o.delete(String(t[0]))}else if(R(s))for(const[t,e]of Object.entries(s))void 0===e?(r.delete(t),o.add(t)):(r.append(t,String(e)),o.delete(t));else{const t=new URLSearchParams(s);for(const[e,s]of t.entries())r.append(e,s),o.delete(e)}return o.size>0&&(r[N]=o),r},D=(t,...e)=>{let r,o={},s={},n={};const i=[];for(const a of e)if(Array.isArray(a))Array.isArray(o)||(o=[]),o=[...o,...a];else if(R(a)){for(let[e,s]of Object.entries(a)){const n=j(s),{isReplace:a}=n;s=n.value;const c=t&&\"signal\"===e;if(c&&(a||void 0===s)&&(i.length=0),c&&s instanceof globalThis.AbortSignal)i.push(s);else if(\"context\"!==e)\"searchParams\"!==e?(t&&\"retry\"===e&&R(s)&&!a&&\"number\"==typeof o[e]&&(o={...o,[e]:{limit:o[e]}}),R(s)&&!a&&e in o&&(s=D(!1,o[e],s)),o={...o,[e]:s}):r=null==s?void 0:a||void 0===r?s:q(r,s);else{if(null!=s&&(!R(s)||Array.isArray(s)))throw new TypeError(\"The `context` option must be an object\");o={...o,context:null==s?{}:a?{...s}:{...o.context,...s}}}}if(R(a.hooks)){const{value:t,isReplace:e}=j(a.hooks);n=O(e?{}:n,t),o.hooks=n}if(R(a.headers)){const{value:t,isReplace:e}=j(a.headers);s=e?M(t):k(s,t),o.headers=s}}return void 0!==r&&(o.searchParams=r),i.length>0&&(o.signal=1===i.length?i[0]:h?AbortSignal.any(i):i.at(-1)),o},$=(...t)=>D(!0,...t),L=t=>l.includes(t)?t.toUpperCase():t,U={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:t=>.3*2**(t-1)*1e3,jitter:void 0,retryOnTimeout:!1},B=()=>({...U,methods:[...U.methods],statusCodes:[...U.statusCodes],afterStatusCodes:[...U.afterStatusCodes]}),J=t=>{if(void 0===t)return U.limit;if(\"number\"!=typeof t||!Number.isInteger(t)||t<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return t},C=(t={})=>{if(\"number\"==typeof t)return{...B(),limit:J(t)};if(null===t||\"object\"!=typeof t||Array.isArray(t))throw new TypeError(\"`retry` must be a number or an object\");const e=Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t)),r=J(e.limit);if(void 0!==e.methods&&!Array.isArray(e.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==e.statusCodes&&!Array.isArray(e.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==e.afterStatusCodes&&!Array.isArray(e.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==e.methods&&(e.methods=e.methods.map(t=>t.toLowerCase())),void 0!==e.statusCodes&&(e.statusCodes=[...e.statusCodes]),void 0!==e.afterStatusCodes&&(e.afterStatusCodes=[...e.afterStatusCodes]),{...B(),...e,limit:r}};async function F(t,{signal:e}){return new Promise((r,o)=>{function s(){clearTimeout(n),o(e.reason)}e&&(e.throwIfAborted(),e.addEventListener(\"abort\",s,{once:!0}));const n=setTimeout(()=>{e?.removeEventListener(\"abort\",s),r()},t)})}const H=Object.prototype.toString,_=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),W=(t,e)=>t instanceof e||t?.name===e.name,z=Date.parse(\"2024-01-01\"),I=/^\\d+$/,G=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],K=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,X=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,Q=({year:t,month:e,day:r,hours:o,minutes:s,seconds:n})=>{const i=G.indexOf(e),a=Number(r),c=Number(o),h=Number(s),u=Number(n);if(-1===i||c>23||h>59||u>60)return;const f=Math.min(u,59),l=new Date(Date.UTC(t,i,a,c,h,f));l.setUTCFullYear(t);const d=l.getTime();return l.getUTCFullYear()===t&&l.getUTCMonth()===i&&l.getUTCDate()===a&&l.getUTCHours()===c&&l.getUTCMinutes()===h&&l.getUTCSeconds()===f?60===u?d+1e3:d:void 0},Y=(t,e)=>t[e],Z=Symbol(\"timedOutResponseData\"),tt=Symbol(\"timedOutOperation\"),et=\"The `schema` argument must follow the Standard Schema specification\",rt=Object.prototype.toString,ot=/^[\\0-\\u0020]+/g,st=/[\\t\\n\\r]/g,nt=/^[a-z][\\d+.a-z-]*:/i,it=/^https?:(?!\\/\\/)/i,at=t=>t instanceof globalThis.Request||\"[object Request]\"===rt.call(t),ct=t=>t instanceof globalThis.Response||\"[object Response]\"===rt.call(t),ht=async(t,e)=>{if(\"object\"!=typeof e&&\"function\"!=typeof e||null===e)throw new TypeError(et);const r=e[\"~standard\"];if(\"object\"!=typeof r||null===r||\"function\"!=typeof r.validate)throw new TypeError(et);const o=await r.validate(t);if(o.issues)throw new n(o.issues);return o.value};class ut{static create(t,r){const o=r.hooks?.init??[],n=o.length>0?function(t){const e={...t,json:M(t.json),context:M(t.context),headers:M(t.headers),searchParams:(r=t.searchParams,Array.isArray(r)?r.map(t=>[...t]):M(r))};var r;return void 0!==t.retry&&(e.retry=(t=>{if(null===t||\"object\"!=typeof t||Array.isArray(t))return t;const e={...t};return Array.isArray(e.methods)&&(e.methods=[...e.methods]),Array.isArray(e.statusCodes)&&(e.statusCodes=[...e.statusCodes]),Array.isArray(e.afterStatusCodes)&&(e.afterStatusCodes=[...e.afterStatusCodes]),e})(t.retry)),e}(r):r;for(const t of o)t(n);const a=new ut(t,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#t.timeout&&a.#t.timeout>y)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#t.totalTimeout&&a.#t.totalTimeout>y)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const t=await a.#e();void 0!==t&&(a.#r=C(a.#t.retry).limit);let r=t??await a.#o(async()=>a.#s()),o=void 0!==t||a.#n();for(;;){if(void 0===r)return r;if(ct(r))try{r=await a.#i(r)}catch(t){if(!(t instanceof s))throw t;const e=await a.#a(t,async()=>a.#s());if(void 0===e)return e;r=e,o=a.#n();continue}const t=r;if(!t.ok&&\"opaque\"!==t.type&&(\"function\"==typeof a.#t.throwHttpErrors?a.#t.throwHttpErrors(t.status):a.#t.throwHttpErrors)){const s=new e(t,a.#c(t),a.#h()),n=s;if(s.data=await a.#u(t),o)throw n;const i=await a.#a(s,async()=>a.#s());if(void 0===i)return i;r=i,o=a.#n();continue}break}if(!ct(r))return r;if(a.#f(r),a.#t.onDownloadProgress){if(\"function\"!=typeof a.#t.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!u)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const t=r.clone();return a.#l(r),((t,e)=>{if(!t.body)return t;const r={status:t.status,statusText:t.statusText,headers:t.headers};if(204===t.status)return new Response(null,r);const o=Math.max(0,Number(t.headers.get(\"content-length\"))||0);return new Response(g(t.body,o,e),r)})(t,a.#t.onDownloadProgress)}return r})()}catch(t){await a.#d(t)}finally{const t=a.#y;a.#w(t?.body??void 0),a.request!==t&&a.#w(a.request.body??void 0)}})();for(const[t,e]of Object.entries(d))\"bytes\"===t&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[t]=async r=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||e);const o=await c;if(\"json\"!==t)return a.#m(async()=>o[t](),o);const s=await a.#m(async()=>o.text(),o),h=a.#c(o),u=await a.#p(async()=>{const t=n.parseJson?await n.parseJson(s,{request:h,response:o}):\"\"===s&&void 0!==r?void 0:JSON.parse(s);return void 0===r?t:ht(t,r)});return u===tt&&await a.#d(new i(h)),u});return c}static#b(t){return!t||\"object\"!=typeof t||Array.isArray(t)||t instanceof URLSearchParams?t:Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t))}request;#v;#T=0;#r;#g;#t;#y;#R;#S=new WeakSet;#j;#E;#P=!1;#A=new WeakMap;constructor(t,e={}){if(this.#g=t,Object.hasOwn(e,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#t={...e,headers:P(this.#g.headers,e.headers),hooks:O({},e.hooks),method:L(e.method??this.#g.method??\"GET\"),prefix:String(e.prefix||\"\"),retry:C(e.retry),throwHttpErrors:e.throwHttpErrors??!0,timeout:e.timeout??1e4,totalTimeout:e.totalTimeout??!1,fetch:e.fetch??globalThis.fetch.bind(globalThis),context:e.context??{}},this.#r=this.#t.retry.limit,\"string\"!=typeof this.#g&&!(this.#g instanceof URL||this.#g instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#g){if(this.#t.prefix){const t=this.#t.prefix.replace(/\\/+$/,\"\"),e=this.#g.replace(/^\\/+/,\"\");this.#g=`${t}/${e}`}if(this.#t.baseUrl){const t=(()=>this.#g.replaceAll(ot,\"\").replaceAll(st,\"\"))();if(it.test(t))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(t=>nt.test(t))(t)||(this.#g=new URL(this.#g,new Request(this.#t.baseUrl).url))}}c&&h&&(this.#R=this.#t.signal??this.#g.signal,this.#v=new globalThis.AbortController,this.#t.signal=this.#M()),a&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));const r=e.headers&&new globalThis.Headers(e.headers).has(\"content-type\");if(this.#g instanceof globalThis.Request&&(f&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!r&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#g,this.#t),void 0!==(o=this.#t.searchParams)&&(Array.isArray(o)?o.length>0:o instanceof URLSearchParams?o.size>0||Boolean(o[N]?.size):\"object\"==typeof o?Object.keys(o).length>0:\"string\"==typeof o?o.trim().length>0:Boolean(o))){const t=new URL(this.request.url),e=this.#t.searchParams?.[N];if(e)for(const r of e)t.searchParams.delete(r);if(\"string\"==typeof this.#t.searchParams){const e=this.#t.searchParams.replace(/^\\?/,\"\");\"\"!==e&&(t.search=t.search?`${t.search}&${e}`:`?${e}`)}else{const e=new URLSearchParams(ut.#b(this.#t.searchParams));for(const[r,o]of e.entries())t.searchParams.append(r,o)}if(this.#t.searchParams&&\"object\"==typeof this.#t.searchParams&&!Array.isArray(this.#t.searchParams)&&!(this.#t.searchParams instanceof URLSearchParams))for(const[e,r]of Object.entries(this.#t.searchParams))void 0===r&&t.searchParams.delete(e);this.request=new globalThis.Request(t,this.#t)}var o;if(this.#t.onUploadProgress&&\"function\"!=typeof this.#t.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#E=\"number\"==typeof this.#t.totalTimeout?this.#k():void 0}#x(t){const e=t.delay(this.#T+1);let r=e;return!0===t.jitter?r=Math.random()*e:\"function\"==typeof t.jitter&&(r=t.jitter(e),(!Number.isFinite(r)||r<0)&&(r=e)),Math.min(t.backoffLimit,r)}async#O(t){const n=C(this.#t.retry);if(this.#T>=Math.min(n.limit,this.#r))throw t;const a=t instanceof Error?t:new o(t);if(a instanceof s)return a.customDelay??this.#x(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw t;const{shouldRetry:c}=n;if(void 0!==c){const e=await this.#p(async()=>c({error:a,retryCount:this.#T+1}));if(e===tt)throw new i(this.request);if(!1===e)throw t;if(!0===e)return this.#x(n)}if(function(t){return W(t,i)}(t)){if(!n.retryOnTimeout)throw t;return this.#x(n)}if(function(t){return W(t,e)}(t)){if(!n.statusCodes.includes(t.response.status))throw t;const e=(t=>{const e=t.get(\"Retry-After\");if(null!==e)return{value:e,allowTimestamp:!1};const r=t.get(\"RateLimit-Reset\");if(null!==r)return{value:r,allowTimestamp:!0};const o=t.get(\"X-RateLimit-Retry-After\");if(null!==o)return{value:o,allowTimestamp:!1};const s=t.get(\"X-RateLimit-Reset\")??t.get(\"X-Rate-Limit-Reset\");return null!==s?{value:s,allowTimestamp:!0}:void 0})(t.response.headers);if(e&&n.afterStatusCodes.includes(t.response.status)){const t=(({value:t,allowTimestamp:e})=>{if(I.test(t)){let r=1e3*Number(t);return e&&r>=z&&(r-=Date.now()),Math.max(0,r)}const r=(t=>{const e=K.exec(t);if(e)return Q({year:Number(Y(e,3)),month:Y(e,2),day:Y(e,1),hours:Y(e,4),minutes:Y(e,5),seconds:Y(e,6)});const r=X.exec(t);if(r){const t=new Date,e=Number(Y(r,3)),o=100*Math.floor(t.getUTCFullYear()/100)+e,s=Date.UTC(t.getUTCFullYear()+50,t.getUTCMonth(),t.getUTCDate(),t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),t.getUTCMilliseconds());let n;for(const t of[o-100,o,o+100]){const e=Q({year:t,month:Y(r,2),day:Y(r,1),hours:Y(r,4),minutes:Y(r,5),seconds:Y(r,6)});void 0!==e&&e<=s&&(n=e)}return n}const o=V.exec(t);if(o){const t=Y(o,4),[e,r,s]=t.split(\":\");return Q({year:Number(Y(o,5)),month:Y(o,2),day:Y(o,3).trim(),hours:e,minutes:r,seconds:s})}})(t);if(void 0===r)return;const o=r-Date.now();return Number.isFinite(o)?Math.max(0,o):void 0})(e);return void 0===t?this.#x(n):Math.min(n.maxRetryAfter,t)}if(413===t.response.status)throw t;return this.#x(n)}if(!function(t){return W(t,r)}(t))throw t;return this.#x(n)}#f(t){const e=this.#c(t);return this.#t.parseJson&&(t.json=async()=>{const r=await t.text();return this.#t.parseJson(r,{request:e,response:t})}),t}async#d(t){if(!(t instanceof Error))throw t;if(this.#S.has(t))throw t;let e=t;for(const t of this.#t.hooks.beforeError){const r=await t({request:this.request,options:this.#h(),error:e,retryCount:this.#T});r instanceof Error&&(e=r)}throw e}async#u(t){const e=this.#N(),r=await this.#q(t,e.milliseconds);if(r===Z){if(e.fromTotalTimeout)throw new i(this.request);return void this.#D()}if(!r)return;if(!this.#$(t.headers.get(\"content-type\")??\"\"))return r;const o=this.#N(),s=await this.#L(r,t,o.milliseconds,this.#c(t));if(s!==Z)return s;if(o.fromTotalTimeout)throw new i(this.request);this.#D()}#N(){const t=!1===this.#t.timeout?1e4:this.#t.timeout,e=this.#U();if(void 0===e)return{milliseconds:t,fromTotalTimeout:!1};if(e<=0)throw new i(this.request);return{milliseconds:Math.min(t,e),fromTotalTimeout:e<=t}}#B(){const t=this.#U();if(void 0!==t){if(t<=0)throw new i(this.request);return!1===this.#t.timeout?t:Math.min(this.#t.timeout,t)}return!1===this.#t.timeout?void 0:this.#t.timeout}async#m(t,e){let r;try{r=this.#B()}catch(t){await this.#d(t)}const o=t();if(void 0===r)return o;const s=await Promise.race([o,new Promise(t=>{const e=setTimeout(()=>{t(Z)},r);o.finally(()=>{clearTimeout(e)}).catch(()=>{})})]);return s===Z&&(this.#v?.abort(),await this.#d(new i(this.#c(e)))),s}async#p(t){const e=this.#U();if(void 0===e)return t();if(e<=0)return this.#v?.abort(),tt;let r;try{const o=new Promise(t=>{r=setTimeout(()=>{t(tt)},e)}),s=Promise.resolve().then(t).then(t=>({status:\"fulfilled\",value:t})).catch(t=>({status:\"rejected\",error:t})),n=await Promise.race([s,o]),i=this.#U();if(n===tt||void 0!==i&&i<=0)return this.#v?.abort(),n===tt?s.then(t=>{\"fulfilled\"===t.status&&this.#J(t.value)}):\"fulfilled\"===n.status&&this.#J(n.value),tt;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(r)}}#$(t){const e=(t.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(e)}async#q(t,e){const{body:r}=t;if(!r)try{return await t.text()}catch{return}let o;try{o=r.getReader()}catch{return}const s=(t=>{const e=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(t),r=e?.[1]??e?.[2];if(r)try{return new TextDecoder(r)}catch{}return new TextDecoder})(t.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:t,value:e}=await o.read();if(t)break;if(i+=e.byteLength,i>10485760)return void o.cancel().catch(()=>{});n.push(s.decode(e,{stream:!0}))}}catch{return}return n.push(s.decode()),n.join(\"\")})(),c=new Promise(t=>{const r=setTimeout(()=>{t(Z)},e);a.finally(()=>{clearTimeout(r)})}),h=await Promise.race([a,c]);return h===Z&&o.cancel().catch(()=>{}),h}async#L(t,e,r,o){let s;try{return await Promise.race([Promise.resolve().then(()=>this.#t.parseJson?this.#t.parseJson(t,{request:o,response:e}):JSON.parse(t)),new Promise(t=>{s=setTimeout(()=>{t(Z)},r)})])}catch{return}finally{clearTimeout(s)}}#w(t){t&&t.cancel().catch(()=>{})}#l(t){this.#w(t.body??void 0)}#J(t){ct(t)?this.#l(t):at(t)&&this.#w(t.body??void 0)}#M(){return this.#R?AbortSignal.any([this.#R,this.#v.signal]):this.#v.signal}#D(){const t=this.#U();if(void 0!==t&&t<=0)throw new i(this.request)}async#e(){for(const t of this.#t.hooks.beforeRequest){const e=await this.#p(async()=>t({request:this.request,options:this.#h(),retryCount:0}));if(e===tt)throw new i(this.request);if(at(e))this.#C(e);else if(ct(e))return e}}async#i(t){const e=this.#c(t);for(const r of this.#t.hooks.afterResponse){const o=this.#F(t.clone(),e);let n;this.#f(o);try{if(n=await this.#p(async()=>r({request:this.request,options:this.#h(),response:o,retryCount:this.#T})),n===tt)throw new i(this.request)}catch(e){throw o!==t&&this.#l(o),this.#l(t),e}if(n instanceof m)throw o!==t&&this.#l(o),this.#l(t),new s(n.options);const a=ct(n)?this.#F(n,e):t;o!==t&&o!==a&&o.body!==a.body&&this.#l(o),t!==a&&t.body!==a.body&&this.#l(t),t=a}return t}async#o(t){try{return await t()}catch(e){return this.#a(e,t)}}async#a(t,e){this.#P=!1;const r=Math.min(await this.#O(t),y),o={signal:this.#R},n=this.#U();if(void 0!==n){if(n<=0)throw new i(this.request);if(r>=n)throw await F(n,o),new i(this.request)}if(await F(r,o),this.#D(),t instanceof s&&t.customRequest){const e=new globalThis.Request(t.customRequest,this.#t.signal?{signal:this.#t.signal}:void 0);this.#C(e)}for(const e of this.#t.hooks.beforeRetry){let r;try{r=await this.#p(async()=>e({request:this.request,options:this.#h(),error:t,retryCount:this.#T+1}))}catch(e){throw e instanceof Error&&e!==t&&this.#S.add(e),e}if(r===tt)throw new i(this.request);if(at(r)){this.#C(r);break}if(ct(r))return this.#P=!0,this.#T++,r;if(r===w)return}return this.#D(),this.#T++,this.#o(e)}#n(){const t=this.#P;return this.#P=!1,t}async#s(){this.#v?.signal.aborted&&(this.#v=new globalThis.AbortController,this.#t.signal=this.#M(),this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));const t=(t=>{const e={};for(const r in t)Object.hasOwn(t,r)&&(r in v||r in b||(e[r]=t[r]));return e})(this.#t);this.#r=C(this.#t.retry).limit;const e=this.#r>0?this.request.clone():void 0,o=this.#H(this.request,this.#t.body??void 0);this.#y=o,e&&(this.request=e);try{const e=this.#U();if(void 0!==e&&e<=0)throw new i(this.request);const r=!1===this.#t.timeout?e:void 0===e?this.#t.timeout:Math.min(this.#t.timeout,e),s=void 0===r?await this.#t.fetch(o,t):await async function(t,e,r,o){return new Promise((s,n)=>{const a=setTimeout(()=>{r&&r.abort(),n(new i(t))},o.timeout);o.fetch(t,e).then(s).catch(n).then(()=>{clearTimeout(a)})})}(o,t,this.#v,{timeout:r,fetch:this.#t.fetch});return this.#F(s,o)}catch(t){if(function(t){if(!t||\"[object Error]\"!==H.call(t)||\"TypeError\"!==t.name||\"string\"!=typeof t.message)return!1;const{message:e,stack:r}=t;return\"Load failed\"===e||e.startsWith(\"Load failed (\")&&e.endsWith(\")\")?void 0===r||\"t\"in t:!!e.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===e||e.startsWith(\"Failed to fetch (\")&&e.endsWith(\")\"))||_.has(e)}(t))throw new r(this.request,{cause:t});throw t}}#U(){if(void 0===this.#E)return;const t=this.#k()-this.#E;return Math.max(0,this.#t.totalTimeout-t)}#k(){return globalThis.performance?.now()??Date.now()}#h(){if(!this.#j){const{hooks:t,json:e,parseJson:r,stringifyJson:o,searchParams:s,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...h}=this.#t;this.#j=Object.freeze(h)}return this.#j}#C(t){this.#j=void 0,this.request=t}#c(t){return this.#A.get(t)??this.request}#F(t,e){return this.#A.set(t,e),t}#H(t,e){return this.#t.onUploadProgress&&t.body&&a?((t,e,r)=>{if(!t.body)return t;const o=(t=>{if(!t)return 0;if(t instanceof FormData){let e=0;for(const[r,o]of t)e+=40,e+=T.encode(`Content-Disposition: form-data; name=\"${r}\"`).byteLength,e+=\"string\"==typeof o?T.encode(o).byteLength:o.size;return e}return t instanceof Blob?t.size:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:\"string\"==typeof t?T.encode(t).byteLength:t instanceof URLSearchParams?T.encode(t.toString()).byteLength:0})(r??t.body);return new Request(t,{duplex:\"half\",body:g(t.body,o,e)})})(t,this.#t.onUploadProgress,e??this.#t.body??void 0):t}}const ft=t=>{const e=(e,r)=>ut.create(e,E(t,r));for(const r of l)e[r]=(e,o)=>ut.create(e,E(t,o,{method:r}));return e.create=t=>ft(E(t)),e.extend=e=>(\"function\"==typeof e&&(e=e(t??{})),ft(E(t,e))),e.stop=w,e.retry=p,e},lt=ft();function dt(t){return new Promise((e,r)=>{t.oncomplete=t.onsuccess=()=>e(t.result),t.onabort=t.onerror=()=>r(t.error)})}const yt=t=>(t=>{const e=Math.max(0,Math.floor(t)).toString(16).padStart(12,\"0\");return`${e.slice(0,8)}-${e.slice(8)}`})(t),wt=\"h:accounts\",mt=\"h:paused-until\",pt=t=>new Promise((e,r)=>{setTimeout(r,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(t).then(e,r)}),bt=async({own:t,outbox:e,attempt:r},o,s=\"\")=>{const n=IDBKeyRange.bound(s,\"g\",!0),i=await r(()=>pt(()=>e.store(\"readonly\",t=>dt(t.getAll(n,o)))))??[];if(s)return i;const a=new Set(i.map(({event:t})=>t.id)),c=[...t.values()].filter(({entry:t,isStored:e})=>!e&&!a.has(t.event.id));return[...i,...c.map(({entry:t})=>t)].sort((t,e)=>t.event.id<e.event.id?-1:1)},vt=({outbox:t,attempt:e},r,o,s={})=>e(()=>pt(()=>t.store(\"readwrite\",async t=>{const e=await dt(t.get(wt))??{accepted:0,rejected:0,lost:{},untold:{}},n=await Promise.all(r.map(e=>dt(t.getKey(e))));for(const r of n)r&&(t.delete(r),o(e,r));for(const t in s)e.untold[t]=(e.untold[t]??0)-(s[t]??0);return t.put(e,wt),(t=>(t.transaction.commit?.(),dt(t.transaction)))(t)}))),Tt=(t,e,r)=>e.length&&vt(t,e,({lost:t,untold:e})=>{t[r]=(t[r]??0)+1,e[r]=(e[r]??0)+1}),gt=async(t,e,r)=>{const{keeper:o,recent:s}=t,n=r.results.filter(({id:t,status:r})=>\"held\"!==r&&e.ids.includes(t)),i=new Set(n.flatMap(({id:t,status:e})=>\"rejected\"===e?[t]:[])),a=t=>i.has(t)?\"rejected\":\"accepted\";for(const{id:t}of n){const e=o.own.get(t);e&&!e.isStored&&(o.unstored[a(t)]+=1),o.drop(t)}await vt(o,n.map(({id:t})=>t),(t,e)=>{t[a(e)]+=1},e.dropped),(({identity:t},e,r)=>{const{fresh:o,...s}=t.known()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=r.visitor??s;if(!o||s.anonymous_id!==e.visitor.anonymous_id)return;const i=n===s.anonymous_id?\"confirmed\":\"known\";t.adopt({visitor:{...s,anonymous_id:n},outcome:i,kinds:[]})})(t,e,r);for(const{id:e,status:r,code:o=\"rejected\",pointer:i=\"\",detail:a=\"\"}of n){const n=s.get(e),c=n?.metric??\"\";n&&t.note({...n,state:r,detail:a}),\"rejected\"===r?t.reject({id:e,metric:c,code:o,pointer:i,detail:a}):t.emit(\"accepted\",{id:e,metric:c})}return n.length>0},Rt=[401,403,404,405],St=[400,413,415,422],jt=t=>{let e,r,o=0,s=100;const n=t=>{clearTimeout(r),r=setTimeout(u,t,!0)},i=async(e,r)=>(t.emit(\"error\",{detail:`Not delivered yet, nothing is lost: ${e}`}),o+=1,r&&await(async({keeper:t},e)=>{t.pausedUntilMs=Date.now()+e,await t.attempt(()=>t.outbox.put(mt,t.pausedUntilMs))})(t,r),n(r??((t,e=Math.random)=>e()*Math.min(6e4,1e3*2**(t-1)))(o)),!1),a=async(e,r,n)=>await gt(t,e,r)?(o=0,s=100,!0):i(\"the route holds every event back\",n),c=async()=>{const{parcel:e,pausedMs:r}=await(async(t,e)=>{const{keeper:r,packEntries:o,sealParcel:s}=t,{outbox:n,attempt:i}=r,[a,c=\"\",h=0,u]=await Promise.all([bt(r,e),i(()=>n.get(\"h:attempted\")),i(()=>n.get(mt)),i(()=>n.get(wt))]);r.pausedUntilMs=Math.max(h,r.pausedUntilMs);const f=r.pausedUntilMs-Date.now();if(f>0&&f<36e5)return{pausedMs:f};c>r.attempted&&(r.attempted=c);const l=o(a,24e4,e),d=Object.entries(u?.untold??{}).filter(([,t])=>t>0),y=d.length?Object.fromEntries(d):void 0,w=s(l,t.createId(),r.attempted,y);return await r.mark(w?.ids.at(-1)),{parcel:w}})(t,s);if(r&&n(r),!e)return!1;const c=!o&&(({body:t})=>new Blob([t]).size)(e)<=6e4;t.parcel=c?e:void 0;const h=await(async(t,e,r)=>{try{const o=await lt.post(t,{body:e.body,headers:{\"content-type\":\"application/json\"},credentials:\"same-origin\",keepalive:r,retry:0,throwHttpErrors:!1,timeout:3e4});return await(async(t,e)=>{const{status:r,headers:o}=t,s=await t.json().catch(()=>{}),n=Rt.includes(r)?3e5:((t,e=Date.now())=>{const r=t.get(\"retry-after\");if(!r)return;const o=/^\\d+$/.test(r)?1e3*Number(r):Date.parse(r)-e;return Number.isNaN(o)?void 0:Math.min(Math.max(o,0),36e5)})(o);if(202===r&&((t,{batch:e})=>\"object\"==typeof t&&null!==t&&t.batch===e&&Array.isArray(t.results))(s,e))return{kind:\"answered\",answer:s,retryAfterMs:n};const i=`${r} ${s?.detail??\"without an explanation\"}`;return St.includes(r)?{kind:\"refused\",detail:i}:{kind:\"failed\",detail:i,retryAfterMs:n}})(o,e)}catch(t){return{kind:\"failed\",detail:String(t)}}})(t.url,e,c);return t.parcel=void 0,\"answered\"===h.kind?a(e,h.answer,h.retryAfterMs):\"failed\"===h.kind?i(h.detail,h.retryAfterMs):1===e.ids.length?a(e,((t,e)=>({batch:t.batch,results:t.ids.map(t=>({id:t,status:\"rejected\",code:\"batch_refused\",detail:e}))}))(e,h.detail)):(s=Math.ceil(e.ids.length/2),!0)},h=async()=>{for(await(async t=>{const e=[];for(let r=yt(0);r;r=e.at(-1)?.id){const o=await bt(t,500,r);if(!o.length)break;e.push(...o.map(({event:{id:t},bytes:e})=>({id:t,bytes:e})))}const r=yt(Date.now()-12096e5),o=e.filter(({id:t})=>t>r);let s=o.reduce((t,e)=>t+e.bytes,0),n=0;for(;o.length-n>1e4||s>5e6;)s-=o[n++]?.bytes??0;await Tt(t,e.slice(0,e.length-o.length).map(({id:t})=>t),\"expired\"),await Tt(t,o.slice(0,n).map(({id:t})=>t),\"full\")})(t.keeper);await c(););},u=async s=>(o&&!s||(clearTimeout(r),e??=(async t=>{if(!navigator.locks)return t();const e=new AbortController,r=new Promise(t=>e.signal.addEventListener(\"abort\",()=>t())),o=()=>e.abort();addEventListener(\"pagehide\",o);let s=!1;try{await navigator.locks.request(\"keepsend\",{signal:e.signal},()=>(s=!0,Promise.race([t(),r])))}catch(r){if(s)throw r;e.signal.aborted||await t()}finally{removeEventListener(\"pagehide\",o)}})(h).finally(()=>{e=void 0}),await e),(await bt(t.keeper,Number.MAX_SAFE_INTEGER)).length);return{flush:u}};export{jt as createSender};\n","i.5be514052d.js":"function e(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const t={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},n={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,confirmed:()=>\"A new visitor, known by an anonymous id.\",known:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},o=({outcome:e,kinds:o})=>n[e](o.map(e=>t[e]).join(\" and \")),i=async({keeper:t,identity:n,recent:i})=>{const{storage:r,error:s,pausedUntilMs:a}=t,d=\"none\"!==r,c=d?await(async({own:t,outbox:n,attempt:o},i,r=\"\")=>{const s=IDBKeyRange.bound(r,\"g\",!0),a=await o(()=>{return t=()=>n.store(\"readonly\",t=>e(t.getAll(s,i))),new Promise((e,n)=>{setTimeout(n,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(t).then(e,n)});var t})??[];if(r)return a;const d=new Set(a.map(({event:e})=>e.id)),c=[...t.values()].filter(({entry:e,isStored:t})=>!t&&!d.has(e.event.id));return[...a,...c.map(({entry:e})=>e)].sort((e,t)=>e.event.id<t.event.id?-1:1)})(t,100):[],w=d?await(async({own:t,outbox:n,attempt:o,unstored:i})=>{const r=await o(()=>n.get(\"h:accounts\"))??{accepted:0,rejected:0,lost:{},untold:{}},s=(await o(()=>n.store(\"readonly\",t=>e(t.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...t.values()].filter(({isStored:e})=>!e).length,a=r.accepted+i.accepted,d=r.rejected+i.rejected,c=(r.lost.full??0)+i.full,w=c?{...r.lost,full:c}:r.lost;return{tracked:a+d+Object.values(w).reduce((e,t)=>e+t,0)+s,accepted:a,rejected:d,lost:w,waiting:s}})(t):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:h,decisions:m}=n.known()??{visitor:null,decisions:[]},{traits:u,fresh:l,...y}=h??{};return{storage:r,...\"memory\"===r&&{storage_error:String(s)},visitor:h&&y,explanations:m.map(e=>({at:e.at,sentence:o(e)})),accounts:w,waiting:c.slice(0,100).map(({event:e})=>({id:e.id,metric:\"metric\"in e?e.metric:\"identify\",time:e.time})),recent:[...i.values()],...a>Date.now()&&{next_attempt_at:new Date(a).toISOString()}}};export{i as inspectCore};\n"};

const EVERGREEN = "public, max-age=300, stale-while-revalidate=86400";
const IMMUTABLE = "public, max-age=31536000, immutable";
const FRESH = "no-cache";
const digest = async (text) => {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(
    new Uint8Array(hash).slice(0, 8),
    (byte) => byte.toString(16).padStart(2, "0")
  ).join("");
};
const respond = async (request, text, cacheControl) => {
  const etag = `"${await digest(text)}"`;
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
  const exact = parts[name];
  if (exact !== void 0) return respond(request, exact, IMMUTABLE);
  const kind = name.replace(/\..*/, ".");
  const current = Object.keys(parts).find((other) => other.startsWith(kind));
  return current === void 0 ? void 0 : respond(request, parts[current] ?? "", FRESH);
};

const NAME = "keepsend";
const MAX_AGE_SECONDS = 3456e4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const prefixFor = ({ domain }) => domain ? "secure" : "host";
const readVisitorCookie = async (context, options) => {
  const value = await getSignedCookie(context, options.secret, NAME, prefixFor(options));
  return value && UUID.test(value) ? value : void 0;
};
const writeVisitorCookie = (context, anonymousId, options) => setSignedCookie(context, NAME, anonymousId, options.secret, {
  prefix: prefixFor(options),
  ...options.domain && { domain: options.domain },
  path: "/",
  secure: true,
  httpOnly: true,
  sameSite: "Lax",
  maxAge: MAX_AGE_SECONDS
});
const deriveSecret = async (apiKey) => {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(apiKey), algorithm, false, [
    "sign"
  ]);
  const signature = await crypto.subtle.sign(
    "HMAC",
    key,
    encoder.encode("keepsend visitor cookie")
  );
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join(
    ""
  );
};

const judge = (received, settings, nowMs) => {
  const verdicts = received.events.map((event) => judgeEvent(event, settings.serverOnly));
  return {
    events: verdicts.flatMap(
      (verdict) => "event" in verdict ? [correctTime(verdict.event, received.sentAtMs, nowMs)] : []
    ),
    rejections: verdicts.flatMap((verdict) => "rejection" in verdict ? [verdict.rejection] : [])
  };
};
const retryAfter = (delayMs) => ({
  "retry-after": String(Math.max(1, Math.ceil(delayMs / 1e3)))
});
const count = (results) => {
  const counts = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const createCollector = (klaviyo, settings) => {
  let secret;
  return async (context) => {
    const request = context.req.raw;
    const startMs = Date.now();
    checkType(request.headers);
    checkOrigin(request, settings.allowedOrigins);
    const received = readBatch(parseJson(await readBody(request)));
    secret ??= settings.cookieSecret ? Promise.resolve(settings.cookieSecret) : deriveSecret(settings.apiKey);
    const cookie = { secret: await secret, domain: settings.cookieDomain };
    const known = await readVisitorCookie(context, cookie);
    const anonymousId = received.visitor.fresh && known || received.visitor.anonymous_id;
    const visitor = { ...received.visitor, anonymous_id: anonymousId };
    const { events, rejections } = judge(received, settings, startMs);
    const { results, delay } = await deliver(klaviyo, visitor, events, received.isResend);
    const all = [...rejections, ...results];
    settings.log({
      at: "collect",
      ...count(all),
      ...Object.keys(received.dropped).length > 0 && { dropped: received.dropped },
      ...delay && { klaviyo_status: delay.status, klaviyo_code: delay.code },
      duration_ms: Date.now() - startMs
    });
    if (delay && all.every(({ status }) => status === "held")) {
      const detail = "Klaviyo is not taking events now; keep them and try again";
      throw new Refusal(503, detail, retryAfter(delay.retryAfterMs));
    }
    await writeVisitorCookie(context, anonymousId, cookie);
    const answer = {
      batch: received.batch,
      results: all,
      ...received.visitor.fresh && { visitor: { anonymous_id: anonymousId } }
    };
    return context.json(answer, 202, {
      "cache-control": "no-store",
      ...delay && retryAfter(delay.retryAfterMs)
    });
  };
};
const refuseMethod = (allow) => () => {
  throw new Refusal(405, `Use ${allow} here`, { allow });
};
const createRoute = (options) => {
  const settings = readOptions(options);
  const klaviyo = createKlaviyo({
    apiKey: settings.apiKey,
    // The page's outbox is what waits and tries again; a page should not wait for both.
    retries: 0,
    timeoutMs: settings.klaviyoTimeoutMs,
    ...settings.klaviyoUrl && { baseUrl: settings.klaviyoUrl },
    ...options.fetch && { fetch: options.fetch }
  });
  const app = new Hono().basePath(settings.basePath);
  app.post(EVENTS_PATH, createCollector(klaviyo, settings));
  app.all(EVENTS_PATH, refuseMethod("POST"));
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
