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

const script = "!function(){\"use strict\";const e=2e5;function t(e,t,n,r){if(!e)throw Object.assign(new Error(r),{code:t,pointer:n})}const n=(e,n,r,o)=>t(r<=o,e,n,`The limit is ${o}, this is ${r}`),r=e=>{const{code:t=\"not_json\",pointer:n,message:r}=e;return{code:t,...void 0!==n&&{pointer:n},detail:r}},o=[\"external_id\",\"email\",\"phone_number\",\"_kx\"],i=/^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]{2,}$/,s=/^\\+[1-9]\\d{6,14}$/,a=/^[\\w\\-=]+\\.\\w+$/,c=(e,r,o=\"identifier_invalid\",i=255)=>{const s=\"number\"==typeof r?`${r}`:r;return t(\"string\"==typeof s&&s.trim(),o,e,\"Pass a text\"),n(o,e,s.length,i),s.trim()},d=(e,r)=>{const o=`/${e}`,d=c(o,r);if(\"email\"===e){const e=d.toLowerCase();return n(\"email_invalid\",o,e.length,254),t(i.test(e),\"email_invalid\",o,\"Pass an address like ada@example.com\"),e}if(\"phone_number\"===e){const e=d.replace(/[\\s().-]/g,\"\");return t(s.test(e),\"phone_invalid\",o,\"Pass E.164, like +12345678901\"),e}return t(\"_kx\"!==e||a.test(d),\"identifier_invalid\",o,\"Pass _kx unchanged\"),d},u=e=>Boolean(e.external_id??e.email??e.phone_number),l=(e,t,n=100)=>{const r=JSON.stringify(e[0]?.visitor);let o=2e3;const i=e.findIndex((e,i)=>(o+=e.bytes+1,i>0&&(o>t||i>=n)||JSON.stringify(e.visitor)!==r));return e.slice(0,i<0?void 0:i)},m=(e,t,n,r)=>{const[o]=e;if(!o)return;const i={v:1,sent_at:(new Date).toISOString(),batch:t,visitor:o.visitor,events:e.map(({event:e})=>e),resend:e.some(({event:e})=>e.id<=n)||void 0,dropped:r};return{batch:t,visitor:o.visitor,ids:e.map(({event:e})=>e.id),body:JSON.stringify(i),dropped:r}},g=(e,t)=>e.toString(16).padStart(t,\"0\"),p=e=>{const t=g(Math.max(0,Math.floor(e)),12);return`${t.slice(0,8)}-${t.slice(8)}`};function h(e){return new Promise((t,n)=>{e.oncomplete=e.onsuccess=()=>t(e.result),e.onabort=e.onerror=()=>n(e.error)})}const f=\"h:visitor\",v=(e,t,n)=>{const r=o.find(n=>t[n]&&e[n]);return r&&t[r]!==e[r]?{visitor:{anonymous_id:n,...t},outcome:\"other\",kinds:[r]}:((e,t)=>{const n=o.filter(n=>t[n]&&t[n]!==e[n]),r=n.filter(t=>e[t]);return{visitor:{...e,...t},outcome:r.length?\"corrected\":n.length?\"joined\":\"same\",kinds:r.length?r:n}})(e,t)},y=e=>{let t,n=0;return()=>(t??=e(n++).catch(e=>{throw t=void 0,e}),t)},w=e=>Object.prototype.toString.call(e).slice(8,-1),b=(e,n)=>t(\"Object\"===w(e),\"not_json\",n,\"Pass a plain object\"),k=(r,o)=>{let i=0;const s=(r,a,c)=>{const d=w(r);if(i+=\"String\"===d?r.length:1,n(\"event_too_large\",o,i,e),null===r||/String|Boolean/.test(d)||Number.isFinite(r))return r;if(n(\"too_deep\",a,c,10),\"Array\"===d)return Array.from(r,(e,t)=>s(e,`${a}/${t}`,c+1));t(\"Object\"===d,\"not_json\",a,`JSON has no ${d}: convert it or leave it out`);const u=Object.entries(r);return n(\"too_many_properties\",a,u.length,400),Object.fromEntries(u.map(([e,t])=>(i+=e.length,[e,s(t,`${a}/${e.replace(/~/g,\"~0\").replace(/\\//g,\"~1\")}`,c+1)])))};return s(r,o,0)},_=t=>{const r=(new TextEncoder).encode(JSON.stringify(t)).length;return n(\"event_too_large\",\"\",r,e),r},S=[\"external_id\",\"email\",\"phone_number\"],$=(e,n)=>{const i=(({route:e,debug:t})=>{const n=(()=>{let e=0,t=0;return n=>{t=n>e?0:t+1,e=Math.max(e,n)+(t>>12),t&=4095;const[r=0,o=0]=crypto.getRandomValues(new Uint32Array(2)),i=g(32768|16383&r,4);return`${p(e)}-7${g(t,3)}-${i}-${g(r>>>16,4)}${g(o,8)}`}})(),r=(e=Date.now())=>n(e),{on:o,g:i}=(()=>{const e={};return{on:(t,n)=>{e[t]??=new Set;const r=e[t];return r.add(n),()=>{r.delete(n)}},g:(t,n)=>{for(const r of e[t]??[])try{r(n)}catch(e){console.error(e)}}}})(),s=((e,t=((e=function(e,t){let n;return(e,r)=>(()=>{if(n)return n;const e=indexedDB.open(\"keepsend\");return e.onupgradeneeded=()=>e.result.createObjectStore(t),n=h(e),n.then(e=>{e.onclose=()=>n=void 0},()=>{n=void 0}),n})().then(n=>r(n.transaction(t,e).objectStore(t)))}(0,\"outbox\"))=>{let t,n=[];const r=(t,n)=>new Promise((r,o)=>{setTimeout(o,2e3,new Error(\"storage did not answer\")),Promise.resolve().then(()=>e(t,n)).then(r,o)}),o=e=>{for(const[t,r]of n)e.put(r,t);return n=[],t=void 0,e.transaction.commit?.(),h(e.transaction)};return{c0:r,request:h,get:e=>r(\"readonly\",t=>h(t.get(e))),put:(e,i)=>(n.push([e,i]),t??=r(\"readwrite\",o),t),clear:()=>r(\"readwrite\",e=>h(e.clear()))}})())=>{let n=0;const r=t=>{\"memory\"!==o.storage&&e(t),o.storage=\"memory\",o.error=t},o={t,u:new Map,storage:\"none\",error:void 0,d:\"\",y:0,j0:{accepted:0,rejected:0,full:0},c:e=>e().catch(r),o:async e=>{const{id:i}=e.event,s={h:e};o.u.set(i,s),n+=e.bytes;try{await t.put(i,e),o.storage=\"indexeddb\",s.n=!0,n>6e4&&o.f(i)}catch(e){r(e),(()=>{for(const e of o.u.keys()){if(o.u.size<=1e4&&n<=5e6)break;o.f(e),o.j0.full+=1}})()}return o.storage},f:e=>{n-=o.u.get(e)?.h.bytes??0,o.u.delete(e)},q:async(e=\"\")=>{e<=o.d||(o.d=e,await o.c(()=>t.put(\"h:attempted\",e)))}};return o})(e=>i(\"error\",{detail:`In memory only: ${e}`,cause:e})),a=((e,t)=>{let n,r=!1;const o=()=>{r&&e.c(()=>e.t.put(f,n))},i=()=>(n??={visitor:{anonymous_id:t(),fresh:!0},decisions:[]},n),s=({visitor:e,outcome:t,kinds:r})=>{const s=[...i().decisions,{at:(new Date).toISOString(),outcome:t,kinds:r}];n={visitor:e,decisions:s.slice(-10)},o()},a=async()=>{e.storage=\"indexeddb\",n=await e.c(()=>e.t.get(f))??n};return{open:async e=>{await a(),r=!0,n||(i(),o()),e&&(e=>{try{const n=((e,t,n)=>u(e)&&e._kx!==t?{visitor:e,outcome:\"ignored\",kinds:[\"_kx\"]}:v(e,{_kx:t},n))(i().visitor,d(\"_kx\",e),t());\"same\"!==n.outcome&&s(n)}catch{}})(e)},a0:a,identify:(e,n)=>{const r=i().visitor,o=v(r,e,t()),a=\"other\"===o.outcome?{}:r.traits,c={...a,...n},d=JSON.stringify(c)===JSON.stringify(a??{});if(\"same\"!==o.outcome||!d)return o.visitor.traits=c,s(o),o},reset:()=>s({visitor:{anonymous_id:t()},outcome:\"reset\",kinds:[]}),j:()=>{n=void 0,r=!1},a:s,k0:()=>(e=>{const{traits:t,...n}=e;return u(n)&&delete n._kx,n})(i().visitor),known:()=>n}})(s,r),c=[];if(t)for(const e of[\"accepted\",\"rejected\",\"error\"])o(e,t=>console.log(\"[keepsend]\",e,t));return{url:e.replace(/\\/$/,\"\")+\"/e\",p:s,l:a,recent:c,e:r,on:o,g:i,r:(e,t,n=(new Date).toISOString())=>{const r={id:e,metric:t,time:n,state:\"held\"};return c.push(r)>50&&c.shift(),i(\"change\",void 0),r},z:e=>i(\"rejected\",e),v:l,f0:m,h0:p,o:async(e,t)=>{const n=await s.o({event:e,visitor:a.k0(),bytes:t});for(const t of c)t.id===e.id&&\"held\"===t.state&&(t.state=\"kept\");return i(\"change\",void 0),n}}})(e),{g:s,l:a,p:w,on:$}=i,j=((e,t)=>{const n=y(n=>t(n).then(({createSender:t})=>t(e)));let r;const o=async t=>{clearTimeout(r),r=void 0;try{return await(await n()).flush(t)}catch(t){return e.g(\"error\",{detail:`Not sending yet, nothing is lost: ${t}`,cause:t}),r=setTimeout(o,5e3,!1),e.p.u.size}};return{g0:()=>{r??=setTimeout(o,200,!1)},now:()=>o(!0)}})(i,n.send),x=y(n.inspect),O=(e=>{const t=new Set,{p:n,v:r,f0:o}=e;return{e0:()=>{const{ids:i=[],body:s=\"\"}=e.w??{};let a=6e4-s.length,c=[...n.u.values()].map(({h:e})=>e).filter(({event:e})=>!t.has(e.id)&&!i.includes(e.id));for(;;){const i=r(c,a),s=o(i,e.e(),n.d),d=new Blob([s?.body??\"\"],{type:\"application/json\"});if(a-=d.size,!s||a<0)break;navigator.sendBeacon(e.url,d);for(const e of s.ids)t.add(e);n.q(s.ids.at(-1)),c=c.slice(i.length)}},i0:()=>t.clear()}})(i),E=new URLSearchParams(location.search).get(\"_kx\"),P=async e=>{D.m()&&await(async({p:{u:e,t,c:n}})=>e.size||await n(()=>t.get(IDBKeyRange.upperBound(\"g\"))))(i)&&await e()},D=((e=\"granted\",t)=>{let n=!1,r=[];const o=()=>{if(n||\"granted\"!==e)return;n=!0;const o=r;r=[];for(const e of o)e();t.s()},i=()=>t.open().then(o),s={c0:async t=>n?t():\"denied\"===e||r.length>=1e3?\"none\":new Promise(n=>{r.push(()=>n(t())),\"pending\"===e&&n(\"memory\")}),set:async o=>{const s=n;e=o,n&&=\"granted\"===o,\"granted\"!==o||s||await i(),\"denied\"===o&&(r=[],await t.j())},consent:()=>e,m:()=>n,d0:()=>(o(),n)};return\"granted\"===e&&i(),s})(e.consent,{open:()=>a.open(E),s:()=>P(j.g0),j:()=>(a.j(),w.u.clear(),w.storage=\"none\",w.c(w.t.clear))});var N,T,I;N=()=>{D.d0()&&O.e0()},T=()=>{O.i0(),D.m()&&a.a0().then(()=>P(j.g0))},I=()=>P(j.now),addEventListener(\"pagehide\",N),addEventListener(\"pageshow\",({persisted:e})=>e&&T()),addEventListener(\"online\",I),document.addEventListener(\"visibilitychange\",()=>document.hidden?N():T());const L=e=>(D.m()&&w.u.size&&j.g0(),e);return{track:(e,n,o={})=>(async({e,r:n,z:o,o:i},s,a,d,u)=>{const l=Date.now(),m=e(l);try{const e=((e,n,r,{value:o,currency:i,uniqueId:s,time:a},d)=>{const u=r??{};b(u,\"/properties\");const{$value:l=o,$event_id:m=s,...g}={...u},p=Number(a??d);return t(Math.abs(p)<=864e13,\"time_invalid\",\"/time\",\"Pass milliseconds or a Date\"),k({id:e,metric:c(\"/metric\",n,\"metric_invalid\",127),time:new Date(p).toISOString(),properties:g,...null!=l&&{value:l},...i&&{value_currency:i},...null!=m&&{unique_id:m}},\"\")})(m,a,d,u,l),r=_(e);return n(m,a,e.time),{id:m,kept:await s.c0(()=>i(e,r))}}catch(e){const t={id:m,metric:String(a),...r(e)};return Object.assign(n(m,t.metric),{state:\"rejected\",detail:t.detail}),o(t),{id:m,kept:\"none\",rejection:t}}})(i,D,e,n,o).then(L),identify:e=>(async({e,l:t,p:n,r:i,z:s,o:a},c,u)=>{const{k:l,traits:m,rejections:g}=(e=>{const t={};let n={};const o=[],i=e=>{try{e()}catch(e){o.push(r(e))}},s={...e};i(()=>b(e,\"\"));for(const e of S){const n=s[e];delete s[e],null!=n&&\"\"!==n&&i(()=>{t[e]=d(e,n)})}return i(()=>{const e=k(s,\"/traits\");_({id:\"\",time:\"\",traits:e}),n=e}),{k:t,traits:n,rejections:o}})(u);g.forEach(s);const p=e(),h={id:p,time:(new Date).toISOString(),traits:m},f={kept:\"none\",rejections:g};return f.kept=await c.c0(async()=>{const{outcome:e,visitor:r}=t.identify(l,m)??{outcome:\"same\"};return f.outcome=e,r?o.some(e=>r[e])?(h.traits=r.traits??{},i(p,\"identify\",h.time),a(h,_(h))):n.storage:\"none\"}),f})(i,D,e).then(L),reset:async()=>{await D.c0(async()=>(a.reset(),\"none\"))},consent:async e=>{await D.set(e),s(\"change\",void 0)},flush:async()=>{let e=0;return await P(async()=>{e=await j.now()}),{waiting:e}},inspect:async()=>{const{inspectCore:e}=await x();return{consent:D.consent(),...await e(i)}},on:$}},j=[\"granted\",\"pending\",\"denied\"],x=(e=\"granted\")=>j.includes(e)?e:(console.error(`[keepsend] data-consent=\"${e}\" is unknown: taken as pending`),\"pending\"),O=(e,t,n)=>\"track\"===e?[t[0],t[1],{time:n,...t[2]}]:t,E=document.currentScript;E instanceof HTMLScriptElement?(e=>{const t=globalThis.keepsend;if(t&&!t.q)return;const{route:n=new URL(\".\",e.src).href,consent:r,debug:o}=e.dataset,i={route:n,consent:x(r),debug:void 0!==o},s=$(i,(e=>{const t=t=>n=>import(`${e.replace(/\\/$/,\"\")}/${t}.6a3f41a8.js${n?`?${n}`:\"\"}`);return{send:t(\"s\"),inspect:t(\"i\")}})(n));globalThis.keepsend=s,t?.q&&((e,t)=>{for(const[n,r,o,i]of t){const t=e[n];t?i(t(...O(n,r,o))):console.error(`[keepsend] There is no method '${n}'`)}})(s,t.q)})(E):console.error(\"[keepsend] Load me by a classic <script src>\")}();\n";
const parts = {"s.6a3f41a8.js":"class t extends Error{name=\"KyError\";get isKyError(){return!0}}class e extends t{name=\"HTTPError\";response;request;options;data;constructor(t,e,o){const r=`${t.status||0===t.status?t.status:\"\"} ${t.statusText??\"\"}`.trim();super(`Request failed with ${r?`status code ${r}`:\"an unknown error\"}: ${e.method} ${e.url}`),this.response=t,this.request=e,this.options=o}}class o extends t{name=\"NetworkError\";request;constructor(t,e){super(`Request failed due to a network error: ${t.method} ${t.url}`,e),this.request=t}}class r extends Error{name=\"NonError\";value;constructor(t){let e=\"Non-error value was thrown\";try{\"string\"==typeof t?e=t:t&&\"object\"==typeof t&&\"message\"in t&&\"string\"==typeof t.message&&(e=t.message)}catch{}super(e),this.value=t}}class s extends t{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(t){const e=t?.cause?t.cause instanceof Error?t.cause:new r(t.cause):void 0;super(t?.code?`Forced retry: ${t.code}`:\"Forced retry\",e?{cause:e}:void 0),this.customDelay=t?.delay,this.code=t?.code,this.customRequest=t?.request}}class n extends Error{name=\"SchemaValidationError\";issues;constructor(t){super(\"Response schema validation failed\"),this.issues=t}}class i extends t{name=\"TimeoutError\";request;constructor(t){super(`Request timed out: ${t.method} ${t.url}`),this.request=t}}const a=(()=>{let t=!1,e=!1;const o=\"function\"==typeof globalThis.ReadableStream,r=\"function\"==typeof globalThis.Request;if(o&&r)try{e=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return t=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(t){if(t instanceof Error&&\"unsupported BodyInit type\"===t.message)return!1;throw t}return t&&!e})(),c=\"function\"==typeof globalThis.AbortController,u=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,h=\"function\"==typeof globalThis.ReadableStream,l=\"function\"==typeof globalThis.FormData,d=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\",\"query\"],f={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},p=2147483647,y=Symbol(\"stop\");class m{options;constructor(t){this.options=t}}const w=t=>new m(t),g={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,baseUrl:!0,prefix:!0,retry:!0,timeout:!0,totalTimeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},b={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},T=new TextEncoder,R=(t,e,o)=>{let r,s=0;return t.pipeThrough(new TransformStream({transform(t,n){if(n.enqueue(t),r){s+=r.byteLength;let t=0===e?0:s/e;t>=1&&(t=1-Number.EPSILON),o?.({percent:t,totalBytes:Math.max(e,s),transferredBytes:s},r)}r=t},flush(){const t=r??new Uint8Array;s+=t.byteLength,o?.({percent:1,totalBytes:Math.max(e,s),transferredBytes:s},t)}}))},v=t=>null!==t&&\"object\"==typeof t,q=Symbol(\"replaceOption\"),S=t=>v(t)&&!0===t[q]?{isReplace:!0,value:t.value}:{isReplace:!1,value:t},E=(...t)=>{for(const e of t)if((!v(e)||Array.isArray(e))&&void 0!==e)throw new TypeError(\"The `options` argument must be an object\");return N({},...t)},C=(t={},e={})=>{const o=new globalThis.Headers(t),r=e instanceof globalThis.Headers,s=new globalThis.Headers(e);for(const[t,e]of s.entries())r&&\"undefined\"===e||void 0===e?o.delete(t):o.set(t,e);return o},P=t=>{if(!v(t)||Array.isArray(t))return!1;const e=Object.getPrototypeOf(t);return e===Object.prototype||null===e},A=t=>{if(t instanceof URLSearchParams){const e=new URLSearchParams(t),o=t[O];return o&&(e[O]=new Set(o)),e}return t instanceof globalThis.Headers?new globalThis.Headers(t):Array.isArray(t)?[...t]:P(t)?{...t}:t},x=(t,e)=>{return P(t)&&P(e)?(o={...t,...e},Object.fromEntries(Object.entries(o).filter(t=>void 0!==t[1]))):C(t,e);var o};function j(t,e,o){return Object.hasOwn(e,o)&&void 0===e[o]?[]:N(t[o]??[],e[o]??[])}const k=(t={},e={})=>({init:j(t,e,\"init\"),beforeRequest:j(t,e,\"beforeRequest\"),beforeRetry:j(t,e,\"beforeRetry\"),beforeError:j(t,e,\"beforeError\"),afterResponse:j(t,e,\"afterResponse\")}),O=Symbol(\"deletedParameters\"),D=(t,e)=>{const o=new URLSearchParams,r=new Set;for(const s of[t,e])if(void 0!==s)if(s instanceof URLSearchParams){for(const[t,e]of s.entries())o.append(t,e),r.delete(t);const t=s[O];if(t)for(const e of t)o.delete(e),r.add(e)}else if(Array.isArray(s))for(const t of s){if(!Array.isArray(t)||2!==t.length)throw new TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");o.append(String(t[0]),String(t[1])),r.delete(String(t[0]))}else if(v(s))for(const[t,e]of Object.entries(s))void 0===e?(o.delete(t),r.add(t)):(o.append(t,String(e)),r.delete(t));else{const t=new URLSearchParams(s);for(const[e,s]of t.entries())o.append(e,s),r.delete(e)}return r.size>0&&(o[O]=r),o},U=(t,...e)=>{let o,r={},s={},n={};const i=[];for(const a of e)if(Array.isArray(a))Array.isArray(r)||(r=[]),r=[...r,...a];else if(v(a)){for(let[e,s]of Object.entries(a)){const n=S(s),{isReplace:a}=n;s=n.value;const c=t&&\"signal\"===e;if(c&&(a||void 0===s)&&(i.length=0),c&&s instanceof globalThis.AbortSignal)i.push(s);else if(\"context\"!==e)\"searchParams\"!==e?(t&&\"retry\"===e&&v(s)&&!a&&\"number\"==typeof r[e]&&(r={...r,[e]:{limit:r[e]}}),v(s)&&!a&&e in r&&(s=U(!1,r[e],s)),r={...r,[e]:s}):o=null==s?void 0:a||void 0===o?s:D(o,s);else{if(null!=s&&(!v(s)||Array.isArray(s)))throw new TypeError(\"The `context` option must be an object\");r={...r,context:null==s?{}:a?{...s}:{...r.context,...s}}}}if(v(a.hooks)){const{value:t,isReplace:e}=S(a.hooks);n=k(e?{}:n,t),r.hooks=n}if(v(a.headers)){const{value:t,isReplace:e}=S(a.headers);s=e?A(t):x(s,t),r.headers=s}}return void 0!==o&&(r.searchParams=o),i.length>0&&(r.signal=1===i.length?i[0]:u?AbortSignal.any(i):i.at(-1)),r},N=(...t)=>U(!0,...t),B=t=>d.includes(t)?t.toUpperCase():t,L={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\",\"query\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:Number.POSITIVE_INFINITY,backoffLimit:Number.POSITIVE_INFINITY,delay:t=>.3*2**(t-1)*1e3,jitter:void 0,retryOnTimeout:!1},M=()=>({...L,methods:[...L.methods],statusCodes:[...L.statusCodes],afterStatusCodes:[...L.afterStatusCodes]}),F=t=>{if(void 0===t)return L.limit;if(\"number\"!=typeof t||!Number.isInteger(t)||t<0)throw new TypeError(\"`retry.limit` must be a finite, non-negative integer\");return t},H=(t={})=>{if(\"number\"==typeof t)return{...M(),limit:F(t)};if(null===t||\"object\"!=typeof t||Array.isArray(t))throw new TypeError(\"`retry` must be a number or an object\");const e=Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t)),o=F(e.limit);if(void 0!==e.methods&&!Array.isArray(e.methods))throw new Error(\"retry.methods must be an array\");if(void 0!==e.statusCodes&&!Array.isArray(e.statusCodes))throw new Error(\"retry.statusCodes must be an array\");if(void 0!==e.afterStatusCodes&&!Array.isArray(e.afterStatusCodes))throw new Error(\"retry.afterStatusCodes must be an array\");return void 0!==e.methods&&(e.methods=e.methods.map(t=>t.toLowerCase())),void 0!==e.statusCodes&&(e.statusCodes=[...e.statusCodes]),void 0!==e.afterStatusCodes&&(e.afterStatusCodes=[...e.afterStatusCodes]),{...M(),...e,limit:o}};async function J(t,{signal:e}){return new Promise((o,r)=>{function s(){clearTimeout(n),r(e.reason)}e&&(e.throwIfAborted(),e.addEventListener(\"abort\",s,{once:!0}));const n=setTimeout(()=>{e?.removeEventListener(\"abort\",s),o()},t)})}const $=Object.prototype.toString,z=new Set([\"network error\",\"NetworkError when attempting to fetch resource.\",\"The Internet connection appears to be offline.\",\"Network request failed\",\"fetch failed\",\"terminated\",\" A network error occurred.\",\"Network connection lost\"]),I=(t,e)=>t instanceof e||t?.name===e.name,W=Date.parse(\"2024-01-01\"),_=/^\\d+$/,Y=[\"Jan\",\"Feb\",\"Mar\",\"Apr\",\"May\",\"Jun\",\"Jul\",\"Aug\",\"Sep\",\"Oct\",\"Nov\",\"Dec\"],K=/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,V=/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$/,G=/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{2}| \\d) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})$/,X=({year:t,month:e,day:o,hours:r,minutes:s,seconds:n})=>{const i=Y.indexOf(e),a=Number(o),c=Number(r),u=Number(s),h=Number(n);if(-1===i||c>23||u>59||h>60)return;const l=Math.min(h,59),d=new Date(Date.UTC(t,i,a,c,u,l));d.setUTCFullYear(t);const f=d.getTime();return d.getUTCFullYear()===t&&d.getUTCMonth()===i&&d.getUTCDate()===a&&d.getUTCHours()===c&&d.getUTCMinutes()===u&&d.getUTCSeconds()===l?60===h?f+1e3:f:void 0},Q=(t,e)=>t[e],Z=Symbol(\"timedOutResponseData\"),tt=Symbol(\"timedOutOperation\"),et=\"The `schema` argument must follow the Standard Schema specification\",ot=Object.prototype.toString,rt=/^[\\0-\\u0020]+/g,st=/[\\t\\n\\r]/g,nt=/^[a-z][\\d+.a-z-]*:/i,it=/^https?:(?!\\/\\/)/i,at=t=>t instanceof globalThis.Request||\"[object Request]\"===ot.call(t),ct=t=>t instanceof globalThis.Response||\"[object Response]\"===ot.call(t),ut=async(t,e)=>{if(\"object\"!=typeof e&&\"function\"!=typeof e||null===e)throw new TypeError(et);const o=e[\"~standard\"];if(\"object\"!=typeof o||null===o||\"function\"!=typeof o.validate)throw new TypeError(et);const r=await o.validate(t);if(r.issues)throw new n(r.issues);return r.value};class ht{static create(t,o){const r=o.hooks?.init??[],n=r.length>0?function(t){const e={...t,json:A(t.json),context:A(t.context),headers:A(t.headers),searchParams:(o=t.searchParams,Array.isArray(o)?o.map(t=>[...t]):A(o))};var o;return void 0!==t.retry&&(e.retry=(t=>{if(null===t||\"object\"!=typeof t||Array.isArray(t))return t;const e={...t};return Array.isArray(e.methods)&&(e.methods=[...e.methods]),Array.isArray(e.statusCodes)&&(e.statusCodes=[...e.statusCodes]),Array.isArray(e.afterStatusCodes)&&(e.afterStatusCodes=[...e.afterStatusCodes]),e})(t.retry)),e}(o):o;for(const t of r)t(n);const a=new ht(t,n),c=(async()=>{try{return await(async()=>{if(\"number\"==typeof a.#t.timeout&&a.#t.timeout>p)throw new RangeError(\"The `timeout` option cannot be greater than 2147483647\");if(\"number\"==typeof a.#t.totalTimeout&&a.#t.totalTimeout>p)throw new RangeError(\"The `totalTimeout` option cannot be greater than 2147483647\");await Promise.resolve();const t=await a.#e();void 0!==t&&(a.#o=H(a.#t.retry).limit);let o=t??await a.#r(async()=>a.#s()),r=void 0!==t||a.#n();for(;;){if(void 0===o)return o;if(ct(o))try{o=await a.#i(o)}catch(t){if(!(t instanceof s))throw t;const e=await a.#a(t,async()=>a.#s());if(void 0===e)return e;o=e,r=a.#n();continue}const t=o;if(!t.ok&&\"opaque\"!==t.type&&(\"function\"==typeof a.#t.throwHttpErrors?a.#t.throwHttpErrors(t.status):a.#t.throwHttpErrors)){const s=new e(t,a.#c(t),a.#u()),n=s;if(s.data=await a.#h(t),r)throw n;const i=await a.#a(s,async()=>a.#s());if(void 0===i)return i;o=i,r=a.#n();continue}break}if(!ct(o))return o;if(a.#l(o),a.#t.onDownloadProgress){if(\"function\"!=typeof a.#t.onDownloadProgress)throw new TypeError(\"The `onDownloadProgress` option must be a function\");if(!h)throw new Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");const t=o.clone();return a.#d(o),((t,e)=>{if(!t.body)return t;const o={status:t.status,statusText:t.statusText,headers:t.headers};if(204===t.status)return new Response(null,o);const r=Math.max(0,Number(t.headers.get(\"content-length\"))||0);return new Response(R(t.body,r,e),o)})(t,a.#t.onDownloadProgress)}return o})()}catch(t){await a.#f(t)}finally{const t=a.#p;a.#y(t?.body??void 0),a.request!==t&&a.#y(a.request.body??void 0)}})();for(const[t,e]of Object.entries(f))\"bytes\"===t&&\"function\"!=typeof globalThis.Response?.prototype?.bytes||(c[t]=async o=>{a.request.headers.set(\"accept\",a.request.headers.get(\"accept\")||e);const r=await c;if(\"json\"!==t)return a.#m(async()=>r[t](),r);const s=await a.#m(async()=>r.text(),r),u=a.#c(r),h=await a.#w(async()=>{const t=n.parseJson?await n.parseJson(s,{request:u,response:r}):\"\"===s&&void 0!==o?void 0:JSON.parse(s);return void 0===o?t:ut(t,o)});return h===tt&&await a.#f(new i(u)),h});return c}static#g(t){return!t||\"object\"!=typeof t||Array.isArray(t)||t instanceof URLSearchParams?t:Object.fromEntries(Object.entries(t).filter(([,t])=>void 0!==t))}request;#b;#T=0;#o;#R;#t;#p;#v;#q=new WeakSet;#S;#E;#C=!1;#P=new WeakMap;constructor(t,e={}){if(this.#R=t,Object.hasOwn(e,\"prefixUrl\"))throw new Error(\"The `prefixUrl` option has been renamed `prefix` in v2 and enhanced to allow slashes in input. See also the new `baseUrl` option for improved flexibility with standard URL resolution: https://github.com/sindresorhus/ky#baseurl\");if(this.#t={...e,headers:C(this.#R.headers,e.headers),hooks:k({},e.hooks),method:B(e.method??this.#R.method??\"GET\"),prefix:String(e.prefix||\"\"),retry:H(e.retry),throwHttpErrors:e.throwHttpErrors??!0,timeout:e.timeout??1e4,totalTimeout:e.totalTimeout??!1,fetch:e.fetch??globalThis.fetch.bind(globalThis),context:e.context??{}},this.#o=this.#t.retry.limit,\"string\"!=typeof this.#R&&!(this.#R instanceof URL||this.#R instanceof globalThis.Request))throw new TypeError(\"`input` must be a string, URL, or Request\");if(\"string\"==typeof this.#R){if(this.#t.prefix){const t=this.#t.prefix.replace(/\\/+$/,\"\"),e=this.#R.replace(/^\\/+/,\"\");this.#R=`${t}/${e}`}if(this.#t.baseUrl){const t=(()=>this.#R.replaceAll(rt,\"\").replaceAll(st,\"\"))();if(it.test(t))throw new TypeError(\"`input` url protocol must be followed by `//` when using `baseUrl`\");(t=>nt.test(t))(t)||(this.#R=new URL(this.#R,new Request(this.#t.baseUrl).url))}}c&&u&&(this.#v=this.#t.signal??this.#R.signal,this.#b=new globalThis.AbortController,this.#t.signal=this.#A()),a&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));const o=e.headers&&new globalThis.Headers(e.headers).has(\"content-type\");if(this.#R instanceof globalThis.Request&&(l&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!o&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#R,this.#t),void 0!==(r=this.#t.searchParams)&&(Array.isArray(r)?r.length>0:r instanceof URLSearchParams?r.size>0||Boolean(r[O]?.size):\"object\"==typeof r?Object.keys(r).length>0:\"string\"==typeof r?r.trim().length>0:Boolean(r))){const t=new URL(this.request.url),e=this.#t.searchParams?.[O];if(e)for(const o of e)t.searchParams.delete(o);if(\"string\"==typeof this.#t.searchParams){const e=this.#t.searchParams.replace(/^\\?/,\"\");\"\"!==e&&(t.search=t.search?`${t.search}&${e}`:`?${e}`)}else{const e=new URLSearchParams(ht.#g(this.#t.searchParams));for(const[o,r]of e.entries())t.searchParams.append(o,r)}if(this.#t.searchParams&&\"object\"==typeof this.#t.searchParams&&!Array.isArray(this.#t.searchParams)&&!(this.#t.searchParams instanceof URLSearchParams))for(const[e,o]of Object.entries(this.#t.searchParams))void 0===o&&t.searchParams.delete(e);this.request=new globalThis.Request(t,this.#t)}var r;if(this.#t.onUploadProgress&&\"function\"!=typeof this.#t.onUploadProgress)throw new TypeError(\"The `onUploadProgress` option must be a function\");this.#E=\"number\"==typeof this.#t.totalTimeout?this.#x():void 0}#j(t){const e=t.delay(this.#T+1);let o=e;return!0===t.jitter?o=Math.random()*e:\"function\"==typeof t.jitter&&(o=t.jitter(e),(!Number.isFinite(o)||o<0)&&(o=e)),Math.min(t.backoffLimit,o)}async#k(t){const n=H(this.#t.retry);if(this.#T>=Math.min(n.limit,this.#o))throw t;const a=t instanceof Error?t:new r(t);if(a instanceof s)return a.customDelay??this.#j(n);if(!n.methods.includes(this.request.method.toLowerCase()))throw t;const{shouldRetry:c}=n;if(void 0!==c){const e=await this.#w(async()=>c({error:a,retryCount:this.#T+1}));if(e===tt)throw new i(this.request);if(!1===e)throw t;if(!0===e)return this.#j(n)}if(function(t){return I(t,i)}(t)){if(!n.retryOnTimeout)throw t;return this.#j(n)}if(function(t){return I(t,e)}(t)){if(!n.statusCodes.includes(t.response.status))throw t;const e=(t=>{const e=t.get(\"Retry-After\");if(null!==e)return{value:e,allowTimestamp:!1};const o=t.get(\"RateLimit-Reset\");if(null!==o)return{value:o,allowTimestamp:!0};const r=t.get(\"X-RateLimit-Retry-After\");if(null!==r)return{value:r,allowTimestamp:!1};const s=t.get(\"X-RateLimit-Reset\")??t.get(\"X-Rate-Limit-Reset\");return null!==s?{value:s,allowTimestamp:!0}:void 0})(t.response.headers);if(e&&n.afterStatusCodes.includes(t.response.status)){const t=(({value:t,allowTimestamp:e})=>{if(_.test(t)){let o=1e3*Number(t);return e&&o>=W&&(o-=Date.now()),Math.max(0,o)}const o=(t=>{const e=K.exec(t);if(e)return X({year:Number(Q(e,3)),month:Q(e,2),day:Q(e,1),hours:Q(e,4),minutes:Q(e,5),seconds:Q(e,6)});const o=V.exec(t);if(o){const t=new Date,e=Number(Q(o,3)),r=100*Math.floor(t.getUTCFullYear()/100)+e,s=Date.UTC(t.getUTCFullYear()+50,t.getUTCMonth(),t.getUTCDate(),t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),t.getUTCMilliseconds());let n;for(const t of[r-100,r,r+100]){const e=X({year:t,month:Q(o,2),day:Q(o,1),hours:Q(o,4),minutes:Q(o,5),seconds:Q(o,6)});void 0!==e&&e<=s&&(n=e)}return n}const r=G.exec(t);if(r){const t=Q(r,4),[e,o,s]=t.split(\":\");return X({year:Number(Q(r,5)),month:Q(r,2),day:Q(r,3).trim(),hours:e,minutes:o,seconds:s})}})(t);if(void 0===o)return;const r=o-Date.now();return Number.isFinite(r)?Math.max(0,r):void 0})(e);return void 0===t?this.#j(n):Math.min(n.maxRetryAfter,t)}if(413===t.response.status)throw t;return this.#j(n)}if(!function(t){return I(t,o)}(t))throw t;return this.#j(n)}#l(t){const e=this.#c(t);return this.#t.parseJson&&(t.json=async()=>{const o=await t.text();return this.#t.parseJson(o,{request:e,response:t})}),t}async#f(t){if(!(t instanceof Error))throw t;if(this.#q.has(t))throw t;let e=t;for(const t of this.#t.hooks.beforeError){const o=await t({request:this.request,options:this.#u(),error:e,retryCount:this.#T});o instanceof Error&&(e=o)}throw e}async#h(t){const e=this.#O(),o=await this.#D(t,e.milliseconds);if(o===Z){if(e.fromTotalTimeout)throw new i(this.request);return void this.#U()}if(!o)return;if(!this.#N(t.headers.get(\"content-type\")??\"\"))return o;const r=this.#O(),s=await this.#B(o,t,r.milliseconds,this.#c(t));if(s!==Z)return s;if(r.fromTotalTimeout)throw new i(this.request);this.#U()}#O(){const t=!1===this.#t.timeout?1e4:this.#t.timeout,e=this.#L();if(void 0===e)return{milliseconds:t,fromTotalTimeout:!1};if(e<=0)throw new i(this.request);return{milliseconds:Math.min(t,e),fromTotalTimeout:e<=t}}#M(){const t=this.#L();if(void 0!==t){if(t<=0)throw new i(this.request);return!1===this.#t.timeout?t:Math.min(this.#t.timeout,t)}return!1===this.#t.timeout?void 0:this.#t.timeout}async#m(t,e){let o;try{o=this.#M()}catch(t){await this.#f(t)}const r=t();if(void 0===o)return r;const s=await Promise.race([r,new Promise(t=>{const e=setTimeout(()=>{t(Z)},o);r.finally(()=>{clearTimeout(e)}).catch(()=>{})})]);return s===Z&&(this.#b?.abort(),await this.#f(new i(this.#c(e)))),s}async#w(t){const e=this.#L();if(void 0===e)return t();if(e<=0)return this.#b?.abort(),tt;let o;try{const r=new Promise(t=>{o=setTimeout(()=>{t(tt)},e)}),s=Promise.resolve().then(t).then(t=>({status:\"fulfilled\",value:t})).catch(t=>({status:\"rejected\",error:t})),n=await Promise.race([s,r]),i=this.#L();if(n===tt||void 0!==i&&i<=0)return this.#b?.abort(),n===tt?s.then(t=>{\"fulfilled\"===t.status&&this.#F(t.value)}):\"fulfilled\"===n.status&&this.#F(n.value),tt;if(\"rejected\"===n.status)throw n.error;return n.value}finally{clearTimeout(o)}}#N(t){const e=(t.split(\";\",1)[0]??\"\").trim().toLowerCase();return/\\/(?:.*[.+-])?json$/.test(e)}async#D(t,e){const{body:o}=t;if(!o)try{return await t.text()}catch{return}let r;try{r=o.getReader()}catch{return}const s=(t=>{const e=/;\\s*charset\\s*=\\s*(?:\"([^\"]+)\"|([^;,\\s]+))/i.exec(t),o=e?.[1]??e?.[2];if(o)try{return new TextDecoder(o)}catch{}return new TextDecoder})(t.headers.get(\"content-type\")??\"\"),n=[];let i=0;const a=(async()=>{try{for(;;){const{done:t,value:e}=await r.read();if(t)break;if(i+=e.byteLength,i>10485760)return void r.cancel().catch(()=>{});n.push(s.decode(e,{stream:!0}))}}catch{return}return n.push(s.decode()),n.join(\"\")})(),c=new Promise(t=>{const o=setTimeout(()=>{t(Z)},e);a.finally(()=>{clearTimeout(o)})}),u=await Promise.race([a,c]);return u===Z&&r.cancel().catch(()=>{}),u}async#B(t,e,o,r){let s;try{return await Promise.race([Promise.resolve().then(()=>this.#t.parseJson?this.#t.parseJson(t,{request:r,response:e}):JSON.parse(t)),new Promise(t=>{s=setTimeout(()=>{t(Z)},o)})])}catch{return}finally{clearTimeout(s)}}#y(t){t&&t.cancel().catch(()=>{})}#d(t){this.#y(t.body??void 0)}#F(t){ct(t)?this.#d(t):at(t)&&this.#y(t.body??void 0)}#A(){return this.#v?AbortSignal.any([this.#v,this.#b.signal]):this.#b.signal}#U(){const t=this.#L();if(void 0!==t&&t<=0)throw new i(this.request)}async#e(){for(const t of this.#t.hooks.beforeRequest){const e=await this.#w(async()=>t({request:this.request,options:this.#u(),retryCount:0}));if(e===tt)throw new i(this.request);if(at(e))this.#H(e);else if(ct(e))return e}}async#i(t){const e=this.#c(t);for(const o of this.#t.hooks.afterResponse){const r=this.#J(t.clone(),e);let n;this.#l(r);try{if(n=await this.#w(async()=>o({request:this.request,options:this.#u(),response:r,retryCount:this.#T})),n===tt)throw new i(this.request)}catch(e){throw r!==t&&this.#d(r),this.#d(t),e}if(n instanceof m)throw r!==t&&this.#d(r),this.#d(t),new s(n.options);const a=ct(n)?this.#J(n,e):t;r!==t&&r!==a&&r.body!==a.body&&this.#d(r),t!==a&&t.body!==a.body&&this.#d(t),t=a}return t}async#r(t){try{return await t()}catch(e){return this.#a(e,t)}}async#a(t,e){this.#C=!1;const o=Math.min(await this.#k(t),p),r={signal:this.#v},n=this.#L();if(void 0!==n){if(n<=0)throw new i(this.request);if(o>=n)throw await J(n,r),new i(this.request)}if(await J(o,r),this.#U(),t instanceof s&&t.customRequest){const e=new globalThis.Request(t.customRequest,this.#t.signal?{signal:this.#t.signal}:void 0);this.#H(e)}for(const e of this.#t.hooks.beforeRetry){let o;try{o=await this.#w(async()=>e({request:this.request,options:this.#u(),error:t,retryCount:this.#T+1}))}catch(e){throw e instanceof Error&&e!==t&&this.#q.add(e),e}if(o===tt)throw new i(this.request);if(at(o)){this.#H(o);break}if(ct(o))return this.#C=!0,this.#T++,o;if(o===y)return}return this.#U(),this.#T++,this.#r(e)}#n(){const t=this.#C;return this.#C=!1,t}async#s(){this.#b?.signal.aborted&&(this.#b=new globalThis.AbortController,this.#t.signal=this.#A(),this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));const t=(t=>{const e={};for(const o in t)Object.hasOwn(t,o)&&(o in b||o in g||(e[o]=t[o]));return e})(this.#t);this.#o=H(this.#t.retry).limit;const e=this.#o>0?this.request.clone():void 0,r=this.#$(this.request,this.#t.body??void 0);this.#p=r,e&&(this.request=e);try{const e=this.#L();if(void 0!==e&&e<=0)throw new i(this.request);const o=!1===this.#t.timeout?e:void 0===e?this.#t.timeout:Math.min(this.#t.timeout,e),s=void 0===o?await this.#t.fetch(r,t):await async function(t,e,o,r){return new Promise((s,n)=>{const a=setTimeout(()=>{o&&o.abort(),n(new i(t))},r.timeout);r.fetch(t,e).then(s).catch(n).then(()=>{clearTimeout(a)})})}(r,t,this.#b,{timeout:o,fetch:this.#t.fetch});return this.#J(s,r)}catch(t){if(function(t){if(!t||\"[object Error]\"!==$.call(t)||\"TypeError\"!==t.name||\"string\"!=typeof t.message)return!1;const{message:e,stack:o}=t;return\"Load failed\"===e||e.startsWith(\"Load failed (\")&&e.endsWith(\")\")?void 0===o||\"__sentry_captured__\"in t:!!e.startsWith(\"error sending request for url\")||!!(\"Failed to fetch\"===e||e.startsWith(\"Failed to fetch (\")&&e.endsWith(\")\"))||z.has(e)}(t))throw new o(this.request,{cause:t});throw t}}#L(){if(void 0===this.#E)return;const t=this.#x()-this.#E;return Math.max(0,this.#t.totalTimeout-t)}#x(){return globalThis.performance?.now()??Date.now()}#u(){if(!this.#S){const{hooks:t,json:e,parseJson:o,stringifyJson:r,searchParams:s,timeout:n,totalTimeout:i,throwHttpErrors:a,fetch:c,...u}=this.#t;this.#S=Object.freeze(u)}return this.#S}#H(t){this.#S=void 0,this.request=t}#c(t){return this.#P.get(t)??this.request}#J(t,e){return this.#P.set(t,e),t}#$(t,e){return this.#t.onUploadProgress&&t.body&&a?((t,e,o)=>{if(!t.body)return t;const r=(t=>{if(!t)return 0;if(t instanceof FormData){let e=0;for(const[o,r]of t)e+=40,e+=T.encode(`Content-Disposition: form-data; name=\"${o}\"`).byteLength,e+=\"string\"==typeof r?T.encode(r).byteLength:r.size;return e}return t instanceof Blob?t.size:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:\"string\"==typeof t?T.encode(t).byteLength:t instanceof URLSearchParams?T.encode(t.toString()).byteLength:0})(o??t.body);return new Request(t,{duplex:\"half\",body:R(t.body,r,e)})})(t,this.#t.onUploadProgress,e??this.#t.body??void 0):t}}const lt=t=>{const e=(e,o)=>ht.create(e,E(t,o));for(const o of d)e[o]=(e,r)=>ht.create(e,E(t,r,{method:o}));return e.create=t=>lt(E(t)),e.extend=e=>(\"function\"==typeof e&&(e=e(t??{})),lt(E(t,e))),e.stop=y,e.retry=w,e},dt=lt(),ft=(t,e=Date.now())=>{const o=t.get(\"retry-after\");if(!o)return;const r=/^\\d+$/.test(o)?1e3*Number(o):Date.parse(o)-e;return Number.isNaN(r)?void 0:Math.min(Math.max(r,0),36e5)},pt=\"h:accounts\",yt=\"h:paused-until\",mt=async({u:t,t:e,c:o},r,s=\"\")=>{const n=IDBKeyRange.bound(s,\"g\",!0),i=await o(()=>e.c0(\"readonly\",t=>e.request(t.getAll(n,r))))??[];if(s)return i;const a=new Set(i.map(({event:t})=>t.id)),c=[...t.values()].filter(({h:t,n:e})=>!e&&!a.has(t.event.id));return[...i,...c.map(({h:t})=>t)].sort((t,e)=>t.event.id<e.event.id?-1:1)},wt=({t,c:e},o,r,s={})=>e(()=>t.c0(\"readwrite\",async e=>{const n=await t.request(e.get(pt))??{accepted:0,rejected:0,lost:{},untold:{}},i=await Promise.all(o.map(o=>t.request(e.getKey(o))));for(const t of i)t&&(e.delete(t),r(n,t));for(const t in s)n.untold[t]=(n.untold[t]??0)-(s[t]??0);return e.put(n,pt),t.request(e.transaction)})),gt=(t,e,o)=>e.length&&wt(t,e,({lost:t,untold:e})=>{t[o]=(t[o]??0)+1,e[o]=(e[o]??0)+1}),bt=async(t,e,o)=>{const{p:r,recent:s}=t,n=o.results.filter(({id:t,status:o})=>\"held\"!==o&&e.ids.includes(t)),i=new Set(n.flatMap(({id:t,status:e})=>\"rejected\"===e?[t]:[])),a=t=>i.has(t)?\"rejected\":\"accepted\";for(const{id:t}of n){const e=r.u.get(t);e&&!e.n&&(r.j0[a(t)]+=1),r.f(t)}await wt(r,n.map(({id:t})=>t),(t,e)=>{t[a(e)]+=1},e.dropped),(({l:t},e,o)=>{const{fresh:r,...s}=t.known()?.visitor??{anonymous_id:\"\"},{anonymous_id:n}=o.visitor??s;if(!r||s.anonymous_id!==e.visitor.anonymous_id)return;const i=n===s.anonymous_id?\"first\":\"known\";t.a({visitor:{...s,anonymous_id:n},outcome:i,kinds:[]})})(t,e,o);for(const{id:e,status:o,code:r=\"rejected\",pointer:i=\"\",detail:a=\"\"}of n){const n=s.find(t=>t.id===e),c=n?.metric??\"\";Object.assign(n??{},{state:o,detail:a}),\"rejected\"===o?t.z({id:e,metric:c,code:r,pointer:i,detail:a}):t.g(\"accepted\",{id:e,metric:c})}return t.g(\"change\",void 0),n.length>0},Tt=[401,403,404,405],Rt=[400,413,415,422],vt=t=>{let e,o,r=0,s=100;const n=t=>{clearTimeout(o),o=setTimeout(h,t,!0)},i=async(e,o)=>(t.g(\"error\",{detail:`Not delivered yet, nothing is lost: ${e}`}),r+=1,o&&await(async({p:t},e)=>{t.y=Date.now()+e,await t.c(()=>t.t.put(yt,t.y))})(t,o),n(o??((t,e=Math.random)=>e()*Math.min(6e4,1e3*2**(t-1)))(r)),!1),a=async(e,o,n)=>await bt(t,e,o)?(r=0,s=100,!0):i(\"every event is held\",n),c=async()=>{const{w:e,x:o}=await(async(t,e)=>{const{p:o,v:r,f0:s}=t,{t:n,c:i}=o,[a,c=\"\",u=0,h]=await Promise.all([mt(o,e),i(()=>n.get(\"h:attempted\")),i(()=>n.get(yt)),i(()=>n.get(pt))]);o.y=Math.max(u,o.y);const l=o.y-Date.now();if(l>0&&l<36e5)return{x:l};c>o.d&&(o.d=c);const d=r(a,24e4,e),f=Object.entries(h?.untold??{}).filter(([,t])=>t>0),p=f.length?Object.fromEntries(f):void 0,y=s(d,t.e(),o.d,p);return await o.q(y?.ids.at(-1)),{w:y}})(t,s);if(o&&n(o),!e)return!1;const c=!r&&e.body.length<=6e4;t.w=c?e:void 0;const{status:u,b:h,detail:l,b0:d}=await(async(t,{body:e,batch:o},r)=>{try{const s=await dt.post(t,{body:e,headers:{\"content-type\":\"application/json\"},credentials:\"same-origin\",keepalive:r,retry:0,throwHttpErrors:!1,timeout:3e4}),{status:n,headers:i}=s,a=await s.json().catch(()=>null);return{status:n,b:202===n&&a?.batch===o&&Array.isArray(a.results)?a:void 0,detail:`${n} ${a?.detail??\"\"}`,b0:Tt.includes(n)?3e5:ft(i)}}catch(t){return{status:0,detail:String(t)}}})(t.url,e,c);return t.w=void 0,h?a(e,h,d):Rt.includes(u)?1===e.ids.length?a(e,((t,e)=>({batch:t.batch,results:t.ids.map(t=>({id:t,status:\"rejected\",code:\"batch_refused\",detail:e}))}))(e,l)):(s=Math.ceil(e.ids.length/2),!0):i(l,d)},u=async()=>{for(await(async({p:t,h0:e})=>{const o=[];for(let e=\"0\";e;e=o.at(-1)?.id){const r=await mt(t,500,e);if(!r.length)break;o.push(...r.map(({event:{id:t},bytes:e})=>({id:t,bytes:e})))}const r=e(Date.now()-12096e5),s=o.filter(({id:t})=>t>r);let n=s.reduce((t,e)=>t+e.bytes,0),i=0;for(;s.length-i>1e4||n>5e6;)n-=s[i++]?.bytes??0;await gt(t,o.slice(0,o.length-s.length).map(({id:t})=>t),\"expired\"),await gt(t,s.slice(0,i).map(({id:t})=>t),\"full\")})(t);await c(););},h=async s=>(r&&!s||(clearTimeout(o),e??=(async t=>{if(!navigator.locks)return t();const e=new AbortController,o=new Promise(t=>e.signal.addEventListener(\"abort\",()=>t())),r=()=>e.abort();addEventListener(\"pagehide\",r);let s=!1;try{await navigator.locks.request(\"keepsend\",{signal:e.signal},()=>(s=!0,Promise.race([t(),o])))}catch(o){if(s)throw o;e.signal.aborted||await t()}finally{removeEventListener(\"pagehide\",r)}})(u).finally(()=>{e=void 0}),await e),(async({u:t,t:e,c:o})=>(await o(()=>e.c0(\"readonly\",t=>e.request(t.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...t.values()].filter(({n:t})=>!t).length)(t.p));return{flush:h}};export{vt as createSender};\n","i.6a3f41a8.js":"const e={external_id:\"customer id\",email:\"e-mail address\",phone_number:\"phone number\",_kx:\"link's token (_kx)\"},t={joined:e=>`The ${e} joined this visitor: none was known before.`,same:()=>\"More is known of this visitor, and he is the same.\",corrected:e=>`The ${e} was replaced: the same call gave a stronger identifier, and that is the known one.`,other:e=>`Another person: the ${e} is not this visitor's. A new anonymous id began, and nothing was merged.`,ignored:e=>`The ${e} was left aside: this visitor has said who he is, and links are forwarded.`,first:()=>\"The route took his first events: a visitor it had not seen before.\",known:()=>\"The route knew this visitor by its cookie: the older anonymous id goes on.\",reset:()=>\"Reset: another visitor from here on, known by a new anonymous id only.\"},n=({outcome:n,kinds:i})=>t[n](i.map(t=>e[t]).join(\" and \")),i=async({p:e,l:t,recent:i})=>{const{storage:o,error:a,y:s}=e,r=\"none\"!==o,c=r?await(async({u:e,t,c:n},i,o=\"\")=>{const a=IDBKeyRange.bound(o,\"g\",!0),s=await n(()=>t.c0(\"readonly\",e=>t.request(e.getAll(a,i))))??[];if(o)return s;const r=new Set(s.map(({event:e})=>e.id)),c=[...e.values()].filter(({h:e,n:t})=>!t&&!r.has(e.event.id));return[...s,...c.map(({h:e})=>e)].sort((e,t)=>e.event.id<t.event.id?-1:1)})(e,100):[],d=r?await(async e=>{const{t,c:n,j0:i}=e,o=await n(()=>t.get(\"h:accounts\"))??{accepted:0,rejected:0,lost:{},untold:{}},a=await(async({u:e,t,c:n})=>(await n(()=>t.c0(\"readonly\",e=>t.request(e.count(IDBKeyRange.upperBound(\"g\")))))??0)+[...e.values()].filter(({n:e})=>!e).length)(e),s=o.accepted+i.accepted,r=o.rejected+i.rejected,c=(o.lost.full??0)+i.full,d=c?{...o.lost,full:c}:o.lost;return{tracked:s+r+Object.values(d).reduce((e,t)=>e+t,0)+a,accepted:s,rejected:r,lost:d,waiting:a}})(e):{tracked:0,accepted:0,rejected:0,lost:{},waiting:0},{visitor:l,decisions:h}=t.known()??{visitor:null,decisions:[]},{traits:u,fresh:m,...w}=l??{};return{storage:o,...\"memory\"===o&&{storage_error:String(a)},visitor:l&&w,explanations:h.map(e=>({at:e.at,sentence:n(e)})),accounts:d,waiting:c.slice(0,100).map(({event:e})=>({id:e.id,metric:\"metric\"in e?e.metric:\"identify\",time:e.time})),recent:i.map(e=>({...e})),...s>Date.now()&&{next_attempt_at:new Date(s).toISOString()}}};export{i as inspectCore};\n"};

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
