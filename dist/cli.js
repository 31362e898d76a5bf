#!/usr/bin/env node
import ky, { TimeoutError } from 'ky';
import { parseArgs } from 'node:util';
import { f as findRevision, r as revisionNames, M as MAX_PROCESSING_MS } from './shared-settings.js';
import { readFileSync } from 'node:fs';

class ApiCall {
  [Symbol.toStringTag] = "ApiCall";
  #response;
  constructor(response) {
    this.#response = response;
  }
  withResponse() {
    return this.#response;
  }
  // biome-ignore lint/suspicious/noThenProperty: being awaited is what this class is for.
  then(onData, onError) {
    return this.#response.then(({ data }) => data).then(onData, onError);
  }
  catch(onError) {
    return this.then(void 0, onError);
  }
  finally(onEnd) {
    return this.then().finally(onEnd);
  }
}

const redactKey = (text) => text.replace(/pk_[\w-]+/g, "pk_[hidden]");
const hideQuery = (text) => text.replace(/\?\S+/g, "?...");
const inWords = ({ code, detail, source }) => {
  const place = source?.pointer ?? source?.parameter;
  return `${code}: ${detail}${place ? ` (${place})` : ""}`;
};
class KlaviyoError extends Error {
  name = "KlaviyoError";
  constructor(call, { status, problems = [], retryAfterMs, isAmbiguous, html }, cause) {
    const [first] = problems;
    const page = html === void 0 ? void 0 : `an HTML page${html && `: ${html}`}`;
    const otherwise = cause ?? page ?? "an answer that was no JSON:API error";
    const reason = first ? inWords(first) : otherwise;
    super(redactKey(`Klaviyo ${call} failed with ${status || "no answer"}: ${reason}`));
    const { code, source = {}, detail } = first ?? {};
    Object.assign(this, {
      call,
      status,
      problems,
      code,
      pointer: source.pointer,
      parameter: source.parameter,
      detail,
      retryAfterMs,
      isAmbiguous,
      html
    });
  }
  /** Whether the answer was a page for people. */
  get isHtml() {
    return this.html !== void 0;
  }
}

const MAX_HTML = 160;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const toText = (value, otherwise) => typeof value === "string" ? value : otherwise;
const toProblem = ({
  code,
  detail,
  source,
  ...rest
}) => {
  const { pointer, parameter } = isObject(source) ? source : {};
  return {
    ...rest,
    code: toText(code, "unknown"),
    detail: toText(detail, "Klaviyo gave no reason"),
    source: {
      ...typeof pointer === "string" && { pointer },
      ...typeof parameter === "string" && { parameter }
    }
  };
};
const readProblems = (body) => {
  const errors = isObject(body) ? body.errors : void 0;
  if (!Array.isArray(errors)) return [];
  const redacted = JSON.parse(redactKey(JSON.stringify(errors)));
  return redacted.filter(isObject).map(toProblem);
};
const readJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};
const readHtml = (text) => {
  if (!/^\s*<(?:!doctype|html|head|body|h\d|title)/i.test(text)) return void 0;
  const words = text.slice(0, 5e3).replace(/<(script|style)\b.*?<\/\1>/gis, " ").replace(/<[^>]*>?/g, " ").replace(/\s+/g, " ");
  return hideQuery(redactKey(words)).trim().slice(0, MAX_HTML);
};
const readRetryAfterMs = (headers) => {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1e3;
  const ms = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) - Date.now() : Number.NaN;
  return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
};
const toError = (call, { status, headers }, text) => new KlaviyoError(call, {
  status,
  problems: readProblems(readJson(text)),
  retryAfterMs: readRetryAfterMs(headers),
  isAmbiguous: status >= 500,
  html: readHtml(text)
});
const misfit = (call, status, cause) => new KlaviyoError(call, { status, isAmbiguous: true }, cause);

const demand = (isKept, rule) => {
  if (!isKept) throw new TypeError(rule);
};
const demandObject = (given, name) => demand(isObject(given), `${name} must be an object`);

const toSearch = (query = {}) => {
  const search = new URLSearchParams();
  const put = (name, value) => {
    const text = String(value ?? "");
    if (text) search.set(name, text);
  };
  for (const [key, value] of Object.entries(query)) {
    demand(
      /^(sort|include|page|fields|additionalFields)$/.test(key),
      `There is no '${key}' in this query`
    );
    const name = key.replace("F", "-f");
    if (isObject(value))
      for (const [inner, given] of Object.entries(value)) put(`${name}[${inner}]`, given);
    else put(name, value);
  }
  return search;
};

const isDocument = (body) => isObject(body) && "data" in body;
const isResource = (data) => isObject(data) && typeof data.type === "string" && typeof data.id === "string";
const flatten = ({ type, id, attributes, relationships = {} }, link) => {
  const related = Object.entries(relationships).flatMap(([name, relation]) => {
    const data = relation?.data;
    if (data === void 0) return [];
    return [[name, Array.isArray(data) ? data.map(link) : data && link(data)]];
  });
  const self = { type, id };
  return Object.assign({ ...self }, attributes, Object.fromEntries(related), self);
};
const keep = ({ type, id }) => ({ type, id });
const createPlainFlattener = () => (raw) => flatten(raw, keep);
const createFlattener = ({ included = [] }) => {
  const known = new Map(
    included.map((raw) => [`${raw.type} ${raw.id}`, flatten(raw, keep)])
  );
  const link = (raw) => known.get(`${raw.type} ${raw.id}`) ?? keep(raw);
  return (raw) => flatten(raw, link);
};

const nothing = (name) => [name, name.endsWith("s") ? [] : null];
const createFill = ({ query }) => {
  const names = query?.get("include")?.split(",") ?? [];
  return ({ type, id, ...rest }) => ({
    type,
    id,
    ...Object.fromEntries(names.map(nothing)),
    ...rest
  });
};

class ListCall extends ApiCall {
  #startWalk;
  #signal;
  constructor(first, startWalk, signal) {
    super(first);
    this.#startWalk = startWalk;
    this.#signal = signal;
  }
  async *pages() {
    const follow = this.#startWalk();
    let page = await this;
    yield page;
    while (page.nextCursor !== void 0) {
      ({ data: page } = await follow(page.nextCursor));
      yield page;
    }
  }
  async *[Symbol.asyncIterator]() {
    for await (const { data } of this.pages())
      for (const item of data) {
        this.#signal?.throwIfAborted();
        yield item;
      }
  }
}

