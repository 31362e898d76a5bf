import ky, { HTTPError, TimeoutError } from 'ky';

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

const settleEvent = (event, nowMs) => ({
  ...event,
  time: event.time ?? new Date(nowMs).toISOString(),
  unique_id: event.unique_id ?? crypto.randomUUID()
});
const toMetric = ({ metric, service }) => ({
  data: { type: "metric", attributes: { name: metric, ...service != null && { service } } }
});
const toAttributes = ({ metric, service, properties = {}, ...rest }) => ({
  ...rest,
  properties,
  metric: toMetric({ metric, ...service != null && { service } })
});
const toEventProfile = ({ id, ...attributes }) => ({
  data: { type: "profile", ...id != null && { id }, attributes }
});
const toProfile = ({ id, meta, ...attributes }) => ({
  data: { type: "profile", ...id != null && { id }, attributes, ...meta && { meta } }
});
const toEventBody = ({ profile, ...event }) => ({
  data: {
    type: "event",
    attributes: { ...toAttributes(event), profile: toEventProfile(profile) }
  }
});
const toGroup = ({ profile, events, backfill }) => ({
  type: "event-bulk-create",
  attributes: {
    ...backfill !== void 0 && { backfill },
    profile: toProfile(profile),
    events: { data: events.map((event) => ({ type: "event", attributes: toAttributes(event) })) }
  }
});
const toBulkBody = (groups) => ({
  data: {
    type: "event-bulk-create-job",
    attributes: { "events-bulk-create": { data: groups.map(toGroup) } }
  }
});
const toProfileBody = (profile) => toProfile(profile);

const redactKey = (text) => text.replace(/\bpk_[A-Za-z0-9_-]+/g, "pk_[hidden]");
class KlaviyoError extends Error {
  name = "KlaviyoError";
  status;
  problems;
  code;
  pointer;
  detail;
  /** How long Klaviyo asked to be left alone, in milliseconds. */
  retryAfterMs;
  /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
  isAmbiguous;
  constructor(call, { status, problems = [], retryAfterMs, isAmbiguous }, cause) {
    const [first] = problems;
    const reason = first ? `${first.code}: ${first.detail}${first.source?.pointer ? ` (${first.source.pointer})` : ""}` : cause ?? "an answer that was no JSON:API error";
    super(redactKey(`Klaviyo ${call} failed with ${status || "no answer"}: ${reason}`));
    this.status = status;
    this.problems = problems;
    this.code = first?.code;
    this.pointer = first?.source?.pointer;
    this.detail = first?.detail;
    this.retryAfterMs = retryAfterMs;
    this.isAmbiguous = isAmbiguous;
  }
}

const REPEATABLE = [408, 429, 500, 502, 503, 504, 524];
const UNPROCESSED = [429];
const readProblems = (body) => {
  const { errors } = body ?? {};
  return Array.isArray(errors) ? errors : [];
};
const readJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};
const readRetryAfterMs = (headers) => {
  const value = headers.get("retry-after");
  if (!value) return void 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
};
const toError = (name, error) => {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    const problems = readProblems(error.data);
    const facts = {
      status,
      problems,
      retryAfterMs: readRetryAfterMs(headers),
      isAmbiguous: status >= 500
    };
    return new KlaviyoError(name, facts);
  }
  if (error instanceof Error && error.name === "AbortError") return error;
  const cause = error instanceof TimeoutError ? "no answer in time" : redactKey(String(error));
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};
const createHttp = (options) => ky.create({
  headers: {
    authorization: `Klaviyo-API-Key ${options.apiKey}`,
    revision: options.revision,
    accept: "application/vnd.api+json"
  },
  // Klaviyo does not redirect; a key must not follow anyone who does. ('error' is not known to workerd.)
  redirect: "manual",
  timeout: options.timeoutMs,
  ...options.fetch && { fetch: options.fetch }
});
const createTransport = (options) => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, "");
  return async ({ method, path, name, body, isRepeatable, signal }) => {
    const statusCodes = isRepeatable ? REPEATABLE : UNPROCESSED;
    try {
      const response = await http(`${base}${path}`, {
        method,
        retry: {
          limit: options.retries,
          methods: ["get", "post"],
          statusCodes,
          afterStatusCodes: [429, 503],
          maxRetryAfter: options.maxRetryAfterMs,
          jitter: true,
          retryOnTimeout: isRepeatable,
          // A lost connection says nothing about what was processed.
          shouldRetry: ({ error }) => error instanceof HTTPError || isRepeatable ? void 0 : false
        },
        ...body && {
          body: JSON.stringify(body),
          headers: { "content-type": "application/vnd.api+json" }
        },
        ...signal && { signal }
      });
      const data = readJson(await response.text());
      return { data, status: response.status, headers: response.headers };
    } catch (error) {
      throw toError(name, error);
    }
  };
};

const LATEST_REVISION = "2026-07-15";
const checkOptions = ({ apiKey }) => {
  if (typeof apiKey === "string" && /^pk_\S+$/.test(apiKey)) return;
  const arrived = typeof apiKey === "string" ? "a text that does not begin with pk_" : typeof apiKey;
  throw new TypeError(`apiKey must be a private key of Klaviyo (pk_...); what came is ${arrived}`);
};
const createKlaviyo = (options) => {
  checkOptions(options);
  const send = createTransport({
    apiKey: options.apiKey,
    revision: options.revision ?? LATEST_REVISION,
    baseUrl: options.baseUrl ?? "https://a.klaviyo.com",
    timeoutMs: options.timeoutMs ?? 1e4,
    retries: options.retries ?? 2,
    maxRetryAfterMs: options.maxRetryAfterMs ?? 6e4,
    fetch: options.fetch
  });
  return {
    createEvent: (event, { signal } = {}) => new ApiCall(
      send({
        method: "post",
        path: "/api/events",
        name: "createEvent",
        body: toEventBody(settleEvent(event, Date.now())),
        isRepeatable: true,
        signal
      })
    ),
    bulkCreateEvents: (groups, { signal } = {}) => {
      const nowMs = Date.now();
      const settled = groups.map((group) => ({
        ...group,
        events: group.events.map((event) => settleEvent(event, nowMs))
      }));
      const body = toBulkBody(settled);
      const path = "/api/event-bulk-create-jobs";
      return new ApiCall(
        send({ method: "post", path, name: "bulkCreateEvents", body, isRepeatable: false, signal })
      );
    },
    importProfile: (profile, { signal } = {}) => {
      const body = toProfileBody(profile);
      const path = "/api/profile-import";
      const response = send({
        method: "post",
        path,
        name: "importProfile",
        body,
        isRepeatable: true,
        signal
      });
      return new ApiCall(
        response.then(({ data: { data }, ...rest }) => ({
          ...rest,
          data: { ...data.attributes, id: data.id }
        }))
      );
    }
  };
};

export { ApiCall as A, KlaviyoError as K, LATEST_REVISION as L, createKlaviyo as c, redactKey as r };
