import { c as currentWindow, t as takeFrom, r as readBody, i as isQueueMessage, b as bytesOf, M as MAX_MESSAGE_BYTES, a as isWithin, d as createConsoleLog, e as asRepeat, B as BURY, f as toRow, F as FORGET, D as DEAD_LETTER_TABLE, g as inTime, h as createSparingLog, j as createMetrics, k as guardResponse, l as toProblemResponse, R as Refusal, m as redactAll, n as redact, o as createRoute, p as createQueueConsumer, q as toForgottenEntry } from './shared-dead-letter-table.js';
import './shared-create-klaviyo.js';
import 'ky';
import 'hono';
import 'hono/utils/url';
import 'valibot';
import 'hono/utils/cookie';

const WINDOW = "window";
class Counters {
  #storage;
  #window;
  constructor({ storage }) {
    this.#storage = storage;
  }
  async fetch(request) {
    const { limit, windowMs, cost } = await request.json();
    await this.#load();
    const known = this.#window;
    const nowMs = Date.now();
    const window = currentWindow(known, windowMs, nowMs);
    const taken = takeFrom(window, limit, cost, nowMs);
    if (cost === 0) return Response.json(taken);
    this.#window = window;
    if (taken.isWithin) await this.#storage.put(WINDOW, window);
    if (window !== known) await this.#storage.setAlarm(window.endMs);
    return Response.json(taken);
  }
  /** When a window is over. A later one has an alarm of its own. */
  async alarm() {
    await this.#load();
    if (this.#window && this.#window.endMs > Date.now()) return;
    this.#window = void 0;
    await this.#storage.deleteAll();
  }
  async #load() {
    if (this.#window) return;
    const stored = await this.#storage.get(WINDOW);
    this.#window ??= stored;
  }
}
const createCloudflareCounter = (namespace) => ({
  take: async (key, limit, windowMs, cost = 1) => {
    const take = { limit, windowMs, cost };
    const object = namespace.get(namespace.idFromName(key));
    const init = { method: "POST", body: JSON.stringify(take) };
    return (await object.fetch("https://counters.invalid/", init)).json();
  }
});

const HEAD = '{"v":2,"messages":[';
const TAIL = "]}";
const BUNDLE_BYTES = HEAD.length + TAIL.length;
const toBundleText = (texts) => HEAD + texts.join() + TAIL;
const toBody = (messages) => {
  const [only, another] = messages;
  return only && !another ? only : { v: 2, messages };
};
const readMessages = (body) => {
  const value = readBody(body);
  if (isQueueMessage(value)) return [value];
  const { v, messages } = value ?? {};
  return v === 2 && Array.isArray(messages) && messages.every(isQueueMessage) ? messages : void 0;
};

const MAX_EVENTS$1 = 50;
const INTERVAL_MS = 250;
const MAX_WAITING_BYTES = 16e6;
const WAITING_BYTES = 4e3;
const isSmall = ({ text, events }) => events <= MAX_EVENTS$1 / 4 && isWithin(MAX_MESSAGE_BYTES / 4, text);
const hasRoom = (bundle, bytes, events) => bundle.bytes + bytes < MAX_MESSAGE_BYTES && bundle.events + events <= MAX_EVENTS$1;
const createGather = (send) => {
  let open;
  let sentMs = 0;
  let waitingBytes = 0;
  const dispatch = ({ texts, timer, done }) => {
    clearTimeout(timer);
    open = void 0;
    sentMs = Date.now();
    done.resolve((async () => send(toBundleText(texts)))());
  };
  const begin = () => {
    const sinceMs = Math.max(0, Date.now() - sentMs);
    const bundle = {
      texts: [],
      bytes: BUNDLE_BYTES,
      events: 0,
      done: Promise.withResolvers(),
      timer: setTimeout(() => dispatch(bundle), Math.max(0, INTERVAL_MS - sinceMs))
    };
    return bundle;
  };
  return async ({ text, events }) => {
    const bytes = bytesOf(text);
    const cost = bytes + WAITING_BYTES;
    if (waitingBytes + cost > MAX_WAITING_BYTES)
      throw new Error(`${waitingBytes} bytes wait for the queue already`);
    if (open && !hasRoom(open, bytes, events)) dispatch(open);
    open ??= begin();
    const bundle = open;
    bundle.texts.push(text);
    bundle.bytes += bytes + 1;
    bundle.events += events;
    if (bundle.events === MAX_EVENTS$1) dispatch(bundle);
    waitingBytes += cost;
    try {
      await bundle.done.promise;
    } finally {
      waitingBytes -= cost;
    }
  };
};

const TAKEN = 299;
class Gatherer {
  #gather;
  constructor(_state, { EVENTS }) {
    this.#gather = createGather((text) => EVENTS.send(text, { contentType: "text" }));
  }
  async fetch(request) {
    const text = await request.text();
    const events = Number(new URL(request.url).pathname.slice(1));
    try {
      await this.#gather({ text, events });
      return new Response(null, { status: TAKEN });
    } catch (error) {
      return new Response(String(error), { status: 503 });
    }
  }
}

const DOUBLES = [
  "accepted",
  "duplicate",
  "rejected",
  "held",
  "repeated",
  "duration_ms",
  "dropped",
  "klaviyo_status",
  "requests",
  "forgotten"
];
const toText = (fact) => typeof fact === "string" ? fact : "";
const toNumber = (fact) => {
  if (typeof fact === "number") return fact;
  if (typeof fact !== "object" || fact === null) return 0;
  return Object.values(fact).reduce((sum, number) => sum + toNumber(number), 0);
};
const toPoint = (entry) => ({
  indexes: [entry.at],
  blobs: [entry.at, toText(entry.name), toText(entry.klaviyo_code ?? entry.by ?? entry.budget)],
  doubles: DOUBLES.map((name) => toNumber(entry[name]))
});
const createWorkerLog = (dataset, write = createConsoleLog()) => (entry) => {
  write(entry);
  try {
    dataset?.writeDataPoint(toPoint(entry));
  } catch {
  }
};

const MAX_DELAY_SECONDS = 12 * 60 * 60;
const UNREADABLE_DELAY_MS = 60 * 60 * 1e3;
const MAX_EVENTS = 5e3;
const countFitting = (readable) => {
  let events = 0;
  const end = readable.findIndex(({ messages }) => {
    for (const message of messages) events += message.events.length;
    return events > MAX_EVENTS;
  });
  return end === -1 ? readable.length : Math.max(1, end);
};
const toSeconds = (ms) => Math.min(MAX_DELAY_SECONDS, Math.ceil(ms / 1e3));
const gatherLeft = (settled) => {
  const left = settled.filter((one) => one.again !== void 0);
  const groups = Map.groupBy(left, ({ again }) => again.tries ?? 0);
  return [...groups.values()].map((group) => ({
    body: toBody(group.map(({ again }) => again)),
    delayMs: Math.max(...group.map(({ delayMs }) => delayMs))
  }));
};
const settle = async (message, left, queue) => {
  try {
    const all = left.map(({ body, delayMs }) => ({
      body,
      contentType: typeof body === "string" ? "text" : "json",
      delaySeconds: toSeconds(delayMs)
    }));
    if (all.length) await queue.sendBatch(all);
    message.ack();
  } catch {
    message.retry({ delaySeconds: 60 });
  }
};
const postpone = async (messages, queue, delayMs) => {
  await Promise.all(
    messages.map((message) => {
      const { attempts, body } = message;
      const taken = attempts > 1 ? readMessages(body) : void 0;
      const repeats = taken?.map(asRepeat);
      return settle(message, [{ body: repeats ? toBody(repeats) : body, delayMs }], queue);
    })
  );
};
const consumeBatch = async (messages, queue, consume, log) => {
  const readable = [];
  const others = [];
  for (const delivered of messages) {
    const ours = readMessages(delivered.body);
    if (ours) readable.push({ delivered, messages: ours });
    else others.push(delivered);
  }
  if (others.length) {
    log({ at: "error", name: "queue", detail: "Messages of another release are left for later" });
    await postpone(others, queue, UNREADABLE_DELAY_MS);
  }
  if (!readable.length) return;
  const left = readable.splice(countFitting(readable));
  await postpone(
    left.map(({ delivered }) => delivered),
    queue,
    0
  );
  const settled = await consume(
    readable.flatMap(
      ({ delivered, messages: messages2 }) => messages2.map((message) => ({ message, wasTaken: delivered.attempts > 1 }))
    )
  );
  await Promise.all(
    readable.map(
      ({ delivered, messages: messages2 }) => settle(delivered, gatherLeft(settled.splice(0, messages2.length)), queue)
    )
  );
};

const AT_ONCE = 50;
const MAX_LETTERS = 1e5;
const createD1DeadLetters = (database, onForgotten) => ({
  bury: async (letters) => {
    for (let at = 0; at < letters.length; at += AT_ONCE) {
      const inserts = letters.slice(at, at + AT_ONCE).map((letter) => database.prepare(BURY).bind(...toRow(letter)));
      const forget = database.prepare(FORGET).bind(MAX_LETTERS);
      const results = await database.batch([
        database.prepare(DEAD_LETTER_TABLE),
        ...inserts,
        forget
      ]);
      const forgotten = results.at(-1)?.meta.changes ?? 0;
      if (forgotten) onForgotten(forgotten);
    }
  }
});
const MAX_COUNTED = 1e3;
const COUNT = `SELECT count(*) AS count FROM (SELECT 1 FROM dead_letters LIMIT ${MAX_COUNTED})`;
const COUNT_HOLDS_MS = 6e4;
const createDeadCount = (database) => {
  let counted;
  let countedAtMs = 0;
  const count = async () => {
    try {
      return Number(await database.prepare(COUNT).first("count"));
    } catch (error) {
      if (String(error).includes("no such table")) return 0;
      counted = void 0;
      throw error;
    }
  };
  return () => {
    const nowMs = Date.now();
    if (!counted || nowMs - countedAtMs > COUNT_HOLDS_MS) {
      countedAtMs = nowMs;
      counted = count();
    }
    return counted;
  };
};

const MAX_SEND_BYTES = 25e4;
const MESSAGE_BYTES = 100;
const split = (texts) => {
  const parts = [];
  let left = 0;
  for (const text of texts) {
    const bytes = bytesOf(text) + MESSAGE_BYTES;
    if (bytes > left) {
      parts.push([]);
      left = MAX_SEND_BYTES;
    }
    parts.at(-1)?.push(text);
    left -= bytes;
  }
  return parts;
};
const createCloudflareQueue = (binding, database) => {
  const countDead = database && createDeadCount(database);
  return {
    send: async (_, texts, delaySeconds = 0) => {
      const [only, another] = texts;
      if (only && !another) {
        await binding.send(only, { contentType: "text", delaySeconds });
        return;
      }
      for (const part of split(texts))
        await binding.sendBatch(part.map((body) => ({ body, contentType: "text", delaySeconds })));
    },
    status: async () => ({ deadLetters: await countDead?.() })
  };
};

const GATHERERS = 4;
const PATIENCE_MS = 5e3;
const PAUSE_MS = 1e4;
const REPEAT_DELAY_SECONDS = 60;
const createGatheredQueue = (queue, namespace, log) => {
  let pausedUntilMs = 0;
  const ask = async ({ text, events }) => {
    if (pausedUntilMs) pausedUntilMs = Date.now() + PAUSE_MS;
    try {
      const name = `gatherer-${Math.floor(Math.random() * GATHERERS)}`;
      const gatherer = namespace.get(namespace.idFromName(name));
      const init = { method: "POST", body: text };
      const asked = gatherer.fetch(`https://gatherer.invalid/${events}`, init);
      const answer = await inTime(PATIENCE_MS, asked);
      if (answer.status !== TAKEN) throw new Error(`${answer.status} ${await answer.text()}`);
      pausedUntilMs = 0;
      return true;
    } catch (error) {
      pausedUntilMs = Date.now() + PAUSE_MS;
      log({ at: "error", name: "gatherer", detail: String(error) });
      return false;
    }
  };
  return {
    ...queue,
    send: async (messages, texts) => {
      const text = texts.join();
      const events = messages.reduce((sum, message) => sum + message.events.length, 0);
      const parcel = { text, events };
      if (!isSmall(parcel) || Date.now() < pausedUntilMs) return queue.send(messages, texts);
      if (await ask(parcel)) return;
      const repeats = messages.map(asRepeat);
      const again = repeats.map((message) => JSON.stringify(message));
      await queue.send(repeats, again, REPEAT_DELAY_SECONDS);
    }
  };
};

const reveal = async (secret) => typeof secret === "object" ? secret.get() : secret;
const toList = (text) => text.split(/\s+/).filter(Boolean);
const toNames = (names) => typeof names === "string" ? names.split(",").map((name) => name.trim()) : names;
const HOUR_MS = 60 * 60 * 1e3;
const toMs = (hours) => typeof hours === "object" ? Object.fromEntries(Object.entries(hours).map(([metric, of]) => [metric, of * HOUR_MS])) : hours * HOUR_MS;
const checkBindings = ({ EVENTS, DEAD_LETTERS }) => {
  if (EVENTS && !DEAD_LETTERS)
    throw new TypeError(
      "DEAD_LETTERS must be bound to a D1 database beside the queue EVENTS; what came is undefined"
    );
};
const createQueue = (events, { DEAD_LETTERS, GATHERER }, log) => {
  const queue = createCloudflareQueue(events, DEAD_LETTERS);
  return GATHERER ? createGatheredQueue(queue, GATHERER, createSparingLog(log)) : queue;
};
const readEnv = async (env, log) => {
  checkBindings(env);
  const cookieSecret = await reveal(env.COOKIE_SECRET);
  const serverSecrets = await reveal(env.SERVER_SECRETS);
  const tokenSecrets = await reveal(env.TOKEN_SECRETS);
  const metricsToken = await reveal(env.METRICS_TOKEN);
  const nextApiKey = await reveal(env.KLAVIYO_API_KEY_NEXT);
  return {
    apiKey: await reveal(env.KLAVIYO_API_KEY) ?? "",
    basePath: env.BASE_PATH,
    shopOrigins: toList(env.SHOP_ORIGINS ?? ""),
    ...nextApiKey && { nextApiKey },
    ...cookieSecret && { cookieSecret },
    ...tokenSecrets && { tokenSecrets: toList(tokenSecrets) },
    ...env.BUDGETS && { budgets: env.BUDGETS },
    ...env.COUNTERS && { counters: createCloudflareCounter(env.COUNTERS) },
    ...env.TYPED_IDENTITY && { typedIdentity: env.TYPED_IDENTITY },
    ...serverSecrets && { serverSecrets: toList(serverSecrets) },
    ...env.IDENTIFIED_METRIC && { identifiedMetric: env.IDENTIFIED_METRIC },
    ...env.BACKFILL_AFTER_HOURS !== void 0 && {
      backfillAfterMs: toMs(env.BACKFILL_AFTER_HOURS)
    },
    ...env.ALLOWED_METRICS && { allowedMetrics: toNames(env.ALLOWED_METRICS) },
    ...env.LINK_HOSTS && { linkHosts: toList(env.LINK_HOSTS) },
    ...env.UNSAFE_TEXT && { unsafeText: env.UNSAFE_TEXT },
    ...env.MARKUP_PROPERTIES && { markupProperties: toNames(env.MARKUP_PROPERTIES) },
    ...env.COOKIE_DOMAIN && { cookieDomain: env.COOKIE_DOMAIN },
    ...env.RATE_LIMITS && { rateLimits: env.RATE_LIMITS },
    ...env.RATE_LIMIT && { rateLimiter: env.RATE_LIMIT },
    ...env.IP_POLICY && { ipPolicy: env.IP_POLICY },
    ...env.KLAVIYO_URL && { klaviyoUrl: env.KLAVIYO_URL },
    ...env.EVENTS && { queue: createQueue(env.EVENTS, env, log) },
    ...metricsToken && { metricsToken },
    ...env.ANALYTICS && { log: createWorkerLog(env.ANALYTICS) }
  };
};

const SETUP_DELAY_SECONDS = 300;
const once = (make) => {
  const made = /* @__PURE__ */ new WeakMap();
  return (env) => {
    const known = made.get(env);
    if (known) return known;
    const one = make(env);
    made.set(env, one);
    one.catch(() => made.delete(env));
    return one;
  };
};
const complain = (error) => {
  const detail = redact(String(error?.message ?? error));
  console.error(JSON.stringify({ at: "configuration", detail }));
};
const createWorker = (options = {}) => {
  const { metrics = createMetrics() } = options;
  const logOf = ({ ANALYTICS }) => (entry) => {
    metrics.count(entry);
    (options.log ?? createWorkerLog(ANALYTICS))(redactAll(entry));
  };
  const readOptions = async (env) => ({
    ...await readEnv(env, logOf(env)),
    ...options,
    metrics
  });
  const routeFor = once(async (env) => createRoute(await readOptions(env)));
  const consumerFor = once(
    async (env) => createQueueConsumer(
      await readOptions(env),
      createD1DeadLetters(
        env.DEAD_LETTERS,
        (letters) => logOf(env)(toForgottenEntry(letters))
      )
    )
  );
  return {
    fetch: async (request, env, context) => {
      try {
        const address = request.headers.get("cf-connecting-ip") ?? void 0;
        const answer = (await routeFor(env))(request, { address });
        context?.waitUntil(answer);
        return await answer;
      } catch (error) {
        complain(error);
        const detail = "The route is not set up; its operator finds the reason in the Worker's log";
        const headers = { "retry-after": String(SETUP_DELAY_SECONDS) };
        return guardResponse(toProblemResponse(new Refusal(503, detail, headers)));
      }
    },
    queue: async (batch, env) => {
      try {
        const consume = await consumerFor(env);
        await consumeBatch(batch.messages, env.EVENTS, consume, logOf(env));
      } catch (error) {
        complain(error);
        if (env.EVENTS) await postpone(batch.messages, env.EVENTS, SETUP_DELAY_SECONDS * 1e3);
        else batch.retryAll({ delaySeconds: SETUP_DELAY_SECONDS });
      }
    }
  };
};

export { Counters, Gatherer, createMetrics, createQueueConsumer, createRoute, createWorker };