const demandDocument = ({ name }, body, status) => {
  if (isDocument(body)) return body;
  throw misfit(name, status, "an answer that was no JSON:API document");
};
const flattenOne = (call, body, status, createFlattener) => {
  const document = demandDocument(call, body, status);
  const data = Array.isArray(document.data) ? document.data[0] ?? null : document.data;
  if (isResource(data)) return createFlattener(document)(data);
  if (data === null && call.isNullable) return null;
  throw misfit(call.name, status, "an answer that was no resource");
};
const readOne = (send, call, createFlattener = createPlainFlattener) => new ApiCall(
  send(call).then(({ data, ...rest }) => ({
    ...rest,
    data: flattenOne(call, data, rest.status, createFlattener)
  }))
);

const astray = ({ name }, status) => misfit(name, status, "a link to the next page that leads nowhere");
const readCursor = (call, { links }, status) => {
  const next = links?.next;
  if (typeof next !== "string" || next === "") return void 0;
  const [, search = ""] = next.split("?");
  const cursor = new URLSearchParams(search).get("page[cursor]");
  if (cursor && cursor !== call.query?.get("page[cursor]")) return cursor;
  throw astray(call, status);
};
const toPage = (call, body, status) => {
  const document = demandDocument(call, body, status);
  const raw = [document.data ?? []].flat();
  if (!raw.every(isResource)) throw misfit(call.name, status, "a collection of no resources");
  return {
    data: raw.map(createFlattener(document)).map(createFill(call)),
    links: document.links ?? {},
    nextCursor: readCursor(call, document, status),
    meta: document.meta
  };
};
const readList = (send, call) => {
  const ask = async (asked) => {
    const { data, ...rest } = await send(asked);
    return { ...rest, data: toPage(asked, data, rest.status) };
  };
  const startWalk = () => {
    const seen = /* @__PURE__ */ new Set([call.query?.get("page[cursor]")]);
    return async (cursor) => {
      if (seen.has(cursor)) throw astray(call, 200);
      seen.add(cursor);
      const query = new URLSearchParams(call.query);
      query.set("page[cursor]", cursor);
      return ask({ ...call, query });
    };
  };
  return new ListCall(ask(call), startWalk, call.signal);
};

