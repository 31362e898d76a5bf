import { i as isQueueMessage, r as readOptions, c as createMetrics, b as createRoute, a as createQueueConsumer } from './shared-create-route.js';
export { d as checkOptions } from './shared-create-route.js';
import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import './shared-create-klaviyo.js';
import 'ky';
import 'hono';
import 'valibot';
import 'hono/cookie';

const DEAD_LETTER_TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT NOT NULL, at TEXT NOT NULL, metric TEXT NOT NULL, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL,
  PRIMARY KEY (id, metric, visitor)
)`;
const BURY = "INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
const metricOf = (event) => "metric" in event ? event.metric : "identify";
const toRow = ({
  id,
  at,
  event,
  visitor,
  code,
  pointer,
  detail
}) => [
  id,
  at,
  metricOf(event),
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor)
];

const demand = (isFine, option, came, allowed) => {
  if (isFine) return;
  throw new TypeError(`${option} must be ${allowed}; what came is ${JSON.stringify(came)}`);
};
const isFile = (path) => typeof path === "string" && path !== "" && !/^(:memory:|file:)/.test(path);
const checkHostOptions = ({ spool, host, port }) => {
  const { path, maxBytes } = typeof spool === "string" ? { path: spool } : spool ?? {};
  demand(isFile(path), "spool", spool, "the path of a file, or an object with one");
  demand(
    maxBytes === void 0 || typeof maxBytes === "number" && maxBytes > 0,
    "spool.maxBytes",
    maxBytes,
    "a number of bytes above 0"
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
const REASONS = {
  5: "another process uses it",
  8: "it is read-only",
  10: "the disk failed",
  11: "it is damaged: move it away to begin anew, and keep it for its events",
  13: "the disk is full",
  14: "it cannot be opened, perhaps because its folder does not exist",
  26: "it is no SQLite file: name another one, or move it away"
};
const explainSpool = (path, error) => {
  const { errcode, code, message } = error;
  if (code === "ENOENT") return new Error(`spool ${path} cannot be used: ${REASONS[14]}`);
  if (code === "EACCES" || code === "EROFS")
    return new Error(`spool ${path} cannot be used: this user may not write it`);
  const reason = errcode === void 0 ? message : REASONS[errcode & 255] ?? message;
  return new Error(`spool ${path} cannot be used: ${reason}`, { cause: error });
};
const numberOf = (database, pragma) => database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
const demandOurs = (database) => {
  const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get();
  if (tables && numberOf(database, "application_id") !== APPLICATION_ID)
    throw new Error("it is somebody else's database; name another file");
  if (tables && numberOf(database, "user_version") !== VERSION)
    throw new Error("another release of keepsend wrote it; start that one until it is empty");
};
const makePrivate = (path) => closeSync(openSync(path, "a", 384));
const openSpool = (path, onFailure = () => {
}) => {
  let database;
  try {
    makePrivate(path);
    database = new DatabaseSync(path, { timeout: 1e3 });
    demandOurs(database);
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
       PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; ${SCHEMA}`
    );
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

const toLetter = ({ id, at, code, pointer, detail, event, visitor }) => ({
  id,
  at,
  code,
  ...pointer !== null && { pointer },
  ...detail !== null && { detail },
  event: JSON.parse(event),
  visitor: JSON.parse(visitor)
});
const CONDITIONS = {
  id: "id = ?",
  metric: "metric = ?",
  code: "code = ?",
  since: "at >= ?",
  before: "at < ?"
};
const toWhere = (filter) => {
  const given = Object.keys(CONDITIONS).flatMap((field) => {
    const value = filter[field];
    return value === void 0 ? [] : [[CONDITIONS[field], value]];
  });
  const conditions = given.map(([condition]) => condition);
  return {
    where: conditions.length ? `WHERE ${conditions.join(" AND ")}` : "",
    values: given.map(([, value]) => value instanceof Date ? value.toISOString() : value)
  };
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
      return database.prepare(sql).all(...values, limit).map(toLetter);
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

const GATHER_MS = 2e3;
const FULL = 1e3;
const TROUBLE_MS = 5e3;
const LONGEST_SLEEP_MS = 6e4;
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
  spool.onSent = (events) => {
    fresh += events;
    if (!isPaused && (fresh === events || fresh >= FULL)) wake();
  };
  spool.onUnreadable = (messages) => {
    const detail = `${messages} messages of the spool cannot be read and are left for later`;
    log({ at: "error", name: "spool", detail });
  };
  const pause = async (ms) => {
    isPaused = true;
    await sleep(ms);
    isPaused = false;
  };
  const rest = async () => {
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    if (!fresh) await sleep(Math.min(Math.max(0, dueInMs), LONGEST_SLEEP_MS));
    if (fresh && fresh < FULL) await sleep(GATHER_MS);
  };
  const round = async () => {
    fresh = 0;
    const taken = spool.take();
    const settled = taken.length ? await consume(taken, signal) : [];
    if (taken.length) spool.settle(taken, settled);
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
        await sleep(TROUBLE_MS);
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

const createGroupCommit = (database, path, maxBytes, bytesBefore) => {
  const insert = database.prepare(
    "INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)"
  );
  let bytes = bytesBefore;
  let group = [];
  let trouble;
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
      insertAll(additions);
      trouble = void 0;
      for (const { done } of additions) done.resolve();
    } catch (error) {
      trouble = explainSpool(path, error);
      for (const addition of additions) {
        bytes -= addition.bytes;
        addition.done.reject(trouble);
      }
    }
  };
  const demandRoom = (more) => {
    if (bytes + more <= maxBytes) return;
    throw new Error(`spool ${path} is full: ${bytes} of ${maxBytes} bytes wait for Klaviyo`);
  };
  return {
    add: async (messages) => {
      const bodies = messages.map((message) => JSON.stringify(message));
      const size = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
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
      if (trouble) throw trouble;
      demandRoom(1);
    }
  };
};

