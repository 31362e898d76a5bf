import ky from 'ky';
import { M as MAX_BEACON_BYTES, a as MAX_BATCH_EVENTS } from './keepsend-index.js';
import { c as countEntries, m as mayExceedLimits, t as takeParcel, s as settleParcel, p as pause } from './keepsend-ledger.js';
import 'idb-keyval';

const FIRST_DELAY_MS = 1e3;
const MAX_DELAY_MS = 6e4;
const MAX_RETRY_AFTER_MS = 60 * 60 * 1e3;
const delayBefore = (failures, random = Math.random) => random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
const readRetryAfterMs = (headers, nowMs = Date.now()) => {
  const value = headers.get("retry-after");
  if (!value) return void 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? void 0 : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
};

const withLock = async (work) => {
  if (!navigator.locks) return work();
  const leaving = new AbortController();
  const left = new Promise(
    (resolve) => leaving.signal.addEventListener("abort", () => resolve())
  );
  const leave = () => leaving.abort();
  addEventListener("pagehide", leave);
  let isHeld = false;
  try {
    await navigator.locks.request("keepsend", { signal: leaving.signal }, () => {
      isHeld = true;
      return Promise.race([work(), left]);
    });
  } catch (error) {
    if (isHeld) throw error;
    if (!leaving.signal.aborted) await work();
  } finally {
    removeEventListener("pagehide", leave);
  }
};

const TIMEOUT_MS = 3e4;
const BROKEN = [401, 403, 404, 405];
const BROKEN_DELAY_MS = 5 * 6e4;
const REFUSED = [400, 413, 415, 422];
const post = async (url, { body, batch }, keepalive, signal) => {
  try {
    const response = await ky.post(url, {
      body,
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      keepalive,
      retry: 0,
      throwHttpErrors: false,
      timeout: TIMEOUT_MS,
      signal
    });
    const { status, headers } = response;
    const content = await response.json().catch(() => null);
    const isAnswer = status === 202 && content?.batch === batch && Array.isArray(content.results);
    return {
      answer: isAnswer ? content : void 0,
      isRefused: REFUSED.includes(status),
      // Anything may stand before the route; only its own words can mean an event.
      isOurs: /problem/.test(headers.get("content-type") ?? ""),
      detail: `${status} ${content?.detail ?? ""}`,
      retryAfterMs: BROKEN.includes(status) ? BROKEN_DELAY_MS : readRetryAfterMs(headers)
    };
  } catch (error) {
    return { detail: String(error) };
  }
};
const ignore = () => {
};
const rejectAlone = (parcel, detail) => ({
  batch: parcel.batch,
  results: parcel.ids.map((id) => ({ id, status: "rejected", code: "batch_refused", detail }))
});
const createSender = (core) => {
  let failures = 0;
  let abort = new AbortController();
  core.on("consent", (consent) => {
    if (consent === "denied") abort.abort();
    abort = new AbortController();
  });
  let maxEvents = MAX_BATCH_EVENTS;
  let running;
  let timer;
  const again = (delayMs) => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(true).catch((cause) => wait(String(cause))), delayMs);
  };
  const wait = async (detail, retryAfterMs) => {
    core.emit("error", { detail: `Not delivered yet: ${detail}` });
    failures += 1;
    if (retryAfterMs) await pause(core, retryAfterMs);
    again(retryAfterMs || delayBefore(failures));
    return false;
  };
  const settle = async (parcel, answer, retryAfterMs) => {
    const isSettled = await settleParcel(core, parcel, answer);
    if (!isSettled || retryAfterMs) return wait("events are held", retryAfterMs);
    failures = 0;
    maxEvents = MAX_BATCH_EVENTS;
    return true;
  };
  const sendNext = async () => {
    const { parcel, pausedMs } = core.isOpen() ? await takeParcel(core, maxEvents) : {};
    if (pausedMs) again(pausedMs);
    else if (!parcel) failures = 0;
    if (!parcel || !core.isOpen()) return false;
    const keepalive = !failures && parcel.body.length <= MAX_BEACON_BYTES;
    core.parcel = keepalive ? parcel : void 0;
    const { isRefused, isOurs, answer, detail, retryAfterMs } = await post(
      core.url,
      parcel,
      keepalive,
      abort.signal
    );
    core.parcel = void 0;
    if (answer) return settle(parcel, answer, retryAfterMs);
    const isSingle = parcel.ids.length === 1;
    if (!isRefused || isSingle && !isOurs) return wait(detail, retryAfterMs);
    if (isSingle) {
      return settle({ ...parcel, dropped: void 0 }, rejectAlone(parcel, detail));
    }
    maxEvents = Math.ceil(parcel.ids.length / 2);
    return true;
  };
  const drain = async () => {
    if (core.isOpen() && await mayExceedLimits(core)) {
      await core.inspector().then(({ enforceLimits }) => enforceLimits(core), ignore);
    }
    while (await sendNext()) ;
  };
  const flush = async (isUrgent) => {
    if (!failures || isUrgent) {
      clearTimeout(timer);
      running ??= withLock(drain).finally(() => {
        running = void 0;
      });
      await running;
    }
    return countEntries(core.keeper);
  };
  return { flush };
};

export { createSender };