const toSegment = (id) => {
  if (typeof id === "string" && !/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  throw new TypeError(`There is no id '${id}'`);
};

const accountCalls = ({ send }) => ({
  getAccounts: (query, { signal } = {}) => readList(send, {
    method: "GET",
    path: "/api/accounts",
    name: "getAccounts",
    query: toSearch(query),
    quota: [1, 15],
    signal
  }),
  getAccount: (id, query, { signal } = {}) => readOne(send, {
    method: "GET",
    path: `/api/accounts/${toSegment(id)}`,
    name: "getAccount",
    query: toSearch(query),
    quota: [1, 15],
    signal
  })
});

const getOne = (send, call, query) => {
  const asked = { ...call, query: toSearch(query) };
  const fill = createFill(asked);
  return new ApiCall(
    readOne(send, asked, createFlattener).withResponse().then(({ data, ...rest }) => ({ ...rest, data: fill(data) }))
  );
};

const toIso = (date) => {
  demand(!Number.isNaN(date.getTime()), "Invalid Date");
  return date.toISOString();
};

const compare = (operator) => (field, value) => ({ operator, field, value });
const equals = /* @__PURE__ */ compare("equals");
const greaterOrEqual = /* @__PURE__ */ compare("greater-or-equal");
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const quote = (text) => `"${text.replace(/["\\]/g, "\\$&")}"`;
const isText = (value) => typeof value === "string";
const writeValue = ({ operator, field, value }) => {
  if (isText(value)) {
    if (!/^(greater|less)-/.test(operator)) return quote(value);
    if (MOMENT.test(value)) return value;
    throw new TypeError(`${operator} of ${field} compares moments: give a Date or ISO 8601`);
  }
  if (value instanceof Date) return toIso(value);
  if (Array.isArray(value)) {
    demand(value.every(isText), `${operator} of ${field} cannot compare with what is no text`);
    return `[${value.map(quote)}]`;
  }
  const isPlain = typeof value === "boolean" || Number.isFinite(value);
  demand(isPlain, `${operator} of ${field} cannot compare with ${value}`);
  return String(value);
};
const writeCondition = (filter) => {
  const { operator, field } = Object(filter);
  const isField = isText(field) && /^[\w.$-]+$/.test(field);
  demand(isField, `There is no field '${field}' to filter by`);
  return operator === "has" ? `${operator}(${field})` : `${operator}(${field},${writeValue(filter)})`;
};
const writeFilter = (filters) => [filters].flat().map((filter) => writeCondition(filter)).join();

const toListSearch = ({ filter = [], ...query } = {}) => {
  const search = toSearch(query);
  const text = writeFilter(filter);
  if (text) search.set("filter", text);
  return search;
};

const toPlural = (type) => `${type.replace(/y$/, "ie")}s`;
const toBody = (type, { relationships = {}, id, attributes }) => {
  const related = Object.entries(relationships).map(([name, data]) => [name, { data }]);
  return {
    data: {
      type,
      ...id !== void 0 && { id },
      ...attributes && { attributes },
      ...related.length > 0 && { relationships: Object.fromEntries(related) }
    }
  };
};
const createResourceCalls = (send, type) => {
  const call = (method, rest, options = {}) => {
    const path = `/api/${toPlural(type)}${rest}`;
    return { method, path, name: `${method} ${path}`, signal: options.signal };
  };
  const at = (id) => `/${toSegment(id)}`;
  const calls = {
    list: (query, options) => readList(send, { ...call("GET", "", options), query: toListSearch(query) }),
    get: (id, query, options) => getOne(send, call("GET", at(id), options), query),
    create: (resource, options) => readOne(send, { ...call("POST", "", options), body: toBody(type, resource) }),
    update: (id, changes, options) => {
      const body = toBody(type, { ...changes, id });
      return readOne(send, { ...call("PATCH", at(id), options), body, isRepeatable: true });
    },
    delete: (id, options) => new ApiCall(send(call("DELETE", at(id), options))),
    related: (id, name, query, options) => readList(send, { ...call("GET", `${at(id)}/${name}`, options), query: toListSearch(query) })
  };
  return calls;
};

const anyCalls = ({ send }) => ({
  request: (method, path, { query = {}, body, isRepeatable, signal } = {}) => {
    if (!/^\/api\/[\w-]/.test(path) || /(\.|%2e){2}/i.test(path.split("?")[0] ?? ""))
      throw new TypeError(`path must begin with /api/; what came is '${path}'`);
    const [plain = "", search] = path.split("?");
    const all = new URLSearchParams(search);
    for (const [name, value] of Object.entries(query))
      if (value !== void 0) all.set(name, String(value));
    return new ApiCall(
      send({
        method,
        path: plain.replace(/\/+$/, ""),
        name: `${method} ${plain}`,
        query: all,
        body,
        isRepeatable: isRepeatable ?? (method === "GET" || method === "PATCH"),
        signal
      })
    );
  },
  resource: (type) => createResourceCalls(send, type)
});

const LATEST_REVISION = "2026-07-15";
const isSince = (revision, date) => revision >= date;
const demandSince = (revision, date, what) => {
  const rule = `${what} needs revision ${date} or later; this client speaks ${revision}`;
  demand(isSince(revision, date), rule);
};

const WIDE = [350, 3500];
const eventReads = ({ send, revision }) => {
  const end = isSince(revision, "2023-07-15") ? "" : "s";
  const call = (name, path, options = {}) => ({
    method: "GET",
    name,
    path: `/api/events${path}`,
    quota: WIDE,
    signal: options.signal
  });
  const related = (name, path) => (id, query, options) => readOne(send, {
    ...call(name, `/${toSegment(id)}${path}${end}`, options),
    query: toSearch(query),
    isNullable: true
  });
  const metricId = related("getEventRelationshipsMetric", "/relationships/metric");
  const profileId = related("getEventRelationshipsProfile", "/relationships/profile");
  return {
    getEvents: (query, options) => readList(send, { ...call("getEvents", "", options), query: toListSearch(query) }),
    getEvent: (id, query, options) => getOne(send, { ...call("getEvent", `/${toSegment(id)}`, options), quota: [10, 150] }, query),
    getEventMetric: related("getEventMetric", "/metric"),
    getEventProfile: related("getEventProfile", "/profile"),
    getEventRelationshipsMetric: (id, options) => metricId(id, void 0, options),
    getEventRelationshipsProfile: (id, options) => profileId(id, void 0, options)
  };
};

const SINCE = "2023-07-15";
const toPerson$1 = (profile, revision) => {
  const { id, external_id, anonymous_id, _kx, meta, location, properties, ...traits } = profile;
  const unknown = { id, external_id, anonymous_id, _kx, meta };
  for (const [name, value] of Object.entries(unknown)) {
    if (value != null) demandSince(revision, SINCE, `profile.${name}`);
  }
  const special = Object.entries({ ...location, ...traits }).map(
    ([name, value]) => [`$${name}`, value]
  );
  return { ...properties, ...Object.fromEntries(special) };
};
const toLegacyEventBody = ({ profile, metric, service, properties = {}, ...rest }, revision) => ({
  data: {
    type: "event",
    attributes: {
      ...rest,
      properties,
      metric: { name: metric, service: service ?? void 0 },
      profile: toPerson$1(profile, revision)
    }
  }
});

const settleEvent = (event, nowMs) => {
  demandObject(event, "event");
  const { metric, value = 0, time, unique_id } = event;
  demand(typeof metric === "string", "event.metric must be a string");
  demand(Number.isFinite(Number(value)), "event.value must be a finite number");
  return {
    ...event,
    time: typeof time === "string" ? time : toIso(time ?? new Date(nowMs)),
    unique_id: unique_id ?? crypto.randomUUID()
  };
};
const demandFields = ({ value_currency, backfill }, revision) => {
  if (value_currency != null) demandSince(revision, "2024-02-15", "value_currency");
  if (backfill != null) demandSince(revision, "2026-04-15", "backfill");
};
const toAttributes = ({ metric, service, properties = {}, ...rest }) => ({
  ...rest,
  properties,
  metric: {
    data: { type: "metric", attributes: { name: metric, service: service ?? void 0 } }
  }
});
const toEventProfile = ({ id, ...attributes }) => ({
  data: { type: "profile", id: id ?? void 0, attributes }
});
const toProfile = ({ id, meta, ...attributes }) => ({
  data: { type: "profile", id: id ?? void 0, attributes, meta: meta ?? void 0 }
});
const toEventBody = (given, revision) => {
  demandObject(given.profile, "event.profile");
  demandFields(given, revision);
  if (!isSince(revision, "2023-07-15")) return toLegacyEventBody(given, revision);
  const { profile, ...event } = given;
  const person = isSince(revision, "2024-02-15") ? toEventProfile(profile) : toProfile(profile);
  return {
    data: { type: "event", attributes: { ...toAttributes(event), profile: person } }
  };
};
const toGroup = ({ profile, events, backfill }) => ({
  type: "event-bulk-create",
  attributes: {
    backfill,
    profile: toProfile(profile),
    events: { data: events.map((event) => ({ type: "event", attributes: toAttributes(event) })) }
  }
});
const toBulkBody = (groups, revision) => {
  for (const group of groups) {
    demandObject(group.profile, "group.profile");
    for (const given of [group, ...group.events]) demandFields(given, revision);
  }
  return {
    data: {
      type: "event-bulk-create-job",
      attributes: { "events-bulk-create": { data: groups.map(toGroup) } }
    }
  };
};

const eventWrites = ({ send, revision }) => ({
  createEvent: (event, { signal } = {}) => new ApiCall(
    send({
      method: "POST",
      path: "/api/events",
      name: "createEvent",
      body: toEventBody(settleEvent(event, Date.now()), revision),
      success: 202,
      isRepeatable: true,
      quota: [350, 3500],
      signal
    })
  ),
  bulkCreateEvents: (groups, { signal } = {}) => {
    demandSince(revision, "2024-05-15", "bulkCreateEvents");
    const nowMs = Date.now();
    const settled = groups.map((group) => {
      return { ...group, events: group.events.map((event) => settleEvent(event, nowMs)) };
    });
    return new ApiCall(
      send({
        method: "POST",
        path: "/api/event-bulk-create-jobs",
        name: "bulkCreateEvents",
        body: toBulkBody(settled, revision),
        success: 202,
        quota: [10, 150],
        signal
      })
    );
  }
});

const LONGEST_MS = 2 ** 31 - 1;
const setLongTimeout = (end, ms) => setTimeout(end, Math.min(ms, LONGEST_MS));
const wait = (ms, signal) => new Promise((resolve, reject) => {
  const end = () => {
    clearTimeout(timer);
    reject(signal?.reason);
  };
  const timer = setLongTimeout(() => {
    signal?.removeEventListener("abort", end);
    resolve();
  }, ms);
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted) end();
});

