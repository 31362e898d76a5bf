import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { r as readOptions, c as createMetrics, b as createRoute, a as createQueueConsumer } from './shared-create-route.js';
import './shared-create-klaviyo.js';
import 'ky';
import 'hono';
import 'valibot';
import 'hono/cookie';

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

const DEAD_LETTER_TABLE = `CREATE TABLE IF NOT EXISTS dead_letters (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, metric TEXT, code TEXT NOT NULL,
  pointer TEXT, detail TEXT, event TEXT NOT NULL, visitor TEXT NOT NULL
)`;
const BURY = "INSERT OR IGNORE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
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
  "metric" in event ? event.metric : null,
  code,
  pointer ?? null,
  detail ?? null,
  JSON.stringify(event),
  JSON.stringify(visitor)
];

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
  const { errcode, message } = error;
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
const openSpool = (path) => {
  let database;
  try {
    database = new DatabaseSync(path, { timeout: 1e3 });
    demandOurs(database);
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
       PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; ${SCHEMA}`
    );
    return database;
  } catch (error) {
    database?.close();
    throw explainSpool(path, error);
  }
};
const claimSpool = (path) => {
  let lock;
  try {
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
  since: "at >= ?"
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
  if (!existsSync(path)) throw explainSpool(path, new Error("there is no such file"));
  return openSpool(path);
};
const openDeadLetters = (path) => {
  const database = openExisting(path);
  const remove = database.prepare("DELETE FROM dead_letters WHERE id = ?");
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
    replay: (letter) => inTransaction(database, () => {
      const body = JSON.stringify(messageOf(letter));
      const nowMs = Date.now();
      if (remove.run(letter.id).changes) insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
    }),
    purge: ({ id }) => void remove.run(id),
    close: () => database.close()
  };
};

const GATHER_MS = 100;
const TROUBLE_MS = 5e3;
const LONGEST_SLEEP_MS = 6e4;
const runConsumer = (spool, consume, log) => {
  let isStopped = false;
  let wake = () => {
  };
  const sleep = (ms) => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  let isNew = false;
  spool.onSent = () => {
    isNew = true;
    wake();
  };
  const rest = () => {
    if (isNew) return sleep(GATHER_MS);
    const dueInMs = (spool.nextDueMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    return sleep(Math.min(Math.max(0, dueInMs), LONGEST_SLEEP_MS));
  };
  const round = async () => {
    isNew = false;
    const taken = spool.take();
    if (taken.length) spool.settle(taken, await consume(taken));
  };
  const run = async () => {
    while (!isStopped) {
      try {
        await round();
        if (!isStopped) await rest();
      } catch (error) {
        log({ at: "error", name: "spool", detail: error.message });
        if (!isStopped) await sleep(TROUBLE_MS);
      }
    }
  };
  const running = run();
  return {
    stop: () => {
      isStopped = true;
      wake();
      return running;
    }
  };
};

const MAX_TAKEN = 1e3;
const createSpool = ({ path, maxBytes = 1e9 }) => {
  const lock = claimSpool(path);
  const database = openSpool(path);
  const prepared = (sql) => database.prepare(sql);
  const insert = prepared(
    "INSERT INTO messages (sent_ms, due_ms, bytes, body) VALUES (?, ?, ?, ?)"
  );
  const due = prepared(
    "SELECT id, was_taken, body FROM messages WHERE due_ms <= ? ORDER BY due_ms, id LIMIT ?"
  );
  const mark = prepared("UPDATE messages SET was_taken = 1 WHERE id = ?");
  const remove = prepared("DELETE FROM messages WHERE id = ?");
  const replace = prepared(
    "UPDATE messages SET due_ms = ?, was_taken = 0, bytes = ?, body = ? WHERE id = ?"
  );
  const first = prepared("SELECT min(due_ms) AS due FROM messages");
  const sum = prepared(
    "SELECT count(*) AS messages, coalesce(sum(bytes), 0) AS bytes FROM messages"
  );
  const bury = prepared(BURY);
  const told = prepared("SELECT count(*) AS deadLetters FROM dead_letters");
  const oldest = prepared("SELECT min(sent_ms) AS sent FROM messages");
  const waiting = () => ({ ...sum.get() });
  let { bytes } = waiting();
  const keep = (messages) => {
    const bodies = messages.map((message) => JSON.stringify(message));
    const more = bodies.reduce((total, body) => total + Buffer.byteLength(body), 0);
    if (bytes + more > maxBytes)
      throw new Error(`spool ${path} is full: ${bytes} of ${maxBytes} bytes wait for Klaviyo`);
    const nowMs = Date.now();
    inTransaction(database, () => {
      for (const body of bodies) insert.run(nowMs, nowMs, Buffer.byteLength(body), body);
    });
    bytes += more;
    spool.onSent?.();
  };
  const spool = {
    queue: {
      status: async () => {
        const sentMs = oldest.get()?.sent ?? Date.now();
        const { deadLetters } = told.get();
        return { ...waiting(), oldestMs: Math.max(0, Date.now() - sentMs), deadLetters };
      },
      send: async (messages) => {
        try {
          keep(messages);
        } catch (error) {
          throw explainSpool(path, error);
        }
      }
    },
    deadLetters: {
      bury: async (letters) => inTransaction(database, () => {
        for (const letter of letters) bury.run(...toRow(letter));
      })
    },
    take: () => inTransaction(database, () => {
      const rows = due.all(Date.now(), MAX_TAKEN);
      for (const { id } of rows) mark.run(id);
      return rows.map(({ id, was_taken, body }) => ({
        id,
        wasTaken: was_taken === 1,
        message: JSON.parse(body)
      }));
    }),
    settle: (taken, settled) => {
      inTransaction(database, () => {
        for (const [at, { id }] of taken.entries()) {
          const word = settled[at];
          if (!word?.again) remove.run(id);
          else {
            const body = JSON.stringify(word.again);
            replace.run(Date.now() + word.delayMs, Buffer.byteLength(body), body, id);
          }
        }
      });
      bytes = waiting().bytes;
    },
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
const startNodeHost = async (options) => {
  const { spool: given, host = "127.0.0.1", port = 8787, log = toConsole, ...rest } = options;
  readOptions(rest);
  const spool = createSpool(toSpoolOptions(given));
  try {
    const { metrics = createMetrics() } = rest;
    const route = createRoute({ ...rest, log, metrics, queue: spool.queue });
    const consume = createQueueConsumer({ ...rest, log, metrics }, spool.deadLetters);
    const server = await new Promise((resolve, reject) => {
      const one = serve({ fetch: route, hostname: host, port }, () => resolve(one));
      one.once("error", reject);
    });
    const consumer = runConsumer(spool, consume, log);
    const { port: listening } = server.address();
    return {
      url: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
      spool,
      close: async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        if ("closeIdleConnections" in server) server.closeIdleConnections();
        await Promise.all([closed, consumer.stop()]);
        spool.close();
      }
    };
  } catch (error) {
    spool.close();
    throw error;
  }
};

export { openDeadLetters, startNodeHost };
