import ky, { TimeoutError } from 'ky';

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
const any = /* @__PURE__ */ compare("any");
const contains = /* @__PURE__ */ compare("contains");
const startsWith = /* @__PURE__ */ compare("starts-with");
const endsWith = /* @__PURE__ */ compare("ends-with");
const greaterThan = /* @__PURE__ */ compare("greater-than");
const greaterOrEqual = /* @__PURE__ */ compare("greater-or-equal");
const lessThan = /* @__PURE__ */ compare("less-than");
const lessOrEqual = /* @__PURE__ */ compare("less-or-equal");
const has = (field) => ({
  operator: "has",
  field,
  value: void 0
});
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
const toPerson = (profile, revision) => {
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
      profile: toPerson(profile, revision)
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
  timeoutMs: Math.min(options.timeoutMs ?? 1e4, LONGEST_MS),
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
const createKlaviyoWriter = (options, gates) => {
  const settings = { ...readOptions(options), gates };
  const client = { revision: settings.revision, send: createTransport(settings) };
  return writes(client);
};

export { ApiCall as A, KlaviyoError as K, LATEST_REVISION as L, ListCall as a, any as b, contains as c, createGates as d, createKlaviyo as e, createKlaviyoWriter as f, endsWith as g, equals as h, greaterOrEqual as i, greaterThan as j, has as k, lessOrEqual as l, lessThan as m, redactKey as r, startsWith as s };