const readKey = (apiKey) => {
  if (typeof apiKey === "string" && /^pk_[\w-]+$/.test(apiKey)) return apiKey;
  const arrived = apiKey === "" ? "empty" : typeof apiKey === "string" ? "another text" : typeof apiKey;
  throw new TypeError(`apiKey must be a private key of Klaviyo (pk_...); what came is ${arrived}`);
};
const readBaseUrl = (baseUrl) => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : void 0;
  const isPlain = url && !(url.username || url.password || url.search);
  if (isPlain && /^https?:$/.test(url.protocol)) return baseUrl;
  throw new TypeError("baseUrl must be an address of http or https, without a password or a query");
};
const readShare = (rateLimit) => {
  if (typeof rateLimit === "boolean") return rateLimit ? 1 : void 0;
  const { share } = rateLimit;
  if (share > 0 && share <= 1) return share;
  throw new TypeError(`rateLimit.share must be above 0 and at most 1; what came is ${share}`);
};
const readOptions = (options) => ({
  apiKey: readKey(options.apiKey),
  revision: options.revision ?? LATEST_REVISION,
  baseUrl: readBaseUrl(options.baseUrl ?? "https://a.klaviyo.com"),
  timeoutMs: Math.min(options.timeoutMs, LONGEST_MS),
  retries: options.retries ?? 2,
  maxRetryAfterMs: options.maxRetryAfterMs ?? 6e4,
  fetch: options.fetch
});

const listCalls = ({ send }) => ({
  getLists: (query, { signal } = {}) => readList(send, {
    method: "GET",
    path: "/api/lists",
    name: "getLists",
    query: toListSearch(query),
    quota: [75, 750],
    signal
  }),
  getList: (id, query, { signal } = {}) => getOne(
    send,
    {
      method: "GET",
      path: `/api/lists/${toSegment(id)}`,
      name: "getList",
      quota: [75, 750],
      signal
    },
    query
  ),
  createList: (list, { signal } = {}) => readOne(send, {
    method: "POST",
    path: "/api/lists",
    name: "createList",
    body: { data: { type: "list", attributes: list } },
    quota: [10, 150],
    signal
  }),
  addProfilesToList: (listId, profileIds, { signal } = {}) => new ApiCall(
    send({
      method: "POST",
      path: `/api/lists/${toSegment(listId)}/relationships/profiles`,
      name: "addProfilesToList",
      body: { data: profileIds.map((id) => ({ type: "profile", id })) },
      success: 204,
      isRepeatable: true,
      quota: [10, 150],
      signal
    })
  )
});

const profileImport = ({ send, revision }) => ({
  importProfile: (profile, { signal, ...query } = {}) => {
    demandSince(revision, "2024-02-15", "importProfile");
    demandObject(profile, "profile");
    const { anonymous_id } = profile;
    if (anonymous_id != null && isSince(revision, "2025-10-15"))
      throw new TypeError("anonymous_id is not taken by importProfile since revision 2025-10-15");
    return readOne(send, {
      method: "POST",
      path: "/api/profile-import",
      name: "importProfile",
      query: toSearch(query),
      body: toProfile(profile),
      isRepeatable: true,
      quota: [75, 750],
      signal
    });
  }
});
const profileCalls = ({ send, revision }) => ({
  getProfiles: (query, { signal } = {}) => readList(send, {
    method: "GET",
    path: "/api/profiles",
    name: "getProfiles",
    query: toListSearch(query),
    quota: [75, 750],
    signal
  }),
  getProfile: (id, query, { signal } = {}) => getOne(
    send,
    {
      method: "GET",
      path: `/api/profiles/${toSegment(id)}`,
      name: "getProfile",
      quota: [75, 750],
      signal
    },
    query
  ),
  mergeProfiles: ({ source, destination }, { signal } = {}) => {
    demandSince(revision, "2023-09-15", "mergeProfiles");
    const profiles = { data: [{ type: "profile", id: source }] };
    return readOne(send, {
      method: "POST",
      path: "/api/profile-merge",
      name: "mergeProfiles",
      body: { data: { type: "profile-merge", id: destination, relationships: { profiles } } },
      quota: [10, 150],
      signal
    });
  }
});

const COSTLY = [
  ["include", /lists|segments/, [1, 15]],
  ["additional-fields[list]", /profile_count/, [1, 15]],
  ["additional-fields[segment]", /profile_count/, [1, 15]],
  ["additional-fields[profile]", /predictive_analytics/, [10, 150]]
];
const bucketOf = ({ method, path, query, quota }) => {
  const isCostly = method === "GET" && /^\/api\/(profiles|lists|segments)\b/.test(path);
  for (const [parameter, value, lower] of isCostly ? COSTLY : [])
    if (value.test(query?.get(parameter) ?? "")) return { name: lower.join(), quota: lower };
  return { name: `${method} ${path.replace(/^(\/api\/[^/]+)\/[^/]+/, "$1/{id}")}`, quota };
};

const SECOND_MS = 1e3;
const MINUTE_MS = 6e4;
const BURSTS = {
  15: 1,
  60: 3,
  150: 10,
  700: 75,
  750: 75,
  3500: 350
};
const UNKNOWN = [1, 15];
const readNumber = (headers, name) => Number.parseInt(headers.get(name) ?? "", 10);
const createWindows = (share, quota, now) => {
  let [burst, steady] = quota;
  let ends = [];
  let underWay = 0;
  let closedUntil = 0;
  let left = Number.POSITIVE_INFINITY;
  let resetAt = 0;
  const freeAt = (limit, windowMs) => {
    const places = Math.max(1, Math.floor(limit * share)) - underWay;
    if (places <= 0) return Number.POSITIVE_INFINITY;
    return (ends.at(-places) ?? Number.NEGATIVE_INFINITY) + windowMs;
  };
  return {
    opensAt: () => {
      const until = left < 1 ? resetAt : 0;
      return Math.max(closedUntil, until, freeAt(burst, SECOND_MS), freeAt(steady, MINUTE_MS));
    },
    start: () => {
      left -= 1;
      underWay += 1;
    },
    learn: (headers, retryAfterMs) => {
      underWay -= 1;
      ends.push(now());
      if (ends.length > 2 * steady) ends = ends.slice(-steady);
      const limit = readNumber(headers, "ratelimit-limit");
      if (limit > 0 && limit !== steady) {
        steady = limit;
        burst = BURSTS[limit] ?? Math.max(1, Math.floor(limit / 15));
      }
      const remaining = readNumber(headers, "ratelimit-remaining");
      const resetMs = readNumber(headers, "ratelimit-reset") * SECOND_MS;
      if (remaining >= 0 && resetMs >= 0) {
        left = remaining - underWay;
        resetAt = now() + Math.min(resetMs, MINUTE_MS);
      }
      closedUntil = Math.max(closedUntil, now() + retryAfterMs);
    }
  };
};

