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

function demand$1(isFine, code, pointer, detail) {
  if (!isFine) throw Object.assign(new Error(detail), { code, pointer });
}
const limit = (code, pointer, size, max) => demand$1(size <= max, code, pointer, `The limit is ${max}, this is ${size}`);
const readProblem = (thrown) => {
  const { code = "not_json", pointer, message } = thrown;
  return { code, ...pointer !== void 0 && { pointer }, detail: message };
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

const SERVER_ONLY_METRICS = [
  "Placed Order",
  "Ordered Product",
  "Fulfilled Order",
  "Cancelled Order",
  "Refunded Order"
];
const KLAVIYO_KEYS = ["$extra"];
const EARLIEST_MS = Date.UTC(1990, 0, 1);
const fields = v.custom(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value)
);
const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.string(), v.isoTimestamp());
const track = v.strictObject({
  id,
  time,
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
  time,
  traits: fields
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

const script = "!function(){\"use strict\";const e=2e5;function t(e,t,n,r){if(!e)throw Object.assign(new Error(r),{code:t,pointer:n})}const n=(e,n,r,o)=>t(r<=o,e,n,`The limit is ${o}, this is ${r}`),r=e=>{const{code:t=\"not_json\",pointer:n,message:r}=e;return{code:t,...void 0!==n&&{pointer:n},detail:r}},o=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],i=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,s=/^\\+[1-9]\\d{6,14}$/,a=/^[\\w\\-=]+\\.\\w+$/,c=(e,r,o=\"identifier_invalid\",i=255)=>{const s=\"number\"==typeof r?`${r}`:r;return t(\"string\"==typeof s&&s.trim(),o,e,\"Pass a text\"),n(o,e,s.length,i),s.trim()},d=(e,r)=>{const o=`/${e}`,d=c(o,r);if(\"email\"===e){const e=d.toLowerCase();return n(\"email_invalid\",o,e.length,254),t(i.test(e),\"email_invalid\",o,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=d.replace(/[\\s().-]/g,\"\");return t(s.test(e),\"phone_invalid\",o,\"Pass E.164, like +12345678901\"),e}return t(\"_kx\"!==e||a.test(d),\"identifier_invalid\",o,\"Pass _kx unchanged\"),d},u=e=>Boolean(e.external_id??e.email??e.phone_number),l=(e,t,n=100)=>{const r=JSON.stringify(e[0]?.visitor);let o=2e3;const i=e.findIndex((e,i)=>(o+=e.bytes+1,i>0&&(o>t||i>=n)||JSON.stringify(e.visitor)!==r));return e.slice(0,i<0?void 0:i)},m=(e,t,n,r)=>{const[o]=e;if(!o)return;const i={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:o.visitor,events:e.map(({event:e})=>e),resend:e.some(({event:e})=>e.id<=n)||void 0,dropped:r};return{batch:t,visitor:o.visitor,ids:e.map(({event:e})=>e.id),body:JSON.stringify(i),dropped:r}},p=(e,t)=>e.toString(16).padStart(t,\"0\"),g=e=>{const t=p(Math.max(0,Math.floor(e)),12);return`${t.slice(0,8)}-${t.slice(8)}`};function h(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const v=\"h:visitor\",f=(e,t,n)=>{const r=o.find(n=>t[n]&&e[n]);return r&&t[r]!==e[r]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[r]}:((e,t)=>{const n=o.filter(n=>t[n]&&t[n]!==e[n]),r=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:r.length?\"corrected\":n.length?\"joined\":\"same\",kinds:r.length?r:n}})(e,t)},y=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},w=e=>Object.prototype.toString.call(e).slice(8,-1),b=(e,n)=>t(\"Object\"===w(e),\"not_json\",n,\"Pass a plain object\"),k=(r,o)=>{let i=0;const s=(r,a,c)=>{const d=w(r);if(i+=\"String\"===d?r.length:1,n(\"event_too_large\",o,i,e),null===r||/String|Boolean/.test(d)||Number.isFinite(r))return r;if(n(\"too_deep\",a,c,10),\"Array\"===d)return Array.from(r,(e,t)=>s(e,`${a}/${t}`,c+1));t(\"Object\"===d,\"not_json\",a,`JSON has no ${d}: convert it or leave it out`);const u=Object.entries(r);return n(\"too_many_properties\",a,u.length,400),Object.fromEntries(u.map(([e,t])=>(i+=e.length,[e,s(t,`${a}/${e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\")}`,c+1)])))};return s(r,o,0)},_=t=>{const r=(new TextEncoder).encode(JSON.stringify(t)).length;return n(\"event_too_large\",\"\",r,e),r},S=[\"external_id\",\"email\",\"phone_number\"],$=(e,n)=>{const i=(({route:e,debug:t})=>{const n=(()=>{let e=0,t=0;return n=>{t=n>e?0:t+1,e=Math.max(e,n)+(t>>12),t&=4095;const[r=0,o=0]=crypto.getRandomValues(new Uint32Array(2)),i=p(32768|16383&r,4);return`${g(e)}-7${p(t,3)}-${i}-${p(r>>>16,4)}${p(o,8)}`}})(),r=(e=Date.now())=>n(e),{on:o,g:i}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const r=e[t];return r.add(n),()=>{r.delete(n)}},g:(t,n)=>{for(const r of e[t]??[])try{r(n)}catch(e){console.error(e)}}}})(),s=((e,t=((e=function(e,t){let n;return(e,r)=>(()=>{if(n)return n;const e=indexedDB.open(\"keepsend\");return e.onupgradeneeded=()=>e.result.createObjectStore(t),n=h(e),n.then(e=>{e.onclose=()=>n=void 0},()=>{n=void 0}),n})().then(n=>r(n.transaction(t,e).objectStore(t)))}(0,\"outbox\"))=>{let t,n=[];const r=(t,n)=>new Promise((r,o)=>{setTimeout(o,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(()=>e(t,n)).then(r,o)}),o=e=>{for(const[t,r]of n)e.put(r,t);return n=[],t=void 0,e.transaction.commit?.(),h(e.transaction)};return{d0:r,request:h,get:e=>r(\"readonly\",t=>h(t.get(e))),put:(e,i)=>(n.push([e,i]),t??=r(\"readwrite\",o),t),clear:()=>r(\"readwrite\",e=>h(e.clear()))}})())=>{let n=0;const r=t=>{\"memory\"!==o.storage&&e(t),o.storage=\"memory\",o.error=t},o={u:t,v:new Map,storage:\"none\",error:void 0,d:\"\",z:0,k0:{accepted:0,rejected:0,full:0},c:e=>e().catch(r),o:async e=>{const{id:i}=e.event,s={h:e};o.v.set(i,s),n+=e.bytes;try{await t.put(i,e),o.storage=\"indexeddb\",s.n=!0,n>6e4&&o.f(i)}catch(e){r(e),(()=>{for(const e of o.v.keys()){if(o.v.size<=1e4&&n<=5e6)break;o.f(e),o.k0.full+=1}})()}return o.storage},f:e=>{n-=o.v.get(e)?.h.bytes??0,o.v.delete(e)},r:async(e=\"\")=>{e<=o.d||(o.d=e,await o.c(()=>t.put(\"h:attempted\",e)))}};return o})(e=>i(\"error\",{detail:`In memory only: ${e}`,cause:e})),a=((e,t)=>{let n,r=!1;const o=()=>{r&&e.c(()=>e.u.put(v,n))},i=()=>(n??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},n),s=({visitor:e,outcome:t,kinds:r})=>{const s=[...i().decisions,{at:(new Date).toISOString(),outcome:t,kinds:r}];n={visitor:e,decisions:s.slice(-10)},o()},a=async()=>{e.storage=\"indexeddb\",n=await e.c(()=>e.u.get(v))??n};return{open:async e=>{await a(),r=!0,n||(i(),o()),e&&(e=>{try{const n=((e,t,n)=>u(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:f(e,{_kx:t},n))(i().visitor,d(\"_kx\",e),t());\"same\"!==n.outcome&&s(n)}catch{}})(e)},b0:a,identify:(e,n)=>{const r=i().visitor,o=f(r,e,t()),a=\"other\"===o.outcome?{}:r.traits,c={...a,...n},d=JSON.stringify(c)===JSON.stringify(a??{});if(\"same\"!==o.outcome||!d)return o.visitor.traits=c,s(o),o},reset:()=>s({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),j:()=>{n=void 0,r=!1},a:s,l0:()=>(e=>{const{traits:t,...n}=e;return u(n)&&delete n._kx,n})(i().visitor),q:()=>n}})(s,r),c=[];if(t)for(const e of[\"accepted\",\"rejected\",\"error\"])o(e,t=>console.log(\"[keepsend]\",e,t));return{url:e.replace(/\\/$/,\"\")+\"/e\",p:s,l:a,recent:c,e:r,on:o,g:i,s:(e,t,n=(new Date).toISOString())=>{const r={id:e,metric:t,time:n,state:\"held\"};return c.push(r)>50&&c.shift(),i(\"change\",void 0),r},a0:e=>i(\"rejected\",e),w:l,g0:m,i0:g,o:async(e,t)=>{const n=await s.o({event:e,visitor:a.l0(),bytes:t});for(const t of c)t.id===e.id&&\"held\"===t.state&&(t.state=\"kept\");return i(\"change\",void 0),n}}})(e),{g:s,l:a,p:w,on:$}=i,j=((e,t)=>{const n=y(n=>t(n).then(({createSender:t})=>t(e)));let r;const o=async t=>{clearTimeout(r),r=void 0;try{return await(await n()).flush(t)}catch(t){return e.g(\"error\",{detail:`Not sending yet, nothing is lost: ${t}`,cause:t}),r=setTimeout(o,5e3,!1),e.p.v.size}};return{h0:()=>{r??=setTimeout(o,200,!1)},now:()=>o(!0)}})(i,n.send),x=y(n.inspect),O=(e=>{const t=new Set,{p:n,w:r,g0:o}=e;return{f0:()=>{const{ids:i=[],body:s=\"\"}=e.x??{};let a=6e4-s.length,c=[...n.v.values()].map(({h:e})=>e).filter(({event:e})=>!t.has(e.id)&&!i.includes(e.id));for(;;){const i=r(c,a),s=o(i,e.e(),n.d),d=new Blob([s?.body??\"\"],{type:\"application/json\"});if(a-=d.size,!s||a<0)break;navigator.sendBeacon(e.url,d);for(const e of s.ids)t.add(e);n.r(s.ids.at(-1)),c=c.slice(i.length)}},j0:()=>t.clear()}})(i),E=new URLSearchParams(location.search).get(\"_kx\"),P=async e=>{D.m()&&await(async({p:{v:e,u:t,c:n}})=>e.size||await n(()=>t.get(IDBKeyRange.upperBound(\"g\"))))(i)&&await e()},D=((e=\"granted\",t)=>{let n=!1,r=[];const o=()=>{if(n||\"granted\"!==e)return;n=!0;const o=r;r=[];for(const e of o)e();t.t()},i=()=>t.open().then(o),s={d0:async t=>n?t():\"denied\"===e||r.length>=1e3?\"none\":new Promise(n=>{r.push(()=>n(t())),\"pending\"===e&&n(\"memory\")}),set:async o=>{const s=n;e=o,n&&=\"granted\"===o,\"granted\"!==o||s||await i(),\"denied\"===o&&(r=[],await t.j())},consent:()=>e,m:()=>n,e0:()=>(o(),n)};return\"granted\"===e&&i(),s})(e.consent,{open:()=>a.open(E),t:()=>P(j.h0),j:()=>(a.j(),w.v.clear(),w.storage=\"none\",w.c(w.u.clear))});var N,T,I;N=()=>{D.e0()&&O.f0()},T=()=>{O.j0(),D.m()&&a.b0().then(()=>P(j.h0))},I=()=>P(j.now),addEventListener(\"pagehide\",N),addEventListener(\"pageshow\",({persisted:e})=>e&&T()),addEventListener(\"online\",I),document.addEventListener(\"visibilitychange\",()=>document.hidden?N():T());const L=e=>(D.m()&&w.v.size&&j.h0(),e);return{track:(e,n,o={})=>(async({e,s:n,a0:o,o:i},s,a,d,u)=>{const l=Date.now(),m=e(l);try{const e=((e,n,r,{value:o,currency:i,uniqueId:s,time:a},d)=>{const u=r??{};b(u,\"/properties\");const{$value:l=o,$event_id:m=s,...p}={...u},g=Number(a??d);return t(Math.abs(g)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),k({id:e,metric:c(\"/metric\",n,\"metric_invalid\",127),time:new Date(g).toISOString(),properties:p,...null!=l&&{value:l},...i&&{value_currency:i},...null!=m&&{unique_id:m}},\"\")})(m,a,d,u,l),r=_(e);return n(m,a,e.time),{id:m,kept:await s.d0(()=>i(e,r))}}catch(e){const t={id:m,metric:String(a),...r(e)};return Object.assign(n(m,t.metric),{state:\"rejected\",detail:t.detail}),o(t),{id:m,kept:\"none\",rejection:t}}})(i,D,e,n,o).then(L),identify:e=>(async({e,l:t,p:n,s:i,a0:s,o:a},c,u)=>{const{k:l,traits:m,rejections:p}=(e=>{const t={};let n={};const o=[],i=e=>{try{e()}catch(e){o.push(r(e))}},s={...e};i(()=>b(e,\"\"));for(const e of S){const n=s[e];delete s[e],null!=n&&\"\"!==n&&i(()=>{t[e]=d(e,n)})}return i(()=>{const e=k(s,\"/traits\");_({id:\"\",time:\"\",traits:e}),n=e}),{k:t,traits:n,rejections:o}})(u);p.forEach(s);const g=e(),h={id:g,time:(new Date).toISOString(),traits:m},v={kept:\"none\",rejections:p};return v.kept=await c.d0(async()=>{const{outcome:e,visitor:r}=t.identify(l,m)??{outcome:\"same\"};return v.outcome=e,r?o.some(e=>r[e])?(h.traits=r.traits??{},i(g,\"identify\",h.time),a(h,_(h))):n.storage:\"none\"}),v})(i,D,e).then(L),reset:async()=>{await D.d0(async()=>(a.reset(),\"none\"))},consent:async e=>{await D.set(e),s(\"change\",void 0)},flush:async()=>{let e=0;return await P(async()=>{e=await j.now()}),{waiting:e}},inspect:async()=>{const{inspectCore:e}=await x();return{consent:D.consent(),...await e(i)}},on:$}},j=[\"granted\",\"pending\",\"denied\"],x=(e=\"granted\")=>j.includes(e)?e:(console.error(`[keepsend] data-consent=\"${e}\" is unknown: taken as pending`),\"pending\"),O=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,E=document.currentScript;E instanceof HTMLScriptElement?(e=>{const t=globalThis.keepsend;if(t&&!t.q)return;const{route:n=new URL(\".\",e.src).href,consent:r,debug:o}=e.dataset,i={route:n,consent:x(r),debug:void 0!==o},s=$(i,(e=>{const t=t=>n=>import(`${e.replace(/\\/$/,\"\")}/${t}.d3bf1b8b.js${n?`?${n}`:\"\"}`);return{send:t(\"s\"),inspect:t(\"i\")}})(n));globalThis.keepsend=s,t?.q&&((e,t)=>{for(const[n,r,o,i]of t){const t=e[n];t?i(t(...O(n,r,o))):console.error(`[keepsend] There is no method '${n}'`)}})(s,t.q)})(E):console.error(\"[keepsend] Load me by a classic <script src>\")}();\n";
const parts = {"s.d3bf1b8b.js":"class e extends Error{name=\"KyError\";get isKyError(){return!0}}class t extends e{name=\"HTTPError\";response;request;options;data;constructor(e,t,r){const o=`${e.status||0===e.status?e.status:\"\"} ${e.statusText??\"\"}`.trim();super(`Request failed with ${o?`status code ${o}`:\"an unknown error\"}: ${t.method} ${t.url}`),this.response=e,this.request=t,this.options=r}}class r extends e{name=\"NetworkError\";request;constructor(e,t){super(`Request failed due to a network error: ${e.method} ${e.url}`,t),this.request=e}}class o extends Error{name=\"NonError\";value;constructor(e){let t=\"Non-error value was thrown\";try{\"string\"==typeof e?t=e:e&&\"object\"==typeof e&&\"message\"in e&&\"string\"==typeof e.message&&(t=e.message)}catch{}super(t),this.value=e}}class s extends e{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(e){const t=e?.cause?e.cause instanceof Error?e.cause:new o(e.cause):void 0;super(e?.code?`Forced retry: ${e.code}`:\"Forced retry\",t?{cause:t}:void 0),this.customDelay=e?.delay,this.code=e?.code,this.customRequest=e?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(e){super(\"Response schema validation failed\"),this.issues=e}}class i extends e{name=\"TimeoutError\";request;constructor(e){super(`Request timed out: ${e.method} ${e.url}`),this.request=e}}const a=(()=>{let e=!1,t=!1;const r=\"function\"==typeof globalThis.ReadableStream,o=\"function\"==typeof globalThis.Request;if(r&&o)try{t=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return e=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(e){if(e instanceof Error&&\"unsupported BodyInit type\"===e.message)return!1;throw e}return e&&!t})(),c=\"function\"==typeof globalThis.AbortController,u=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,h=\"function\"==typeof globalThis.ReadableStream,l=\"function\"==typeof globalThis.FormData,d=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],f={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},p=2147483647,y=Symbol(\"stop\");class m{options;constructor(e){this.options=e}}const w=e=>new m(e),g={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},b={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,R=(e,t,r)=>{let o,s=0;return e.pipeThrough(new TransformStream({transform(e,n){if(n.enqueue(e),o){s+=o.byteLength;let e=0===t?0:s/t;e>=1&&(e=1-Number.EPSILON),r?.({percent:e,totalBytes:Math.max(t,s),transferredBytes:s},o)}o=e},flush(){const e=o??new Uint8Array;s+=e.byteLength,r?.({percent:1,totalBytes:Math.max(t,s),transferredBytes:s},e)}}))},v=e=>null!==e&&\"object\"==typeof e,q=Symbol(\"replaceOption\"),S=e=>v(e)&&!0===e[q]?{isReplace:!0,value:e.value}:{isReplace:!1,value:e},E=(...e)=>{for(const t of e)if((!v(t)||Array.isArray(t))&&void 0!==t)throw new TypeError(\"The `options` argument must be an object\");return N({},...e)},C=(e={},t={})=>{const r=new globalThis.Headers(e),o=t instanceof globalThis.Headers,s=new globalThis.Headers(t);for(const[e,t]of s.entries())o&&\"undefined\"===t||void 0===t?r.delete(e):r.set(e,t);return r},P=e=>{if(!v(e)||Array.isArray(e))return!1;const t=Object.getPrototypeOf(e);return t===Object.prototype||null===t},A=e=>{if(e instanceof URLSearchParams){const t=new URLSearchParams(e),r=e[O];return r&&(t[O]=new Set(r)),t}return e instanceof globalThis.Headers?new globalThis.Headers(e):Array.isArray(e)?[...e]:P(e)?{...e}:e},x=(e,t)=>{return P(e)&&P(t)?(r={...e,...t},Object.fromEntries(Object.entries(r).filter(e=>void 0!==e[1]))):C(e,t);var r};function j(e,t,r){return Object.hasOwn(t,r)&&void 0===t[r]?[]:N(e[r]??[],t[r]??[])}const k=(e={},t={})=>({init:j(e,t,\"init\"),beforeRequest:j(e,t,\"beforeRequest\"),beforeRetry:j(e,t,\"beforeRetry\"),beforeError:j(e,t,\"beforeError\"),afterResponse:j(e,t,\"afterResponse\")}),O=Symbol(\"deletedParameters\"),D=(e,t)=>{const r=new URLSearchParams,o=new Set;for(const s of[e,t])if(void 0!==s)if(s instanceof URLSearchParams){for(const[e,t]of s.entries())r.append(e,t),o.delete(e);const e=s[O];if(e)for(const t of e)r.delete(t),o.add(t)}else if(Array.isArray(s))for(const e of s){if(!Array.isArray(e)||2!==e.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");r.append(String(e[0]),String(e[1])),o.delete(String(e[0]))}else if(v(s))for(const[e,t]of Object.entries(s))void 0===t?(r.delete(e),o.add(e)):(r.append(e,String(t)),o.delete(e));else{const e=new URLSearchParams(s);for(const[t,s]of e.entries())r.append(t,s),o.delete(t)}return o.size>0&&(r[O]=o),r},U=(e,...t)=>{let r,o={},s={},n={};const i=[];for(const a of t)if(Array.isArray(a))Array.isArray(o)||(o=[]),o=[...o,...a];else if(v(a)){for(let[t,s]of Object.entries(a)){const n=S(s),{isReplace:a}=n;s=n.value;const c=e&&\"signal\"===t;if(c&&(a||void 0===s)&&(i.length=0),c&&s instanceof globalThis.AbortSignal)i.push(s);else if(\"context\"!==t)\"searchParams\"!==t?(e&&\"retry\"===t&&v(s)&&!a&&\"number\"==typeof o[t]&&(o={...o,[t]:{limit:o[t]}}),v(s)&&!a&&t in o&&(s=U(!1,o[t],s)),o={...o,[t]:s}):r=null==s?void 0:a||void 0===r?s:D(r,s);else{if(null!=s&&(!v(s)||Array.isArray(s)))throw new TypeError(\"The `context` option must be an object\");o={...o,context:null==s?{}:a?{...s}:{...o.context,...s}}}}if(v(a.hooks)){const{value:e,isReplace:t}=S(a.hooks);n=k(t?{}:n,e),o.hooks=n}if(v(a.headers)){const{value:e,isReplace:t}=S(a.headers);s=t?A(e):x(s,e),o.headers=s}}return void 0!==r&&(o.searchParams=r),i.length>0&&(o.signal=1===i.length?i[0]:u?AbortSignal.any(i):i.at(-1)),o},N=(...e)=>U(!0,...e),B=e=>d.includes(e)?e.toUpperCase():e,L={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:e=>.3*2**(e-1)*1e3,jitter:void 0,retryOnTimeout:!1},M=()=>({...L,methods:[...L.methods],statusCodes:[...L.statusCodes],afterStatusCodes:[...L.afterStatusCodes]}),F=e=>{if(void 0===e)return L.limit;if(\"number\"!=typeof e||!Number.isInteger(e)||e<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return e},H=(e={})=>{if(\"number\"==typeof e)return{...M(),limit:F(e)};if(null===e||\"object\"!=typeof e||Array.isArray(e))throw new TypeError(\"`retry` must be a number or an object\");const t=Object.fromEntries(Object.entries(e).filter(([,e])=>void 0!==e)),r=F(t.limit);if(void 0!==t.methods&&!Array.isArray(t.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==t.statusCodes&&!Array.isArray(t.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==t.afterStatusCodes&&!Array.isArray(t.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==t.methods&&(t.methods=t.methods.map(e=>e.toLowerCase())),void 0!==t.statusCodes&&(t.statusCodes=[...t.statusCodes]),void 0!==t.afterStatusCodes&&(t.afterStatusCodes=[...t.afterStatusCodes]),{...M(),...t,limit:r}};async function J(e,{signal:t}){return new Promise((r,o)=>{function s(){clearTimeout(n),o(t.reason)}t&&(t.throwIfAborted(),t.addEventListener(\"abort\",s,{once:!0}));const n=setTimeout(()=>{t?.removeEventListener(\"abort\",s),r()},e)})}const $=Object.prototype.toString,z=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),I=(e,t)=>e instanceof t||e?.name===t.name,W=Date.parse(\"2024-01-01\"),_=/^\\d+$/,Y=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],K=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,G=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,X=({year:e,month:t,day:r,hours:o,minutes:s,seconds:n})=>{const i=Y.indexOf(t),a=Number(r),c=Number(o),u=Number(s),h=Number(n);if(-1===i||c>23||u>59||h>60)return;const l=Math.min(h,59),d=new Date(Date.UTC(e,i,a,c,u,l));d.setUTCFullYear(e);const f=d.getTime();return d.getUTCFullYear()===e&&d.getUTCMonth()===i&&d.getUTCDate()===a&&d.getUTCHours()===c&&d.getUTCMinutes()===u&&d.getUTCSeconds()===l?60===h?f+1e3:f:void 0},Q=(e,t)=>e[t],Z=Symbol(\"timedOutResponseData\"),ee=Symbol(\"timedOutOperation\"),te=\"The `schema` argument must follow the Standard Schema specification\",re=Object.prototype.toString,oe=/^[\\0-\\u0020]+/g,se=/[\\t\\n\\r]/g,ne=/^[a-z][\\d+.a-z-]*:/i,ie=/^https?:(?!\\/\\/)/i,ae=e=>e instanceof globalThis.Request||\"[object Request]\"===re.call(e),ce=e=>e instanceof globalThis.Response||\"[object Response]\"===re.call(e),ue=async(e,t)=>{if(\"object\"!=typeof t&&\"function\"!=typeof t||null===t)throw new TypeError(te);const r=t[\"~standard\"];if(\"object\"!=typeof r||null===r||\"function\"!=typeof r.validate)throw new TypeError(te);const o=await r.validate(e);if(o.issues)throw new n(o.issues);return o.value};class he{static create(e,r){const o=r.hooks?.init??[],n=o.length>0?function(e){const t={...e,json:A(e.json),context:A(e.context),headers:A(e.headers),searchParams:(r=e.searchParams,Array.isArray(r)?r.map(e=>[...e]):A(r))};var r;return void 0!==e.retry&&(t.retry=(e=>{if(null===e||\"object\"!=typeof e||Array.isArray(e))return e;const t={...e};return Array.isArray(t.methods)&&(t.methods=[...t.methods]),Array.isArray(t.statusCodes)&&(t.statusCodes=[...t.statusCodes]),Array.isArray(t.afterStatusCodes)&&(t.afterStatusCodes=[...t.afterStatusCodes]),t})(e.retry)),t}(r):r;for(const e of o)e(n);const a=new he(e,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#e.timeout&&a.#e.timeout>p)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#e.totalTimeout&&a.#e.totalTimeout>p)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const e=await a.#t();void 0!==e&&(a.#r=H(a.#e.retry).limit);let r=e??await a.#o(async()=>a.#s()),o=void 0!==e||a.#n();for(;;){if(void 0===r)return r;if(ce(r))try{r=await a.#i(r)}catch(e){if(!(e instanceof s))throw e;const t=await a.#a(e,async()=>a.#s());if(void 0===t)return t;r=t,o=a.#n();continue}const e=r;if(!e.ok&&\"opaque\"!==e.type&&(\"function\"==typeof a.#e.throwHttpErrors?a.#e.throwHttpErrors(e.status):a.#e.throwHttpErrors)){const s=new t(e,a.#c(e),a.#u()),n=s;if(s.data=await a.#h(e),o)throw n;const i=await a.#a(s,async()=>a.#s());if(void 0===i)return i;r=i,o=a.#n();continue}break}if(!ce(r))return r;if(a.#l(r),a.#e.onDownloadProgress){if(\"function\"!=typeof a.#e.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!h)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const e=r.clone();return a.#d(r),((e,t)=>{if(!e.body)return e;const r={status:e.status,statusText:e.statusText,headers:e.headers};if(204===e.status)return new Response(null,r);const o=Math.max(0,Number(e.headers.get(\"content-length\"))||0);return new Response(R(e.body,o,t),r)})(e,a.#e.onDownloadProgress)}return r})()}catch(e){await a.#f(e)}finally{const e=a.#p;a.#y(e?.body??void 0),a.request!==e&&a.#y(a.request.body??void 0)}})();for(const[e,t]of Object.entries(f))\"bytes\"===e&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[e]=async r=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||t);const o=await c;if(\"json\"!==e)return a.#m(async()=>o[e](),o);const s=await a.#m(async()=>o.text(),o),u=a.#c(o),h=await a.#w(async()=>{const e=n.parseJson?await n.parseJson(s,{request:u,response:o}):\"\"===s&&void 0!==r?void 0:JSON.parse(s);return void 0===r?e:ue(e,r)});return h===ee&&await a.#f(new i(u)),h});return c}static#g(e){return!e||\"object\"!=typeof e||Array.isArray(e)||e instanceof URLSearchParams?e:Object.fromEntries(Object.entries(e).filter(([,e])=>void 0!==e))}request;#b;#T=0;#r;#R;#e;#p;#v;#q=new WeakSet;#S;#E;#C=!1;#P=new WeakMap;constructor(e,t={}){if(this.#R=e,Object.hasOwn(t,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#e={...t,headers:C(this.#R.headers,t.headers),hooks:k({},t.hooks),method:B(t.method??this.#R.method??\"GET\"),prefix:String(t.prefix||\"\"),retry:H(t.retry),throwHttpErrors:t.throwHttpErrors??!0,timeout:t.timeout??1e4,totalTimeout:t.totalTimeout??!1,fetch:t.fetch??globalThis.fetch.bind(globalThis),context:t.context??{}},this.#r=this.#e.retry.limit,\"string\"!=typeof this.#R&&!(this.#R instanceof URL||this.#R instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#R){if(this.#e.prefix){const e=this.#e.prefix.replace(/\\/+$/,\"\"),t=this.#R.replace(/^\\/+/,\"\");this.#R=`${e}/${t}`}if(this.#e.baseUrl){const e=(()=>this.#R.replaceAll(oe,\"\").replaceAll(se,\"\"))();if(ie.test(e))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(e=>ne.test(e))(e)||(this.#R=new URL(this.#R,new Request(this.#e.baseUrl).url))}}c&&u&&(this.#v=this.#e.signal??this.#R.signal,this.#b=new globalThis.AbortController,this.#e.signal=this.#A()),a&&(this.#e.duplex=\"half\"),void 0!==this.#e.json&&(this.#e.body=this.#e.stringifyJson?.(this.#e.json)??JSON.stringify(this.#e.json),this.#e.headers.set(\"content-type\",this.#e.headers.get(\"content-type\")??\"application/json\"));const r=t.headers&&new globalThis.Headers(t.headers).has(\"content-type\");if(this.#R instanceof globalThis.Request&&(l&&this.#e.body instanceof globalThis.FormData||this.#e.body instanceof URLSearchParams)&&!r&&this.#e.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#R,this.#e),void 0!==(o=this.#e.searchParams)&&(Array.isArray(o)?o.length>0:o instanceof URLSearchParams?o.size>0||Boolean(o[O]?.size):\"object\"==typeof o?Object.keys(o).length>0:\"string\"==typeof o?o.trim().length>0:Boolean(o))){const e=new URL(this.request.url),t=this.#e.searchParams?.[O];if(t)for(const r of t)e.searchParams.delete(r);if(\"string\"==typeof this.#e.searchParams){const t=this.#e.searchParams.replace(/^\\?/,\"\");\"\"!==t&&(e.search=e.search?`${e.search}&${t}`:`?${t}`)}else{const t=new URLSearchParams(he.#g(this.#e.searchParams));for(const[r,o]of t.entries())e.searchParams.append(r,o)}if(this.#e.searchParams&&\"object\"==typeof this.#e.searchParams&&!Array.isArray(this.#e.searchParams)&&!(this.#e.searchParams instanceof URLSearchParams))for(const[t,r]of Object.entries(this.#e.searchParams))void 0===r&&e.searchParams.delete(t);this.request=new globalThis.Request(e,this.#e)}var o;if(this.#e.onUploadProgress&&\"function\"!=typeof this.#e.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#E=\"number\"==typeof this.#e.totalTimeout?this.#x():void 0}#j(e){const t=e.delay(this.#T+1);let r=t;return!0===e.jitter?r=Math.random()*t:\"function\"==typeof e.jitter&&(r=e.jitter(t),(!Number.isFinite(r)||r<0)&&(r=t)),Math.min(e.backoffLimit,r)}async#k(e){const n=H(this.#e.retry);if(this.#T>=Math.min(n.limit,this.#r))throw e;const a=e instanceof Error?e:new o(e);if(a instanceof s)return a.customDelay??this.#j(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw e;const{shouldRetry:c}=n;if(void 0!==c){const t=await this.#w(async()=>c({error:a,retryCount:this.#T+1}));if(t===ee)throw new i(this.request);if(!1===t)throw e;if(!0===t)return this.#j(n)}if(function(e){return I(e,i)}(e)){if(!n.retryOnTimeout)throw e;return this.#j(n)}if(function(e){return I(e,t)}(e)){if(!n.statusCodes.includes(e.response.status))throw e;const t=(e=>{const t=e.get(\"Retry-After\");if(null!==t)return{value:t,allowTimestamp:!1};const r=e.get(\"RateLimit-Reset\");if(null!==r)return{value:r,allowTimestamp:!0};const o=e.get(\"X-RateLimit-Retry-After\");if(null!==o)return{value:o,allowTimestamp:!1};const s=e.get(\"X-RateLimit-Reset\")??e.get(\"X-Rate-Limit-Reset\");return null!==s?{value:s,allowTimestamp:!0}:void 0})(e.response.headers);if(t&&n.afterStatusCodes.includes(e.response.status)){const e=(({value:e,allowTimestamp:t})=>{if(_.test(e)){let r=1e3*Number(e);return t&&r>=W&&(r-=Date.now()),Math.max(0,r)}const r=(e=>{const t=K.exec(e);if(t)return X({year:Number(Q(t,3)),month:Q(t,2),day:Q(t,1),hours:Q(t,4),minutes:Q(t,5),seconds:Q(t,6)});const r=V.exec(e);if(r){const e=new Date,t=Number(Q(r,3)),o=100*Math.floor(e.getUTCFullYear()/100)+t,s=Date.UTC(e.getUTCFullYear()+50,e.getUTCMonth(),e.getUTCDate(),e.getUTCHours(),e.getUTCMinutes(),e.getUTCSeconds(),e.getUTCMilliseconds());let n;for(const e of[o-100,o,o+100]){const t=X({year:e,month:Q(r,2),day:Q(r,1),hours:Q(r,4),minutes:Q(r,5),seconds:Q(r,6)});void 0!==t&&t<=s&&(n=t)}return n}const o=G.exec(e);if(o){const e=Q(o,4),[t,r,s]=e.split(\":\");return X({year:Number(Q(o,5)),month:Q(o,2),day:Q(o,3).trim(),hours:t,minutes:r,seconds:s})}})(e);if(void 0===r)return;const o=r-Date.now();return Number.isFinite(o)?Math.max(0,o):void 0})(t);return void 0===e?this.#j(n):Math.min(n.maxRetryAfter,e)}if(413===e.response.status)throw e;return this.#j(n)}if(!function(e){return I(e,r)}(e))throw e;return this.#j(n)}#l(e){const t=this.#c(e);return this.#e.parseJson&&(e.json=async()=>{const r=await e.text();return this.#e.parseJson(r,{request:t,response:e})}),e}async#f(e){if(!(e instanceof Error))throw e;if(this.#q.has(e))throw e;let t=e;for(const e of this.#e.hooks.beforeError){const r=await e({request:this.request,options:this.#u(),error:t,retryCount:this.#T});r instanceof Error&&(t=r)}throw t}async#h(e){const t=this.#O(),r=await this.#D(e,t.milliseconds);if(r===Z){if(t.fromTotalTimeout)throw new i(this.request);return void this.#U()}if(!r)return;if(!this.#N(e.headers.get(\"content-type\")??\"\"))return r;const o=this.#O(),s=await this.#B(r,e,o.milliseconds,this.#c(e));if(s!==Z)return s;if(o.fromTotalTimeout)throw new i(this.request);this.#U()}#O(){const e=!1===this.#e.timeout?1e4:this.#e.timeout,t=this.#L();if(void 0===t)return{milliseconds:e,fromTotalTimeout:!1};if(t<=0)throw new i(this.request);return{milliseconds:Math.min(e,t),fromTotalTimeout:t<=e}}#M(){const e=this.#L();if(void 0!==e){if(e<=0)throw new i(this.request);return!1===this.#e.timeout?e:Math.min(this.#e.timeout,e)}return!1===this.#e.timeout?void 0:this.#e.timeout}async#m(e,t){let r;try{r=this.#M()}catch(e){await this.#f(e)}const o=e();if(void 0===r)return o;const s=await Promise.race([o,new Promise(e=>{const t=setTimeout(()=>{e(Z)},r);o.finally(()=>{clearTimeout(t)}).catch(()=>{})})]);return s===Z&&(this.#b?.abort(),await this.#f(new i(this.#c(t)))),s}async#w(e){const t=this.#L();if(void 0===t)return e();if(t<=0)return this.#b?.abort(),ee;let r;try{const o=new Promise(e=>{r=setTimeout(()=>{e(ee)},t)}),s=Promise.resolve().then(e).then(e=>({status:\"fulfilled\",value:e})).catch(e=>({status:\"rejected\",error:e})),n=await Promise.race([s,o]),i=this.#L();if(n===ee||void 0!==i&&i<=0)return this.#b?.abort(),n===ee?s.then(e=>{\"fulfilled\"===e.status&&this.#F(e.value)}):\"fulfilled\"===n.status&&this.#F(n.value),ee;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(r)}}#N(e){const t=(e.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(t)}async#D(e,t){const{body:r}=e;if(!r)try{return await e.text()}catch{return}let o;try{o=r.getReader()}catch{return}const s=(e=>{const t=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(e),r=t?.[1]??t?.[2];if(r)try{return new TextDecoder(r)}catch{}return new TextDecoder})(e.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:e,value:t}=await o.read();if(e)break;if(i+=t.byteLength,i>10485760)return void o.cancel().catch(()=>{});n.push(s.decode(t,{stream:!0}))}}catch{return}return n.push(s.decode()),n.join(\"\")})(),c=new Promise(e=>{const r=setTimeout(()=>{e(Z)},t);a.finally(()=>{clearTimeout(r)})}),u=await Promise.race([a,c]);return u===Z&&o.cancel().catch(()=>{}),u}async#B(e,t,r,o){let s;try{return await Promise.race([Promise.resolve().then(()=>this.#e.parseJson?this.#e.parseJson(e,{request:o,response:t}):JSON.parse(e)),new Promise(e=>{s=setTimeout(()=>{e(Z)},r)})])}catch{return}finally{clearTimeout(s)}}#y(e){e&&e.cancel().catch(()=>{})}#d(e){this.#y(e.body??void 0)}#F(e){ce(e)?this.#d(e):ae(e)&&this.#y(e.body??void 0)}#A(){return this.#v?AbortSignal.any([this.#v,this.#b.signal]):this.#b.signal}#U(){const e=this.#L();if(void 0!==e&&e<=0)throw new i(this.request)}async#t(){for(const e of this.#e.hooks.beforeRequest){const t=await this.#w(async()=>e({request:this.request,options:this.#u(),retryCount:0}));if(t===ee)throw new i(this.request);if(ae(t))this.#H(t);else if(ce(t))return t}}async#i(e){const t=this.#c(e);for(const r of this.#e.hooks.afterResponse){const o=this.#J(e.clone(),t);let n;this.#l(o);try{if(n=await this.#w(async()=>r({request:this.request,options:this.#u(),response:o,retryCount:this.#T})),n===ee)throw new i(this.request)}catch(t){throw o!==e&&this.#d(o),this.#d(e),t}if(n instanceof m)throw o!==e&&this.#d(o),this.#d(e),new s(n.options);const a=ce(n)?this.#J(n,t):e;o!==e&&o!==a&&o.body!==a.body&&this.#d(o),e!==a&&e.body!==a.body&&this.#d(e),e=a}return e}async#o(e){try{return await e()}catch(t){return this.#a(t,e)}}async#a(e,t){this.#C=!1;const r=Math.min(await this.#k(e),p),o={signal:this.#v},n=this.#L();if(void 0!==n){if(n<=0)throw new i(this.request);if(r>=n)throw await J(n,o),new i(this.request)}if(await J(r,o),this.#U(),e instanceof s&&e.customRequest){const t=new globalThis.Request(e.customRequest,this.#e.signal?{signal:this.#e.signal}:void 0);this.#H(t)}for(const t of this.#e.hooks.beforeRetry){let r;try{r=await this.#w(async()=>t({request:this.request,options:this.#u(),error:e,retryCount:this.#T+1}))}catch(t){throw t instanceof Error&&t!==e&&this.#q.add(t),t}if(r===ee)throw new i(this.request);if(ae(r)){this.#H(r);break}if(ce(r))return this.#C=!0,this.#T++,r;if(r===y)return}return this.#U(),this.#T++,this.#o(t)}#n(){const e=this.#C;return this.#C=!1,e}async#s(){this.#b?.signal.aborted&&(this.#b=new globalThis.AbortController,this.#e.signal=this.#A(),this.request=new globalThis.Request(this.request,{signal:this.#e.signal}));const e=(e=>{const t={};for(const r in e)Object.hasOwn(e,r)&&(r in b||r in g||(t[r]=e[r]));return t})(this.#e);this.#r=H(this.#e.retry).limit;const t=this.#r>0?this.request.clone():void 0,o=this.#$(this.request,this.#e.body??void 0);this.#p=o,t&&(this.request=t);try{const t=this.#L();if(void 0!==t&&t<=0)throw new i(this.request);const r=!1===this.#e.timeout?t:void 0===t?this.#e.timeout:Math.min(this.#e.timeout,t),s=void 0===r?await this.#e.fetch(o,e):await async function(e,t,r,o){return new Promise((s,n)=>{const a=setTimeout(()=>{r&&r.abort(),n(new i(e))},o.timeout);o.fetch(e,t).then(s).catch(n).then(()=>{clearTimeout(a)})})}(o,e,this.#b,{timeout:r,fetch:this.#e.fetch});return this.#J(s,o)}catch(e){if(function(e){if(!e||\"[object Error]\"!==$.call(e)||\"TypeError\"!==e.name||\"string\"!=typeof e.message)return!1;const{message:t,stack:r}=e;return\"Load failed\"===t||t.startsWith(\"Load failed (\")&&t.endsWith(\")\")?void 0===r||\"__sentry_captured__\"in e:!!t.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===t||t.startsWith(\"Failed to fetch (\")&&t.endsWith(\")\"))||z.has(t)}(e))throw new r(this.request,{cause:e});throw e}}#L(){if(void 0===this.#E)return;const e=this.#x()-this.#E;return Math.max(0,this.#e.totalTimeout-e)}#x(){return globalThis.performance?.now()??Date.now()}#u(){if(!this.#S){const{hooks:e,json:t,parseJson:r,stringifyJson:o,searchParams:s,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...u}=this.#e;this.#S=Object.freeze(u)}return this.#S}#H(e){this.#S=void 0,this.request=e}#c(e){return this.#P.get(e)??this.request}#J(e,t){return this.#P.set(e,t),e}#$(e,t){return this.#e.onUploadProgress&&e.body&&a?((e,t,r)=>{if(!e.body)return e;const o=(e=>{if(!e)return 0;if(e instanceof FormData){let t=0;for(const[r,o]of e)t+=40,t+=T.encode(`Content-Disposition: form-data; name=\"${r}\"`).byteLength,t+=\"string\"==typeof o?T.encode(o).byteLength:o.size;return t}return e instanceof Blob?e.size:e instanceof ArrayBuffer||ArrayBuffer.isView(e)?e.byteLength:\"string\"==typeof e?T.encode(e).byteLength:e instanceof URLSearchParams?T.encode(e.toString()).byteLength:0})(r??e.body);return new Request(e,{duplex:\"half\",body:R(e.body,o,t)})})(e,this.#e.onUploadProgress,t??this.#e.body??void 0):e}}const le=e=>{const t=(t,r)=>he.create(t,E(e,r));for(const r of d)t[r]=(t,o)=>he.create(t,E(e,o,{method:r}));return t.create=e=>le(E(e)),t.extend=t=>(\"function\"==typeof t&&(t=t(e??{})),le(E(e,t))),t.stop=y,t.retry=w,t},de=le(),fe=\"h:accounts\",pe=\"h:paused-until\",ye=async({v:e,u:t,c:r},o,s=\"\")=>{const n=IDBKeyRange.bound(s,\"g\",!0),i=await r(()=>t.d0(\"readonly\",e=>t.request(e.getAll(n,o))))??[];if(s)return i;const a=new Set(i.map(({event:e})=>e.id)),c=[...e.values()].filter(({h:e,n:t})=>!t&&!a.has(e.event.id));return[...i,...c.map(({h:e})=>e)].sort((e,t)=>e.event.id<t.event.id?-1:1)},me=({u:e,c:t},r,o,s={})=>t(()=>e.d0(\"readwrite\",async t=>{const n=await e.request(t.get(fe))??{accepted:0,rejected:0,lost:{},untold:{}},i=await Promise.all(r.map(r=>e.request(t.getKey(r))));for(const e of i)e&&(t.delete(e),o(n,e));for(const e in s)n.untold[e]=(n.untold[e]??0)-(s[e]??0);return t.put(n,fe),e.request(t.transaction)})),we=(e,t,r)=>t.length&&me(e,t,({lost:e,untold:t})=>{e[r]=(e[r]??0)+1,t[r]=(t[r]??0)+1}),ge=async(e,t,r)=>{const{p:o,recent:s}=e,n=r.results.filter(({id:e,status:r})=>\"held\"!==r&&t.ids.includes(e)),i=new Set(n.flatMap(({id:e,status:t})=>\"rejected\"===t?[e]:[])),a=e=>i.has(e)?\"rejected\":\"accepted\";for(const{id:e}of n){const t=o.v.get(e);t&&!t.n&&(o.k0[a(e)]+=1),o.f(e)}await me(o,n.map(({id:e})=>e),(e,t)=>{e[a(t)]+=1},t.dropped),(({l:e},t,r)=>{const{fresh:o,...s}=e.q()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=r.visitor??s;if(!o||s.anonymous_id!==t.visitor.anonymous_id)return;const i=n===s.anonymous_id?\"first\":\"known\";e.a({visitor:{...s,anonymous_id:n},outcome:i,kinds:[]})})(e,t,r);for(const{id:t,status:r,code:o=\"rejected\",pointer:i=\"\",detail:a=\"\"}of n){const n=s.find(e=>e.id===t),c=n?.metric??\"\";Object.assign(n??{},{state:r,detail:a}),\"rejected\"===r?e.a0({id:t,metric:c,code:o,pointer:i,detail:a}):e.g(\"accepted\",{id:t,metric:c})}return e.g(\"change\",void 0),n.length>0},be=[401,403,404,405],Te=[400,413,415,422],Re=e=>{let t,r,o=0,s=100;const n=e=>{clearTimeout(r),r=setTimeout(h,e,!0)},i=async(t,r)=>(e.g(\"error\",{detail:`Not delivered yet, nothing is lost: ${t}`}),o+=1,r&&await(async({p:e},t)=>{e.z=Date.now()+t,await e.c(()=>e.u.put(pe,e.z))})(e,r),n(r??((e,t=Math.random)=>t()*Math.min(6e4,1e3*2**(e-1)))(o)),!1),a=async(t,r,n)=>await ge(e,t,r)?(o=0,s=100,!0):i(\"every event is held\",n),c=async()=>{const{x:t,y:r}=await(async(e,t)=>{const{p:r,w:o,g0:s}=e,{u:n,c:i}=r,[a,c=\"\",u=0,h]=await Promise.all([ye(r,t),i(()=>n.get(\"h:attempted\")),i(()=>n.get(pe)),i(()=>n.get(fe))]);r.z=Math.max(u,r.z);const l=r.z-Date.now();if(l>0&&l<36e5)return{y:l};c>r.d&&(r.d=c);const d=o(a,24e4,t),f=Object.entries(h?.untold??{}).filter(([,e])=>e>0),p=f.length?Object.fromEntries(f):void 0,y=s(d,e.e(),r.d,p);return await r.r(y?.ids.at(-1)),{x:y}})(e,s);if(r&&n(r),!t)return!1;const c=!o&&t.body.length<=6e4;e.x=c?t:void 0;const u=await(async(e,t,r)=>{try{const o=await de.post(e,{body:t.body,headers:{\"content-type\":\"application/json\"},credentials:\"same-origin\",keepalive:r,retry:0,throwHttpErrors:!1,timeout:3e4});return await(async(e,t)=>{const{status:r,headers:o}=e,s=await e.json().catch(()=>{}),n=be.includes(r)?3e5:((e,t=Date.now())=>{const r=e.get(\"retry-after\");if(!r)return;const o=/^\\d+$/.test(r)?1e3*Number(r):Date.parse(r)-t;return Number.isNaN(o)?void 0:Math.min(Math.max(o,0),36e5)})(o);if(202===r&&((e,{batch:t})=>{const r=e;return r?.batch===t&&Array.isArray(r.results)})(s,t))return{kind:\"answered\",b:s,c0:n};const i=`${r} ${s?.detail??\"\"}`;return Te.includes(r)?{kind:\"refused\",detail:i}:{kind:\"failed\",detail:i,c0:n}})(o,t)}catch(e){return{kind:\"failed\",detail:String(e)}}})(e.url,t,c);return e.x=void 0,\"answered\"===u.kind?a(t,u.b,u.c0):\"failed\"===u.kind?i(u.detail,u.c0):1===t.ids.length?a(t,((e,t)=>({batch:e.batch,results:e.ids.map(e=>({id:e,status:\"rejected\",code:\"batch_refused\",detail:t}))}))(t,u.detail)):(s=Math.ceil(t.ids.length/2),!0)},u=async()=>{for(await(async({p:e,i0:t})=>{const r=[];for(let t=\"0\";t;t=r.at(-1)?.id){const o=await ye(e,500,t);if(!o.length)break;r.push(...o.map(({event:{id:e},bytes:t})=>({id:e,bytes:t})))}const o=t(Date.now()-12096e5),s=r.filter(({id:e})=>e>o);let n=s.reduce((e,t)=>e+t.bytes,0),i=0;for(;s.length-i>1e4||n>5e6;)n-=s[i++]?.bytes??0;await we(e,r.slice(0,r.length-s.length).map(({id:e})=>e),\"expired\"),await we(e,s.slice(0,i).map(({id:e})=>e),\"full\")})(e);await c(););},h=async s=>(o&&!s||(clearTimeout(r),t??=(async e=>{if(!navigator.locks)return e();const t=new AbortController,r=new Promise(e=>t.signal.addEventListener(\"abort\",()=>e())),o=()=>t.abort();addEventListener(\"pagehide\",o);let s=!1;try{await navigator.locks.request(\"keepsend\",{signal:t.signal},()=>(s=!0,Promise.race([e(),r])))}catch(r){if(s)throw r;t.signal.aborted||await e()}finally{removeEventListener(\"pagehide\",o)}})(u).finally(()=>{t=void 0}),await t),(async({v:e,u:t,c:r})=>(await r(()=>t.d0(\"readonly\",e=>t.request(e.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...e.values()].filter(({n:e})=>!e).length)(e.p));return{flush:h}};export{Re as createSender};\n","i.d3bf1b8b.js":"const e={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},t={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,first:()=>\"The route took his first events: a visitor it had not seen before.\",q:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},n=({outcome:n,kinds:i})=>t[n](i.map(t=>e[t]).join(\" and \")),i=async({p:e,l:t,recent:i})=>{const{storage:o,error:a,z:s}=e,r=\"none\"!==o,d=r?await(async({v:e,u:t,c:n},i,o=\"\")=>{const a=IDBKeyRange.bound(o,\"g\",!0),s=await n(()=>t.d0(\"readonly\",e=>t.request(e.getAll(a,i))))??[];if(o)return s;const r=new Set(s.map(({event:e})=>e.id)),d=[...e.values()].filter(({h:e,n:t})=>!t&&!r.has(e.event.id));return[...s,...d.map(({h:e})=>e)].sort((e,t)=>e.event.id<t.event.id?-1:1)})(e,100):[],c=r?await(async e=>{const{u:t,c:n,k0:i}=e,o=await n(()=>t.get(\"h:accounts\"))??{accepted:0,rejected:0,lost:{},untold:{}},a=await(async({v:e,u:t,c:n})=>(await n(()=>t.d0(\"readonly\",e=>t.request(e.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...e.values()].filter(({n:e})=>!e).length)(e),s=o.accepted+i.accepted,r=o.rejected+i.rejected,d=(o.lost.full??0)+i.full,c=d?{...o.lost,full:d}:o.lost;return{tracked:s+r+Object.values(c).reduce((e,t)=>e+t,0)+a,accepted:s,rejected:r,lost:c,waiting:a}})(e):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:l,decisions:h}=t.q()??{visitor:null,decisions:[]},{traits:u,fresh:m,...w}=l??{};return{storage:o,...\"memory\"===o&&{storage_error:String(a)},visitor:l&&w,explanations:h.map(e=>({at:e.at,sentence:n(e)})),accounts:c,waiting:d.slice(0,100).map(({event:e})=>({id:e.id,metric:\"metric\"in e?e.metric:\"identify\",time:e.time})),recent:i.map(e=>({...e})),...s>Date.now()&&{next_attempt_at:new Date(s).toISOString()}}};export{i as inspectCore};\n"};

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