const MAX_TAKEN = 1e3;
const UNREADABLE_DELAY_MS = 60 * 60 * 1e3;
const LATEST_DUE_MS = 2 * 60 * 60 * 1e3;
const read = (body) => {
  try {
    const message = JSON.parse(body);
    return isQueueMessage(message) ? message : void 0;
  } catch {
    return void 0;
  }
};
const createSpool = ({ path, maxBytes = 1e9 }) => {
  const lock = claimSpool(path);
  const database = openSpool(path, () => lock.close());
  const prepared = (sql) => database.prepare(sql);
  const due = prepared(
    "SELECT id, was_taken, bytes, body FROM messages WHERE due_ms <= ? OR due_ms > ? ORDER BY due_ms, id LIMIT ?"
  );
  const mark = prepared("UPDATE messages SET was_taken = 1 WHERE id = ?");
  const postpone = prepared("UPDATE messages SET due_ms = ? WHERE id = ?");
  const remove = prepared("DELETE FROM messages WHERE id = ?");
  const replace = prepared(
    "UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?"
  );
  const first = prepared("SELECT min(due_ms) AS due FROM messages");
  const count = prepared("SELECT count(*) AS messages FROM messages");
  const sum = prepared("SELECT coalesce(sum(bytes), 0) AS bytes FROM messages");
  const bury = prepared(BURY);
  const told = prepared("SELECT count(*) AS deadLetters FROM dead_letters");
  const oldest = prepared("SELECT sent_ms FROM messages ORDER BY id LIMIT 1");
  const commits = createGroupCommit(database, path, maxBytes, Number(sum.get()?.bytes));
  const waiting = () => ({ messages: Number(count.get()?.messages), bytes: commits.bytes() });
  const take = () => inTransaction(database, () => {
    const nowMs = Date.now();
    const rows = due.all(nowMs, nowMs + LATEST_DUE_MS, MAX_TAKEN);
    let unreadable = 0;
    const taken = rows.flatMap(({ id, was_taken, bytes, body }) => {
      const message = read(body);
      if (!message) {
        unreadable += 1;
        postpone.run(nowMs + UNREADABLE_DELAY_MS, id);
        return [];
      }
      mark.run(id);
      return [{ id, bytes, wasTaken: was_taken === 1, message }];
    });
    if (unreadable) spool.onUnreadable?.(unreadable);
    return taken;
  });
  const settle = (taken, settled) => {
    let change = 0;
    inTransaction(database, () => {
      for (const [at, { id, bytes }] of taken.entries()) {
        const word = settled[at];
        change -= bytes;
        if (!word?.again) {
          remove.run(id);
          continue;
        }
        const body = JSON.stringify(word.again);
        const size = Buffer.byteLength(body);
        change += size;
        replace.run(Date.now() + word.delayMs, size, body, id);
      }
    });
    commits.changeBy(change);
  };
  const status = async () => {
    const sentMs = Number(oldest.get()?.sent_ms ?? Date.now());
    const deadLetters = Number(told.get()?.deadLetters);
    return { ...waiting(), oldestMs: Math.max(0, Date.now() - sentMs), deadLetters };
  };
  const spool = {
    queue: {
      send: async (messages) => {
        await commits.add(messages);
        spool.onSent?.(messages.reduce((events, message) => events + message.events.length, 0));
      },
      check: async () => commits.check(),
      status
    },
    deadLetters: {
      bury: async (letters) => inTransaction(database, () => {
        for (const letter of letters) bury.run(...toRow(letter));
      })
    },
    take,
    settle,
    nextDueMs: () => first.get()?.due ?? void 0,
    waiting,
    close: () => {
      database.close();
      lock.close();
    }
  };
  return spool;
};

const toConsole = (entry) => console.log(JSON.stringify(entry));
const toSpoolOptions = (spool) => typeof spool === "string" ? { path: spool } : spool;
const close = async (server, consumer) => {
  const closed = new Promise((resolve) => server.close(resolve));
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await Promise.all([closed, consumer.stop()]);
};
const startNodeHost = async (options) => {
  const { spool: given, host = "127.0.0.1", port = 8787, log = toConsole, ...rest } = options;
  checkHostOptions(options);
  const { log: write } = readOptions({ ...rest, log });
  const spool = createSpool(toSpoolOptions(given));
  try {
    const { metrics = createMetrics() } = rest;
    const route = createRoute({ ...rest, log, metrics, queue: spool.queue });
    const consume = createQueueConsumer({ ...rest, log, metrics }, spool.deadLetters);
    const server = await new Promise((resolve, reject) => {
      const one = serve({ fetch: route, hostname: host, port }, () => resolve(one));
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