const createGate = (share, quota = UNKNOWN, now = () => performance.now()) => {
  const windows = createWindows(share, quota, now);
  const queue = /* @__PURE__ */ new Set();
  let timer;
  const drain = () => {
    clearTimeout(timer);
    for (const go of queue) {
      const waitMs = windows.opensAt() - now();
      if (waitMs > 0) {
        if (waitMs < Number.POSITIVE_INFINITY) timer = setLongTimeout(drain, Math.ceil(waitMs));
        return;
      }
      queue.delete(go);
      windows.start();
      go();
    }
  };
  return {
    enter: (signal) => new Promise((resolve, reject) => {
      const leave = () => {
        queue.delete(go);
        drain();
        reject(signal?.reason);
      };
      const go = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      signal?.addEventListener("abort", leave, { once: true });
      queue.add(go);
      drain();
    }),
    learn: (headers = new Headers(), retryAfterMs = 0) => {
      windows.learn(headers, retryAfterMs);
      drain();
    }
  };
};
const createGates = (share) => {
  const gates = /* @__PURE__ */ new Map();
  return (call) => {
    const { name, quota } = bucketOf(call);
    const gate = gates.get(name) ?? createGate(share, quota);
    gates.set(name, gate);
    return gate;
  };
};

const person = ({ id, ...attributes }) => ({
  type: "profile",
  ...id !== void 0 && { id },
  attributes
});
const toJob = ({ profiles, listId, ...attributes }) => ({
  data: {
    type: "profile-subscription-bulk-create-job",
    attributes: { ...attributes, profiles: { data: profiles.map(person) } },
    ...listId !== void 0 && {
      relationships: { list: { data: { type: "list", id: listId } } }
    }
  }
});
const toBackInStock = ({ channels, profile, variantId }) => ({
  data: {
    type: "back-in-stock-subscription",
    attributes: { channels, profile: { data: person(profile) } },
    relationships: { variant: { data: { type: "catalog-variant", id: variantId } } }
  }
});
const subscriptionCalls = ({ send, revision }) => ({
  subscribeProfiles: (job, { signal } = {}) => new ApiCall(
    send({
      method: "POST",
      path: "/api/profile-subscription-bulk-create-jobs",
      name: "subscribeProfiles",
      body: toJob(job),
      success: 202,
      quota: [75, 750],
      signal
    })
  ),
  createBackInStockSubscription: (subscription, { signal } = {}) => {
    demandSince(revision, "2023-07-15", "createBackInStockSubscription");
    return new ApiCall(
      send({
        method: "POST",
        path: "/api/back-in-stock-subscriptions",
        name: "createBackInStockSubscription",
        body: toBackInStock(subscription),
        success: 202,
        quota: [350, 3500],
        signal
      })
    );
  }
});

const createHttp = ({ apiKey, revision, timeoutMs, fetch }) => {
  const type = isSince(revision, "2024-10-15") ? "application/vnd.api+json" : "application/json";
  return ky.create({
    headers: {
      authorization: `Klaviyo-API-Key ${apiKey}`,
      revision,
      accept: type,
      "content-type": type
    },
    // Klaviyo does not redirect; a key must not follow anyone who does. ('error' is not known to workerd.)
    redirect: "manual",
    timeout: timeoutMs,
    // Between two attempts stands the rate limit, which ky does not know.
    retry: 0,
    throwHttpErrors: false,
    ...fetch && { fetch }
  });
};
const rootOf = (error) => {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  const { message, code } = Object(root);
  return hideQuery(message || code || String(root));
};
const noAnswer = (name, error) => {
  const cause = error instanceof TimeoutError ? "no answer in time" : rootOf(error);
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};
const createAttempt = (options) => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, "");
  const end = isSince(options.revision, "2024-10-15") ? "" : "/";
  return async ({ method, path, query, name, signal }, body) => {
    try {
      const search = query?.size ? `?${query}` : "";
      const answer = http(`${base}${path}${end}${search}`, {
        method,
        ...body === void 0 ? { headers: { "content-type": void 0 } } : { body },
        ...signal && { signal }
      });
      const response = await answer;
      return { response, text: await answer.text() };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw noAnswer(name, error);
    }
  };
};

const REPEATABLE = [0, 408, 429, 500, 502, 503, 504, 524];
const UNPROCESSED = [429];
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 2e4;
const LEAST_SPREAD_MS = 250;
const SPREAD = 0.1;
const retryDelay = ({ status, retryAfterMs }, attempt, { retries, maxRetryAfterMs, isRepeatable }, random = Math.random) => {
  if (attempt >= retries) return void 0;
  if (!(isRepeatable ? REPEATABLE : UNPROCESSED).includes(status)) return void 0;
  if (retryAfterMs === void 0)
    return random() * Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
  if (retryAfterMs > maxRetryAfterMs) return void 0;
  return retryAfterMs + random() * Math.max(LEAST_SPREAD_MS, retryAfterMs * SPREAD);
};

const gated = (attempt, gate, longestMs) => async (call, body) => {
  await gate?.enter(call.signal);
  let received;
  let error;
  try {
    received = await attempt(call, body);
    const { response, text } = received;
    if (!response.ok) error = toError(call.name, response, text);
  } finally {
    gate?.learn(received?.response.headers, Math.min(error?.retryAfterMs ?? 0, longestMs));
  }
  if (error) throw error;
  return received;
};
const read = ({ name, success }, { response, text }) => {
  const { status, headers } = response;
  if (success !== void 0 && status !== success)
    throw misfit(name, status, `an answer where Klaviyo gives ${success}`);
  return { data: readJson(text), status, headers };
};
const createTransport = (options) => {
  const { retries, maxRetryAfterMs, gates } = options;
  const attempt = createAttempt(options);
  return async (call) => {
    const { isRepeatable = call.method === "GET", signal } = call;
    const body = call.body && JSON.stringify(call.body);
    const send = gated(attempt, gates?.(call), maxRetryAfterMs);
    const rules = { retries, maxRetryAfterMs, isRepeatable };
    for (let count = 0; ; count += 1) {
      signal?.throwIfAborted();
      try {
        return read(call, await send(call, body));
      } catch (error) {
        const delayMs = error instanceof KlaviyoError ? retryDelay(error, count, rules) : void 0;
        if (delayMs === void 0) throw error;
        await wait(delayMs, signal);
      }
    }
  };
};

