import { D as DEAD_LETTER_TABLE, s as metricOf, q as toForgottenEntry, B as BURY, f as toRow, u as readMessage, d as createConsoleLog, v as readOptions, j as createMetrics, o as createRoute, p as createQueueConsumer } from './shared-dead-letter-table.js';
export { w as checkOptions } from './shared-dead-letter-table.js';
import { closeSync, openSync, statSync, statfsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { BlockList, isIPv6 } from 'node:net';
import { dirname } from 'node:path';
import './shared-create-klaviyo.js';
import 'ky';
import 'hono';
import 'hono/utils/url';
import 'valibot';
import 'hono/utils/cookie';

const demand = (isFine, option, came, allowed) => {
  if (isFine) return;
  throw new TypeError(`${option} must be ${allowed}; what came is ${JSON.stringify(came)}`);
};
const isFile = (path) => typeof path === "string" && path !== "" && !/^(:memory:|file:)/.test(path);
const checkHostOptions = ({ spool, host, port, trustedProxies }) => {
  const { path, maxBytes, minFreeBytes, maxDeadLetterBytes } = typeof spool === "string" ? { path: spool } : spool ?? {};
  demand(isFile(path), "spool", spool, "the path of a file, or an object with one");
  demand(
    maxBytes === void 0 || typeof maxBytes === "number" && maxBytes > 0,
    "spool.maxBytes",
    maxBytes,
    "a number of bytes above 0"
  );
  demand(
    maxDeadLetterBytes === void 0 || typeof maxDeadLetterBytes === "number" && maxDeadLetterBytes > 0,
    "spool.maxDeadLetterBytes",
    maxDeadLetterBytes,
    "a number of bytes above 0"
  );
  demand(
    minFreeBytes === void 0 || typeof minFreeBytes === "number" && minFreeBytes >= 0,
    "spool.minFreeBytes",
    minFreeBytes,
    "a number of bytes from 0 on"
  );
  demand(
    port === void 0 || Number.isInteger(port) && port >= 0 && port <= 65535,
    "port",
    port,
    "a whole number from 0 to 65535"
  );
  demand(
    host === void 0 || typeof host === "string" && host !== "",
    "host",
    host,
    "the name or address to listen on"
  );
  demand(
    trustedProxies === void 0 || Number.isInteger(trustedProxies) && trustedProxies >= 0,
    "trustedProxies",
    trustedProxies,
    "the number of your own proxies before it, from 0 on"
  );
};

const toLetter = (row) => {
  const { id, at, code, pointer, detail, event, visitor } = row;
  return {
    id,
    at,
    code,
    ...pointer !== null && { pointer },
    ...detail !== null && { detail },
    event: JSON.parse(event),
    visitor: JSON.parse(visitor)
  };
};
const CONDITIONS = {
  id: "id = ?",
  metric: "metric = ?",
  code: "code = ?",
  since: "at >= ?",
  before: "at < ?"
};
const toConditions = (filter) => {
  const given = Object.keys(CONDITIONS).flatMap((field) => {
    const value = filter[field];
    return value === void 0 ? [] : [[CONDITIONS[field], value]];
  });
  return {
    conditions: given.map(([condition]) => condition),
    values: given.map(([, value]) => value instanceof Date ? value.toISOString() : value)
  };
};

const DAMAGED = 11;
const NO_DATABASE = 26;
const MOVED = 8 | 4 << 8;
const REASONS = {
  5: "another process uses it",
  8: "it is read-only: let this user write it and its folder",
  10: "the disk failed; the log of the system says more",
  [DAMAGED]: "it is damaged: move it away to begin anew, and keep it for its events",
  13: "the disk is full: make room",
  14: "it cannot be opened, perhaps because its folder does not exist or the disk is full",
  [NO_DATABASE]: "it is no SQLite file: name another one, or move it away",
  [MOVED]: "it was moved or deleted while it was in use: start anew"
};
const CODES = {
  ENOENT: "its folder does not exist",
  EACCES: "this user may not write it",
  EROFS: "its disk is read-only",
  EISDIR: "it is a folder: name a file",
  ENOSPC: REASONS[13]
};
const textOf = (path, reason) => `spool ${path} cannot be used: ${reason}`;
class LostSpool extends Error {
  name = "LostSpool";
}
const movedSpool = (path) => new LostSpool(textOf(path, REASONS[MOVED]));
const explainSpool = (path, error) => {
  const { errcode = 0, code = "", message } = error;
  const reason = REASONS[errcode] ?? REASONS[errcode & 255] ?? CODES[code] ?? message;
  const isLost = [DAMAGED, NO_DATABASE].includes(errcode & 255) || errcode === MOVED;
  return new (isLost ? LostSpool : Error)(textOf(path, reason), { cause: error });
};

const inTransaction = (database, work) => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

const APPLICATION_ID = 1801807217;
const VERSION = 1;
const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, sent_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL,
  was_taken INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_due ON messages (due_ms, id);
${DEAD_LETTER_TABLE};`;
const FORMAT = "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;";
const SETTINGS = "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16000000;";
const MARK = `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`;
const numberOf = (database, pragma) => database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
const isOurs = (database) => {
  const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get();
  if (tables && numberOf(database, "application_id") !== APPLICATION_ID)
    throw new Error("it is somebody else's database; name another file");
  if (tables && numberOf(database, "user_version") !== VERSION)
    throw new Error("another release of keepsend wrote it; start that one until it is empty");
  return tables > 0;
};
const demandWhole = (database) => {
  const { quick_check: word } = database.prepare("PRAGMA quick_check(1)").get() ?? {};
  if (word !== "ok") throw Object.assign(new Error(String(word)), { errcode: 11 });
};
const makePrivate = (path) => closeSync(openSync(path, "a", 384));
const openSpool = (path, onFailure = () => {
}) => {
  let database;
  try {
    makePrivate(path);
    database = new DatabaseSync(path, { timeout: 1e3 });
    const isNew = !isOurs(database);
    demandWhole(database);
    database.exec((isNew ? FORMAT : "") + SETTINGS);
    const one = database;
    inTransaction(one, () => one.exec((isNew ? MARK : "") + SCHEMA));
    return database;
  } catch (error) {
    database?.close();
    onFailure();
    throw explainSpool(path, error);
  }
};
const claimSpool = (path) => {
  let lock;
  try {
    makePrivate(`${path}.lock`);
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    throw explainSpool(path, error);
  }
};

const toWhere = (filter) => {
  const { conditions, values } = toConditions(filter);
  return { where: conditions.length ? `WHERE ${conditions.join(" AND ")}` : "", values };
};
const messageOf = ({ event, visitor }) => ({
  v: 1,
  visitor,
  events: [event],
  // Klaviyo may have it after all, when nobody heard its answer.
  isRepeat: true
});
const openExisting = (path) => {
  if (!statSync(path, { throwIfNoEntry: false })?.size)
    throw explainSpool(path, new Error("there is no spool in this place"));
  return openSpool(path);
};
const openDeadLetters = (path) => {
  const database = openExisting(path);
  const gone = database.prepare(
    "DELETE FROM dead_letters WHERE id = ? AND metric = ? AND visitor = ?"
  );
  const remove = ({ id, event, visitor }) => gone.run(id, metricOf(event), JSON.stringify(visitor)).changes > 0;
  const insert = database.prepare(
    "INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)"
  );
  return {
    find: (filter, limit) => {
      const { where, values } = toWhere(filter);
      const sql = `SELECT * FROM dead_letters ${where} ORDER BY at DESC, id DESC LIMIT ?`;
      return database.prepare(sql).all(...values, limit).map(
        toLetter
      );
    },
    count: (filter) => {
      const { where, values } = toWhere(filter);
      const sql = `SELECT count(*) AS count FROM dead_letters ${where}`;
      return Number(database.prepare(sql).get(...values)?.count);
    },
    replay: (letters) => inTransaction(database, () => {
      const own = letters.filter(remove);
      const nowMs = Date.now();
      for (const letter of own) {
        const body = JSON.stringify(messageOf(letter));
        insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
      }
      return own.length;
    }),
    purge: (letters) => inTransaction(database, () => letters.filter(remove).length),
    close: () => database.close()
  };
};

const OWN = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10]
])
  OWN.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10]
])
  OWN.addSubnet(network, bits, "ipv6");
const isOwn = (address) => {
  const [plain = ""] = address.split("%");
  return OWN.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
};
const withoutPort = (entry) => entry.replace(/^\[([^\]]*)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
const readCallerAddress = ({
  socket,
  headers
}, trustedProxies) => {
  const { remoteAddress } = socket;
  if (trustedProxies === 0)
    return remoteAddress === void 0 || isOwn(remoteAddress) ? void 0 : remoteAddress;
  const entries = String(headers["x-forwarded-for"] ?? "").split(",");
  const entry = entries.at(-trustedProxies)?.trim();
  return entry ? withoutPort(entry) : void 0;
};

const GATHER_MS = 2e3;
const FULL = 1e3;
const TROUBLE_MS = 5e3;
const LONGEST_SLEEP_MS = 6e4;
const SHRINK_MS = 50;
const pauseAfter = (settled, failures) => {
  const delays = settled.flatMap((word) => word.again && word.isBehind ? [word.delayMs] : []);
  const shortest = delays.length ? Math.min(...delays) : 0;
  return Math.max(shortest, Math.min(LONGEST_SLEEP_MS, shortest * 2 ** failures));
};
const runConsumer = (spool, consume, log) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let wake = () => {
  };
  const sleep = (ms) => new Promise((resolve) => {
    const timer = setTimeout(resolve, signal.aborted ? 0 : ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  let fresh = 0;
  let isPaused = false;
  let failures = 0;
  let troubles = 0;
  let note;
  spool.onSent = (events) => {
    fresh += events;
    if (!isPaused && (fresh === events || fresh >= FULL)) wake();
  };
  spool.onLeft = (events) => {
    fresh += events;
  };
  spool.onUnreadable = (messages) => {
    const detail = `${messages} messages of the spool cannot be read and are left for later`;
    log({ at: "error", name: "spool", detail });
  };
  spool.onForgotten = (letters) => log(toForgottenEntry(letters));
  const pause = async (ms) => {
    isPaused = true;
    await sleep(ms);
    isPaused = false;
  };
  const rest = async () => {
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    const longestMs = fresh || spool.shrink() ? LONGEST_SLEEP_MS : SHRINK_MS;
    if (!fresh) await sleep(Math.min(Math.max(0, dueInMs), longestMs));
    if (fresh && fresh < FULL) await sleep(GATHER_MS);
  };
  const takeNote = () => {
    note?.();
    note = void 0;
  };
  const round = async () => {
    takeNote();
    fresh = 0;
    const taken = spool.take();
    const settled = taken.length ? await consume(taken, signal) : [];
    if (taken.length) note = () => spool.settle(taken, settled);
    takeNote();
    troubles = 0;
    const pauseMs = pauseAfter(settled, failures);
    failures = pauseMs ? failures + 1 : 0;
    await (pauseMs ? pause(pauseMs) : rest());
  };
  const run = async () => {
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        log({ at: "error", name: "spool", detail: error.message });
        await pause(Math.min(LONGEST_SLEEP_MS, TROUBLE_MS * 2 ** troubles));
        troubles += 1;
      }
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      wake();
      return running;
    }
  };
};

const KEPT_SHARE = 0.9;
const BYTES = "(octet_length(event) + octet_length(visitor) + 300)";
const createBury = (database, maxBytes) => {
  const insert = database.prepare(BURY);
  const sum = database.prepare(`SELECT coalesce(sum(${BYTES}), 0) AS bytes FROM dead_letters`);
  const oldest = database.prepare(
    `SELECT rowid, ${BYTES} AS bytes FROM dead_letters ORDER BY rowid`
  );
  const remove = database.prepare("DELETE FROM dead_letters WHERE rowid <= ?");
  const count = () => Number(sum.get()?.bytes);
  let most = count();
  const forget = (bytes) => {
    let left = bytes;
    let last = 0;
    for (const row of oldest.iterate()) {
      left -= Number(row.bytes);
      last = Number(row.rowid);
      if (left <= 0) break;
    }
    return Number(remove.run(last).changes);
  };
  return (letters) => {
    for (const letter of letters) {
      const row = toRow(letter);
      insert.run(...row);
      most += Buffer.byteLength(row.join()) + 300;
    }
    if (most <= maxBytes) return 0;
    most = count();
    if (most <= maxBytes) return 0;
    const forgotten = forget(most - maxBytes * KEPT_SHARE);
    most = count();
    return forgotten;
  };
};

const createGroupCommit = (database, watch, { path, maxBytes }, bytesBefore) => {
  const insert = database.prepare(
    "INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)"
  );
  let bytes = bytesBefore;
  let group = [];
  const insertAll = (additions) => {
    const nowMs = Date.now();
    inTransaction(database, () => {
      for (const { bodies } of additions)
        for (const body of bodies) insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
    });
  };
  const commit = () => {
    const additions = group;
    group = [];
    try {
      watch.guard(() => insertAll(additions));
      for (const { done } of additions) done.resolve();
    } catch (error) {
      for (const addition of additions) {
        bytes -= addition.bytes;
        addition.done.reject(error);
      }
    }
  };
  const demandRoom = (more) => {
    if (bytes + more <= maxBytes) return;
    throw new Error(`spool ${path} is full: ${bytes} of ${maxBytes} bytes wait for Klaviyo`);
  };
  return {
    add: async (bodies) => {
      const size = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
      watch.demandFit();
      demandRoom(size);
      bytes += size;
      const done = Promise.withResolvers();
      if (!group.length) setImmediate(commit);
      group.push({ bodies, bytes: size, done });
      return done.promise;
    },
    bytes: () => bytes,
    changeBy: (change) => {
      bytes += change;
    },
    check: () => {
      watch.check();
      demandRoom(1);
    }
  };
};

const MAX_TAKEN = 1e3;
const MAX_TAKEN_EVENTS = 1e4;
const MAX_TAKEN_BYTES = 16e6;
const REQUEST_EVENTS = 1e3;
const LATEST_DUE_MS = 2 * 60 * 60 * 1e3;
const countEvents = (messages) => messages.reduce((events, { message }) => events + message.events.length, 0);
const takeRemainder = (messages) => {
  const events = countEvents(messages);
  if (events < REQUEST_EVENTS) return [];
  let surplus = events % REQUEST_EVENTS;
  let end = messages.length;
  while (surplus > 0 && end > 1) {
    end -= 1;
    surplus -= messages[end]?.message.events.length ?? 0;
  }
  return messages.splice(end);
};
const createReadDue = (database) => {
  const due = database.prepare(
    "SELECT id, was_taken, bytes, body FROM messages WHERE due_ms <= ? OR due_ms > ? ORDER BY due_ms, id LIMIT ?"
  );
  return (nowMs) => {
    const taken = [];
    const unreadable = [];
    let events = 0;
    let bytesRead = 0;
    let isAll = true;
    for (const row of due.iterate(nowMs, nowMs + LATEST_DUE_MS, MAX_TAKEN)) {
      const { id, was_taken, bytes, body } = row;
      const message = readMessage(body);
      bytesRead += bytes;
      events += message?.events.length ?? 0;
      if (taken.length && (events > MAX_TAKEN_EVENTS || bytesRead > MAX_TAKEN_BYTES)) {
        isAll = false;
        break;
      }
      if (message) taken.push({ id, bytes, wasTaken: was_taken === 1, message });
      else unreadable.push(id);
    }
    isAll &&= taken.length + unreadable.length < MAX_TAKEN;
    const remainder = takeRemainder(taken);
    return { taken, unreadable, left: isAll ? countEvents(remainder) : 0 };
  };
};

const KEPT_PAGES = 4096;
const STEP_PAGES = 1e3;
const INCREMENTAL = 2;
const createShrink = (database) => {
  const free = database.prepare("PRAGMA freelist_count");
  const isAble = database.prepare("PRAGMA auto_vacuum").get()?.auto_vacuum === INCREMENTAL;
  let isShrinking = false;
  return () => {
    try {
      const spare = Number(free.get()?.freelist_count) - KEPT_PAGES;
      if (isAble && spare > 0) {
        isShrinking = true;
        database.exec(`PRAGMA incremental_vacuum(${Math.min(STEP_PAGES, spare)})`);
        return false;
      }
      if (isShrinking) database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
    }
    isShrinking = false;
    return true;
  };
};

const PAUSE_MS = 1e3;
const freeBytesAt = (path) => {
  const { blocks, bavail, bsize } = statfsSync(dirname(path));
  return blocks ? bavail * bsize : Number.POSITIVE_INFINITY;
};
const watchSpool = (path, minFreeBytes) => {
  const { ino } = statSync(path);
  let trouble;
  let troubledAtMs = Number.NEGATIVE_INFINITY;
  const demandFit = () => {
    if (statSync(path, { throwIfNoEntry: false })?.ino !== ino) trouble = movedSpool(path);
    const isFresh = Math.abs(Date.now() - troubledAtMs) < PAUSE_MS;
    if (trouble && (isFresh || trouble instanceof LostSpool)) throw trouble;
    if (minFreeBytes && freeBytesAt(path) < minFreeBytes)
      throw new Error(
        `spool ${path} takes nothing: its disk has less than ${minFreeBytes} bytes left (minFreeBytes); make room`
      );
  };
  return {
    guard: (work) => {
      try {
        const result = work();
        if (!(trouble instanceof LostSpool)) trouble = void 0;
        return result;
      } catch (error) {
        troubledAtMs = Date.now();
        if (!(trouble instanceof LostSpool)) trouble = explainSpool(path, error);
        throw trouble;
      }
    },
    demandFit,
    check: () => {
      if (trouble) throw trouble;
      demandFit();
    }
  };
};

const UNREADABLE_DELAY_MS = 60 * 60 * 1e3;
const createSpool = (options) => {
  const { path, maxBytes = 1e9, minFreeBytes = 64e6 } = options;
  const { maxDeadLetterBytes = 1e8 } = options;
  const lock = claimSpool(path);
  const database = openSpool(path, () => lock.close());
  const watch = watchSpool(path, minFreeBytes);
  const change = (work) => watch.guard(() => inTransaction(database, work));
  const prepared = (sql) => database.prepare(sql);
  const readDue = createReadDue(database);
  const mark = prepared("UPDATE messages SET was_taken = 1 WHERE id = ?");
  const postpone = prepared("UPDATE messages SET due_ms = ? WHERE id = ?");
  const remove = prepared("DELETE FROM messages WHERE id = ?");
  const replace = prepared(
    "UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?"
  );
  const first = prepared("SELECT min(due_ms) AS due FROM messages");
  const count = prepared("SELECT count(*) AS messages FROM messages");
  const sum = prepared("SELECT coalesce(sum(bytes), 0) AS bytes FROM messages");
  const bury = createBury(database, maxDeadLetterBytes);
  const told = prepared("SELECT count(*) AS deadLetters FROM dead_letters");
  const oldest = prepared("SELECT sent_ms FROM messages ORDER BY id LIMIT 1");
  const commits = createGroupCommit(database, watch, { path, maxBytes }, Number(sum.get()?.bytes));
  const waiting = () => ({ messages: Number(count.get()?.messages), bytes: commits.bytes() });
  const take = () => change(() => {
    const nowMs = Date.now();
    const { taken, unreadable, left } = readDue(nowMs);
    for (const { id } of taken) mark.run(id);
    for (const id of unreadable) postpone.run(nowMs + UNREADABLE_DELAY_MS, id);
    if (left) spool.onLeft?.(left);
    if (unreadable.length) spool.onUnreadable?.(unreadable.length);
    return taken;
  });
  const settle = (taken, settled) => {
    let more = 0;
    change(() => {
      for (const [at, { id, bytes }] of taken.entries()) {
        const word = settled[at];
        more -= bytes;
        if (!word?.again) {
          remove.run(id);
          continue;
        }
        const body = JSON.stringify(word.again);
        const size = Buffer.byteLength(body);
        more += size;
        replace.run(Date.now() + word.delayMs, size, body, id);
      }
    });
    commits.changeBy(more);
  };
  const status = async () => {
    return watch.guard(() => {
      const sentMs = Number(oldest.get()?.sent_ms ?? Date.now());
      const deadLetters = Number(told.get()?.deadLetters);
      return { ...waiting(), oldestMs: Math.max(0, Date.now() - sentMs), deadLetters };
    });
  };
  const spool = {
    queue: {
      send: async (messages, texts) => {
        await commits.add(texts);
        spool.onSent?.(messages.reduce((events, message) => events + message.events.length, 0));
      },
      check: async () => commits.check(),
      status
    },
    deadLetters: {
      bury: async (letters) => {
        const forgotten = change(() => bury(letters));
        if (forgotten) spool.onForgotten?.(forgotten);
      }
    },
    take,
    settle,
    nextDueMs: () => watch.guard(() => first.get())?.due ?? void 0,
    waiting,
    shrink: createShrink(database),
    close: () => {
      database.close();
      lock.close();
    }
  };
  return spool;
};

const toSpoolOptions = (spool) => typeof spool === "string" ? { path: spool } : spool;
const close = async (server, consumer) => {
  const closed = new Promise((resolve) => server.close(resolve));
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await Promise.all([closed, consumer.stop()]);
};
const startNodeHost = async (options) => {
  const { spool: given, host = "127.0.0.1", port = 8787, ...others } = options;
  const { trustedProxies = 0, log = createConsoleLog(), ...rest } = others;
  checkHostOptions(options);
  const { log: write } = readOptions({ ...rest, log });
  const spool = createSpool(toSpoolOptions(given));
  try {
    const { metrics = createMetrics() } = rest;
    const route = createRoute({ ...rest, log, metrics, queue: spool.queue });
    const consume = createQueueConsumer({ ...rest, log, metrics }, spool.deadLetters);
    const server = await new Promise((resolve, reject) => {
      const fetch = (request, { incoming }) => route(request, {
        address: readCallerAddress(incoming, trustedProxies)
      });
      const one = serve({ fetch, hostname: host, port }, () => resolve(one));
      one.once("error", reject);
    });
    const consumer = runConsumer(spool, consume, write);
    let closing;
    const { port: listening } = server.address();
    return {
      url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
      spool,
      close: () => {
        closing ??= close(server, consumer).finally(() => spool.close());
        return closing;
      }
    };
  } catch (error) {
    spool.close();
    throw error;
  }
};

export { checkHostOptions, metricOf, openDeadLetters, startNodeHost };
