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

const redactKey = (text) => text.replace(/pk_[\w-]+/g, "pk_[hidden]");
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
const readRetryAfterMs = (headers) => {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1e3;
  const ms = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) - Date.now() : Number.NaN;
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
  const cause = error instanceof TimeoutError ? "no answer in time" : String(error);
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};

const REPEATABLE = [408, 429, 500, 502, 503, 504, 524];
const UNPROCESSED = [429];
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
const judgeRetry = ({ isRepeatable, signal }, statusCodes, error) => {
  if (!(error instanceof HTTPError)) return isRepeatable && !signal?.aborted;
  const { status, headers } = error.response;
  return statusCodes.includes(status) && !headers.has("retry-after") ? true : void 0;
};
const createTransport = (options) => {
  const http = createHttp(options);
  const base = options.baseUrl.replace(/\/+$/, "");
  return async (call) => {
    const { method, path, name, isRepeatable, signal } = call;
    const statusCodes = isRepeatable ? REPEATABLE : UNPROCESSED;
    const body = call.body && JSON.stringify(call.body);
    signal?.throwIfAborted();
    try {
      const answer = http(`${base}${path}`, {
        method,
        retry: {
          limit: options.retries,
          methods: ["get", "post"],
          statusCodes,
          afterStatusCodes: [429, 503],
          maxRetryAfter: options.maxRetryAfterMs,
          jitter: true,
          shouldRetry: ({ error }) => judgeRetry(call, statusCodes, error)
        },
        ...body && { body, headers: { "content-type": "application/vnd.api+json" } },
        ...signal && { signal }
      });
      const { status, headers } = await answer;
      const data = readJson(await answer.text());
      if (call.success !== void 0 && status !== call.success) {
        throw new Error(`an answer of ${status} where Klaviyo gives ${call.success}`);
      }
      return { data, status, headers };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw toError(name, error);
    }
  };
};

const LATEST_REVISION = "2026-07-15";
const readProfile = (document, status) => {
  const { id, attributes } = document?.data ?? {};
  if (typeof id === "string") return { ...attributes, id };
  const cause = "an answer that was no profile";
  throw new KlaviyoError("importProfile", { status, isAmbiguous: true }, cause);
};
const readKey = ({ apiKey }) => {
  if (typeof apiKey === "string" && /^pk_[\w-]+$/.test(apiKey)) return apiKey;
  const arrived = typeof apiKey === "string" ? "another text" : typeof apiKey;
  throw new TypeError(`apiKey must be a private key of Klaviyo (pk_...); what came is ${arrived}`);
};
const createKlaviyo = (options) => {
  const send = createTransport({
    apiKey: readKey(options),
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
        success: 202,
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
        send({
          method: "post",
          path,
          name: "bulkCreateEvents",
          body,
          success: 202,
          isRepeatable: false,
          signal
        })
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
        response.then(({ data, ...rest }) => ({ ...rest, data: readProfile(data, rest.status) }))
      );
    }
  };
};

export { ApiCall as A, KlaviyoError as K, LATEST_REVISION as L, createKlaviyo as c, redactKey as r };