const writes = (client) => ({ ...eventWrites(client), ...profileImport(client) });
const createKlaviyo = (options) => {
  const settings = readOptions(options);
  const share = readShare(options.rateLimit ?? false);
  const send = createTransport({ ...settings, ...share && { gates: createGates(share) } });
  const client = { revision: settings.revision, send };
  const klaviyo = {
    ...writes(client),
    ...eventReads(client),
    ...profileCalls(client),
    ...listCalls(client),
    ...accountCalls(client),
    ...subscriptionCalls(client),
    ...anyCalls(client)
  };
  return klaviyo;
};

class UsageError extends Error {
  name = "UsageError";
}

const DEFAULT_URL = "https://a.klaviyo.com";
const TIMEOUT_MS = 15e3;
const onceUnanswered = (fetch) => {
  let silence;
  return async (input, init) => {
    if (silence !== void 0) throw silence;
    const request = new Request(input, init);
    request.signal.addEventListener("abort", () => {
      silence = new Error(`nothing within ${TIMEOUT_MS / 1e3} s`);
    });
    try {
      return await fetch(request);
    } catch (error) {
      silence ??= error;
      throw error;
    }
  };
};
const readUrl = (text) => {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  const where = "of KLAVIYO_URL or --url";
  throw new UsageError(`the address ${where} must be of http or https and hold no password`);
};
const connect = (io, url) => {
  const { origin, pathname } = readUrl(url ?? (io.env.KLAVIYO_URL || DEFAULT_URL));
  const apiKey = io.env.KLAVIYO_API_KEY;
  if (!apiKey) throw new UsageError("KLAVIYO_API_KEY is not set; it takes a private key, pk_...");
  if (!/^pk_[\w-]+$/.test(apiKey))
    throw new UsageError("KLAVIYO_API_KEY is no private key of Klaviyo, which begins with pk_");
  const klaviyo = createKlaviyo({
    apiKey,
    baseUrl: `${origin}${pathname}`,
    timeoutMs: TIMEOUT_MS,
    rateLimit: true,
    fetch: onceUnanswered(io.fetch ?? globalThis.fetch)
  });
  return { klaviyo, address: origin };
};

const toPrintable = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\xB7");
const widthOf = (text) => [...text].length;
const toLines = (rows, sides) => {
  const widths = sides.map(
    (_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? "")))
  );
  const pad = (cell, column) => {
    const blank = " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return sides[column] === "right" ? blank + cell : cell + blank;
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
};

const SCOPES = {
  getAccounts: "accounts:read",
  getEvents: "events:read, metrics:read and profiles:read",
  getProfiles: "profiles:read"
};
const scopesIn = (detail = "") => detail.match(/\b[a-z-]+:(?:read|write)\b/g)?.join(", ");
const inSeconds = (ms) => `${Math.ceil(ms / 1e3)} s`;
const explainKlaviyo = (error, address) => {
  const { status, call, code, detail, html, retryAfterMs } = error;
  if (status === 0) {
    const [, reason = ""] = /no answer: (.*)$/s.exec(error.message) ?? [];
    return `no answer from ${address} (${reason}); is it the right address, and reachable?`;
  }
  if (status === 401 || code === "not_authenticated")
    return `${address} does not know this key (${status}); check KLAVIYO_API_KEY`;
  if (html !== void 0) return `${address} answered ${status} with a page: ${html}`;
  if (status === 403)
    return `the key may not do this (403); it needs the scope ${scopesIn(detail) ?? SCOPES[call] ?? "for it"}`;
  if (status === 429)
    return `${address} is asked too often (429); try again in ${inSeconds(retryAfterMs ?? 6e4)}`;
  return error.message;
};
const explain = (error, address = "Klaviyo") => {
  const reason = error instanceof KlaviyoError ? explainKlaviyo(error, address) : error instanceof Error ? error.message : String(error);
  return toPrintable(redactKey(reason).replace(/\s+/g, " ").trim());
};

const isMissing = (arg, next, flags) => arg.startsWith("--") && flags[arg.slice(2)] === "string" && /^-./.test(next ?? "");
const readFlags = (args, flags) => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const index = args.findIndex((arg, at) => isMissing(arg, args[at + 1], flags));
    if (index >= 0)
      throw new UsageError(
        `${args[index]} needs a value; what follows is '${args[index + 1]}'; try --help`
      );
    const [reason = ""] = error.message.split(/\. |\n/);
    throw new UsageError(`${reason.replace(/\.$/, "")}; try --help`);
  }
};

const PROBES = {
  "events:read": (klaviyo) => klaviyo.getEvents({ page: { size: 1 }, fields: { event: ["uuid"] } }),
  "lists:read": (klaviyo) => klaviyo.getLists({ page: { size: 1 } }),
  "metrics:read": (klaviyo) => klaviyo.request("GET", "/api/metrics"),
  "profiles:read": (klaviyo) => klaviyo.getProfiles({ page: { size: 1 }, fields: { profile: ["created"] } })
};
const probe = async (ask) => {
  try {
    await ask;
    return true;
  } catch (error) {
    return error instanceof KlaviyoError && error.status === 403 ? false : void 0;
  }
};
const probeAll = async (klaviyo) => {
  const verdicts = Object.entries(PROBES).map(
    async ([scope, ask]) => [scope, await probe(ask(klaviyo))]
  );
  return { "accounts:read": true, ...Object.fromEntries(await Promise.all(verdicts)) };
};
const namesOf = (scopes, verdict) => Object.keys(scopes).filter((scope) => scopes[scope] === verdict).join(", ");
const show = async (args, io) => {
  const flags = readFlags(args, { json: "boolean", url: "string" });
  const { klaviyo, address } = connect(io, flags.url);
  try {
    const [account2] = (await klaviyo.getAccounts()).data;
    if (account2 === void 0) throw new Error(`${address} names no account for this key`);
    const scopes = await probeAll(klaviyo);
    if (flags.json) return io.out(JSON.stringify({ ...account2, scopes }));
    const rows = [
      ["name", account2.contact_information.organization_name],
      ["public key", account2.public_api_key],
      ["timezone", account2.timezone],
      ["currency", account2.preferred_currency],
      ["test account", account2.test_account ? "yes" : "no"],
      ["may", namesOf(scopes, true)],
      ["may not", namesOf(scopes, false)],
      ["unclear", namesOf(scopes, void 0)]
    ].filter(([, value]) => value);
    for (const line of toLines(
      rows.map((row) => row.map(toPrintable)),
      ["left", "left"]
    ))
      io.out(line);
  } catch (error) {
    throw new Error(explain(error, address));
  }
};
const account = {
  usage: "[--json]",
  summary: "whose account the key is of, and what the key may read",
  details: `  --json            as one line of JSON
  --url ADDRESS     instead of KLAVIYO_URL or https://a.klaviyo.com

The private key is read from KLAVIYO_API_KEY; it needs accounts:read. What it may read is tried
out by reading a little; what it may write cannot be seen without writing.`,
  run: show
};

const MAX_SCANNED = 1e4;
const PAGE_SIZE = 200;
const findPerson = async (klaviyo, email) => {
  const { data } = await klaviyo.getProfiles({
    filter: equals("email", email),
    fields: { profile: ["email"] }
  });
  return data[0]?.id;
};
async function* listEvents(klaviyo, { metric, email, since, limit }, onPage) {
  const seen = { scanned: 0, found: 0 };
  const person = email === void 0 ? void 0 : await findPerson(klaviyo, email);
  if (email !== void 0 && person === void 0) return { ...seen, isStranger: true };
  const events = klaviyo.getEvents({
    filter: [
      ...person === void 0 ? [] : [equals("profile_id", person)],
      ...since === void 0 ? [] : [greaterOrEqual("datetime", since)]
    ],
    sort: "-datetime",
    include: ["metric", "profile"],
    page: { size: metric === void 0 ? Math.min(limit, PAGE_SIZE) : PAGE_SIZE }
  });
  for await (const { data } of events.pages()) {
    for (const event of data) {
      seen.scanned += 1;
      if (metric !== void 0 && event.metric?.name !== metric) continue;
      seen.found += 1;
      yield event;
      if (seen.found === limit) return seen;
    }
    if (seen.scanned >= MAX_SCANNED) return seen;
    onPage(seen);
  }
  return seen;
}

const UNITS_MS = {
  m: 6e4,
  h: 36e5,
  d: 864e5,
  w: 6048e5
};
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const isIso = (text) => {
  const day = new Date(text.slice(0, 10));
  return ISO.test(text) && day.toJSON()?.slice(0, 10) === text.slice(0, 10);
};
const readSince = (text, nowMs) => {
  const [, count = "", unit = ""] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const ago = UNITS_MS[unit];
  const date = ago === void 0 ? new Date(text) : new Date(nowMs - Number(count) * ago);
  if ((ago !== void 0 || isIso(text)) && date.getTime() >= 0) return date;
  throw new UsageError(
    `--since takes 30m, 24h, 7d, 4w, 2026-07-15 or 2026-07-15T09:00:00Z; what came is '${text}'`
  );
};

const DEFAULT_LIMIT = 20;
const FLAGS = {
  metric: "string",
  email: "string",
  since: "string",
  limit: "string",
  json: "boolean",
  url: "string"
};
const readLimit = (text) => {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= MAX_SCANNED) return limit;
  throw new UsageError(`--limit takes a number from 1 to ${MAX_SCANNED}; what came is '${text}'`);
};
const demandText = (flag, text) => {
  if (text === "") throw new UsageError(`--${flag} must not be empty`);
};
const toTime = (datetime) => {
  const date = new Date((datetime ?? "").replace(" ", "T"));
  if (Number.isNaN(date.getTime())) return "-";
  return date.toISOString().replace("T", " ").replace(".000Z", "Z");
};
const toPerson = ({ profile }) => profile?.email ?? profile?.phone_number ?? profile?.external_id ?? profile?.id ?? "-";
const toRow = (event) => [
  toTime(event.datetime),
  event.metric?.name ?? event.metric?.id ?? "-",
  toPerson(event),
  String(event.event_properties?.$value ?? "")
].map(toPrintable);
const tellEnd = ({ scanned, found, isStranger }, search, io) => {
  const hint = search.metric === void 0 ? "" : "; names of metrics are case-sensitive";
  const nothing = isStranger ? `nobody has the e-mail address '${search.email}'` : "no event fits";
  if (found === 0) io.err(toPrintable(`keepsend: ${nothing}${isStranger ? "" : hint}`));
  if (scanned >= MAX_SCANNED && found < search.limit)
    io.err(`keepsend: looked at the newest ${scanned} events only; --since or --email narrows`);
};
const listTo = async (args, io) => {
  const flags = readFlags(args, FLAGS);
  const limit = readLimit(flags.limit ?? String(DEFAULT_LIMIT));
  const since = flags.since === void 0 ? void 0 : readSince(flags.since, io.now());
  demandText("metric", flags.metric);
  demandText("email", flags.email);
  const { klaviyo, address } = connect(io, flags.url);
  const rows = [];
  const search = { metric: flags.metric, email: flags.email, since, limit };
  const tell = ({ scanned, found }) => io.progress?.(`looked at ${scanned} events, ${found} fit`);
  try {
    const events2 = listEvents(klaviyo, search, tell);
    let next = await events2.next();
    for (; !next.done; next = await events2.next()) {
      if (flags.json) io.out(JSON.stringify(next.value));
      else rows.push(toRow(next.value));
    }
    for (const line of toLines(rows, ["left", "left", "left", "right"])) io.out(line);
    tellEnd(next.value, search, io);
  } catch (error) {
    throw error instanceof UsageError ? error : new Error(explain(error, address));
  }
};
const events = {
  usage: "[--metric NAME] [--email ADDRESS] [--since 24h] [--limit 20] [--json]",
  summary: "what Klaviyo has recorded, newest first",
  details: `  --metric NAME     only of this metric, custom ones too; looks through up to ${MAX_SCANNED} events
  --email ADDRESS   only of this person
  --since WHEN      30m, 24h, 7d or 4w ago (minutes, hours, days, weeks),
                    2026-07-15 or 2026-07-15T09:00:00Z
  --limit N         at most this many; default ${DEFAULT_LIMIT}
  --json            each event as a line of JSON, with its metric and person
  --url ADDRESS     instead of KLAVIYO_URL or https://a.klaviyo.com

The private key is read from KLAVIYO_API_KEY; it needs events:read, metrics:read and
profiles:read. A line tells time (UTC), metric, person and value. To find nothing is no failure:
the exit code is 0, and stderr says so.`,
  run: listTo
};

const MAX_PORT = 65535;
const SANDBOX_USAGE = "[--port 4174] [--host 127.0.0.1] [--data FILE] [--revision DATE] [--retired serve|forward] [--rate-limits 0..1|off] [--processing-ms N]";
const SANDBOX_DETAILS = `  --port NUMBER         where to listen; 0 takes any free port; default 4174
  --host ADDRESS        default 127.0.0.1; anybody who can reach another one can read everything
  --data FILE           keeps what it was told; default: forgets it at the end
  --revision DATE       answers requests without a revision in this one; default: refuses them
  --retired serve|forward
                        serves revisions older than two years as they were, or forwards them to
                        the oldest live one, as Klaviyo does; default serve
  --rate-limits 0..1|off
                        share of Klaviyo's rate limits that applies; default 1
  --processing-ms N     how long an accepted event takes until it can be read; default 50`;
const refuse = (flag, allowed, given) => new UsageError(`--${flag} must be ${allowed}; what came is '${given}'`);
const readWhole = (flag, text, most) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw refuse(flag, `a number from 0 to ${most}`, text);
};
const readRateLimits = (text) => {
  if (text === "off") return 0;
  const share = Number(text);
  if (/^\d*\.?\d+$/.test(text) && share <= 1) return share;
  throw refuse("rate-limits", "a number from 0 to 1, or 'off'", text);
};
const readRetired = (text) => {
  if (text === "serve" || text === "forward") return text;
  throw refuse("retired", "'serve' or 'forward'", text);
};
const readRevision = (text) => {
  if (findRevision(text) !== void 0) return text;
  throw refuse("revision", `one of ${revisionNames.join(", ")}`, text);
};
const readText = (flag, text) => {
  if (text !== "") return text;
  throw refuse(flag, "a name", text);
};
const known = {
  port: "string",
  host: "string",
  data: "string",
  revision: "string",
  retired: "string",
  "rate-limits": "string",
  "processing-ms": "string"
};
const joinNegative = (args) => {
  const joined = [];
  for (const arg of args) {
    const last = joined.at(-1) ?? "";
    if (/^-[\d.]/.test(arg) && /^--[^=]+$/.test(last)) joined.splice(-1, 1, `${last}=${arg}`);
    else joined.push(arg);
  }
  return joined;
};
const readSandboxFlags = (args) => {
  const flags = readFlags(joinNegative(args), known);
  const { port, host, data, revision, retired } = flags;
  const share = flags["rate-limits"];
  const processingMs = flags["processing-ms"];
  return {
    ...port !== void 0 && { port: readWhole("port", port, MAX_PORT) },
    ...host !== void 0 && { host: readText("host", host) },
    ...data !== void 0 && { data: readText("data", data) },
    ...revision !== void 0 && { usualRevision: readRevision(revision) },
    ...retired !== void 0 && { retired: readRetired(retired) },
    ...share !== void 0 && { rateLimits: readRateLimits(share) },
    ...processingMs !== void 0 && {
      processingMs: readWhole("processing-ms", processingMs, MAX_PROCESSING_MS)
    }
  };
};

const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || major === 22 && minor >= 13;
};
const sandbox = {
  usage: SANDBOX_USAGE,
  summary: "a local Klaviyo with a page; no account, no network",
  details: SANDBOX_DETAILS,
  run: async (args, io) => {
    const options = readSandboxFlags(args);
    const { node } = process.versions;
    if (!isNewEnough(node))
      throw new Error(`the sandbox needs Node 22.13 or newer; this is ${node}`);
    const { runSandbox } = await import('./shared-run-sandbox.js');
    return runSandbox(options, io);
  }
};

const PLACES = ["../package.json", "../../package.json"];
const readVersion = () => {
  for (const place of PLACES) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8"));
      if (name === "keepsend") return version;
    } catch {
    }
  }
  return "unknown";
};

const COMMANDS = { sandbox, events, account };
const OTHERS = "keepsend --help lists the other commands.";
const usageOf = (name, { usage, summary, details }) => [
  `keepsend ${name} ${usage}`,
  "",
  `  ${summary}`,
  ...details ? ["", details] : [],
  "",
  OTHERS
].join("\n");
const overview = () => {
  const commands = Object.entries(COMMANDS).map(
    ([name, { usage, summary }]) => `  ${name} ${usage}
      ${summary}`
  );
  return `keepsend <command>

${commands.join("\n")}

  keepsend <command> --help     more about one
  keepsend --version

Not affiliated with Klaviyo.`;
};
const isHelp = (arg) => arg === "--help" || arg === "-h";
const perform = async ([name, ...args], io) => {
  if (name === void 0 || name === "help" || isHelp(name)) return io.out(overview());
  if (name === "--version" || name === "-v") return io.out(readVersion());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
  if (command === void 0)
    throw new UsageError(`there is no command '${name}'; try keepsend --help`);
  if (args.some(isHelp)) return io.out(usageOf(name, command));
  return command.run(args, io);
};
const run = async (args, io) => {
  try {
    await perform(args, io);
    return 0;
  } catch (error) {
    io.err(`keepsend: ${explain(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
};

const CLEAR_LINE = "\r\x1B[K";
const createTerminal = ({ stdout, stderr, env, exit }) => {
  let isDirty = false;
  const clear = () => {
    if (isDirty) stderr.write(CLEAR_LINE);
    isDirty = false;
  };
  stdout.on("error", ({ code, message }) => {
    if (code === "EPIPE") exit(0);
    stderr.write(`keepsend: ${message}
`);
    exit(1);
  });
  stderr.on("error", () => {
  });
  return {
    out: (line) => {
      clear();
      stdout.write(`${line}
`);
    },
    err: (line) => {
      clear();
      stderr.write(`${line}
`);
    },
    progress: stderr.isTTY ? (text) => {
      isDirty = true;
      stderr.write(`${CLEAR_LINE}${text}`);
    } : void 0,
    env,
    now: Date.now
  };
};

process.exitCode = await run(process.argv.slice(2), createTerminal(process));
