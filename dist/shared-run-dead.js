import { setTimeout } from 'node:timers/promises';
import { openDeadLetters, metricOf } from './node.js';
import { createHash, createHmac } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve, join, dirname } from 'node:path';
import { promisify } from 'node:util';
import { t as toLines, U as UsageError, a as toPrintable } from './shared-table.js';

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

const KINDS = ["external_id", "email", "phone_number", "_kx"];

const isEvent = ({ event }) => "metric" in event;
const PROFILE_FIELDS = [...KINDS, "anonymous_id", "traits"];
const toProfile = (visitor) => Object.fromEntries(Object.entries(visitor).filter(([field]) => PROFILE_FIELDS.includes(field)));
const toServerEvent = ({ event, visitor }) => {
  const { id, unique_id = id, ...said } = event;
  return { ...said, unique_id, profile: toProfile(visitor) };
};
const nameOf = (body) => `replay.${createHash("sha256").update(body).digest("hex").slice(0, 32)}`;
const sign = (text, secret) => createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64")).update(text).digest("base64");
const sendToRoute = async (letters, { url, secret, fetch }) => {
  const body = JSON.stringify({ events: letters.map(toServerEvent) });
  const id = nameOf(body);
  const timestamp = String(Math.floor(Date.now() / 1e3));
  const answer = await fetch(`${url}/server`, {
    method: "POST",
    body,
    redirect: "error",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${sign(`${id}.${timestamp}.${body}`, secret)}`
    }
  });
  const said = await answer.json().catch(() => ({}));
  const isTaken = ({ status }) => status === "accepted" || status === "duplicate";
  const taken = new Set(said.results?.filter(isTaken).map(({ index }) => index));
  return {
    taken: letters.filter((_, index) => taken.has(index)),
    trouble: answer.status === 202 ? void 0 : `${url}/server answered ${answer.status}: ${said.detail ?? "nothing to read"}`
  };
};

const toLiteral = (text) => `CAST(X'${Buffer.from(text, "utf8").toString("hex")}' AS TEXT)`;
const fillIn = (sql, values) => {
  const parts = sql.split("?");
  if (parts.length !== values.length + 1)
    throw new Error(`there are ${parts.length - 1} places for ${values.length} values`);
  return parts.map((part, at) => (at ? toLiteral(values[at - 1]) : "") + part).join("");
};

const MAX_SENT_BYTES = 2e5;
const split = (letters) => {
  const parts = [];
  let left = 0;
  for (const letter of letters) {
    const bytes = Buffer.byteLength(JSON.stringify(letter));
    if (bytes > left || !parts.length) {
      parts.push([]);
      left = MAX_SENT_BYTES;
    }
    parts.at(-1)?.push(letter);
    left -= bytes;
  }
  return parts;
};
const openD1Letters = (ask, route) => {
  const places = /* @__PURE__ */ new WeakMap();
  const stays = [];
  const toWhere = (filter) => {
    const { conditions, values } = toConditions(filter);
    if (stays.length) conditions.push(`rowid NOT IN (${stays.join()})`);
    return conditions.length ? `WHERE ${fillIn(conditions.join(" AND "), values)}` : "";
  };
  const keyOf = (letter) => `(${Number(places.get(letter))}, ${toLiteral(letter.id)})`;
  const remove = async (letters) => {
    if (!letters.length) return [];
    const keys = letters.map(keyOf).join();
    const rows = await ask(
      `DELETE FROM dead_letters WHERE (rowid, id) IN (VALUES ${keys}) RETURNING rowid AS place`
    );
    const gone = new Set(rows.map(({ place }) => place));
    return letters.filter((letter) => gone.has(Number(places.get(letter))));
  };
  const leave = (letters) => {
    stays.push(...letters.map((letter) => Number(places.get(letter))));
  };
  return {
    find: async (filter, limit) => {
      const rows = await ask(
        `SELECT rowid AS place, * FROM dead_letters ${toWhere(filter)} ORDER BY at DESC, id DESC LIMIT ${Math.trunc(limit)}`
      );
      return rows.map((row) => {
        const letter = toLetter(row);
        places.set(letter, row.place);
        return letter;
      });
    },
    count: async (filter) => {
      const [row] = await ask(
        `SELECT count(*) AS count FROM dead_letters ${toWhere(filter)}`
      );
      return row?.count ?? 0;
    },
    replay: async (letters) => {
      if (!route) throw new Error("there is no route to give them to");
      const events = letters.filter(isEvent);
      leave(letters.filter((letter) => !isEvent(letter)));
      let done = 0;
      for (const part of split(events)) {
        const { taken, trouble } = await sendToRoute(part, route);
        const gone = await remove(taken);
        done += gone.length;
        if (trouble) throw new Error(`${trouble}; what it took is done, say it again for the rest`);
        leave(part.filter((letter) => !gone.includes(letter)));
      }
      return done;
    },
    purge: async (letters) => (await remove(letters)).length,
    left: () => stays.length,
    close: () => {
    }
  };
};

const MAX_OUTPUT_BYTES = 64e6;
const execute = promisify(execFile);
const findWrangler = () => {
  try {
    const manifest = createRequire(resolve("package.json")).resolve("wrangler/package.json");
    const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
    return join(dirname(manifest), bin.wrangler);
  } catch (cause) {
    throw new Error(
      "D1 is reached through wrangler, and this folder has none: npm install --save-dev wrangler",
      { cause }
    );
  }
};
const readJson = (output) => {
  const at = output.search(/^[[{]/m);
  try {
    return JSON.parse(output.slice(Math.max(0, at)));
  } catch {
    return void 0;
  }
};
const NO_TABLE = /no such table: dead_letters/;
const toError = (database, output, error) => {
  const { error: said } = readJson(output) ?? {};
  const [reason] = (said?.text ?? error.stderr?.trim() ?? error.message).split("\n");
  return new Error(`D1 ${database} cannot be asked: wrangler says: ${reason || error.message}`);
};
const createAskD1 = ({ database, isRemote, config, persistTo }) => {
  const wrangler = findWrangler();
  const place = [
    isRemote ? "--remote" : "--local",
    ...config === void 0 ? [] : ["--config", config],
    ...persistTo === void 0 ? [] : ["--persist-to", persistTo]
  ];
  const { SERVER_SECRETS: _, KLAVIYO_API_KEY: __, ...rest } = process.env;
  const env = { ...rest, WRANGLER_HIDE_BANNER: "true", WRANGLER_SEND_METRICS: "false" };
  return async (sql) => {
    const args = [wrangler, "d1", "execute", database, ...place, "--json", "--command", sql];
    try {
      const { stdout } = await execute(process.execPath, ["--no-warnings", ...args], {
        env,
        maxBuffer: MAX_OUTPUT_BYTES
      });
      const answer = readJson(stdout);
      if (!Array.isArray(answer))
        throw new Error(`an answer that is no list: ${stdout.slice(0, 80)}`);
      return answer.at(-1)?.results ?? [];
    } catch (error) {
      const { stdout = "" } = error;
      if (NO_TABLE.test(stdout)) return [];
      throw toError(database, stdout, error);
    }
  };
};

const PAGE = 100;
const PAUSE_MS = 10;
const MAX_LEFT = 1e3;
const doneBy = (action, { d1 }) => action === "purge" ? "thrown away" : d1 ? "given to the route" : "put back into the queue";
const countOf = (number) => `${number} dead letter${number === 1 ? "" : "s"}`;
const toRow = ({ at, id, event, code, pointer, detail }) => [
  at.replace("T", " ").replace(/\.\d+Z$/, "Z"),
  id,
  metricOf(event),
  code,
  pointer ?? "",
  detail ?? ""
].map(toPrintable);
const list = async (store, { filter, limit, isJson }, io) => {
  const letters = await store.find(filter, limit);
  if (isJson) for (const letter of letters) io.out(JSON.stringify(letter));
  else for (const line of toLines(letters.map(toRow), Array(6).fill("left"))) io.out(line);
  const all = letters.length < limit ? letters.length : await store.count(filter);
  if (all === 0) io.err("keepsend: no dead letter fits");
  if (all > letters.length)
    io.err(`keepsend: these are the newest ${letters.length} of ${all}; --limit shows more`);
};
const show = async (store, { filter }, io) => {
  const letters = await store.find(filter, PAGE);
  if (!letters.length) throw new Error(`there is no dead letter ${filter.id}`);
  for (const letter of letters) io.out(JSON.stringify(letter, null, 2));
};
const change = async (store, request, action, io) => {
  const { filter, isDryRun, isSure } = request;
  const done = doneBy(action, request);
  const all = await store.count(filter);
  if (isDryRun) return io.out(`${countOf(all)} would be ${done}`);
  if (!isSure) throw new UsageError(`${countOf(all)} would be ${done}; say --yes to do it`);
  const old = { ...filter, before: new Date(io.now()) };
  let sum = 0;
  let leftBefore = 0;
  for (; ; ) {
    const letters = await store.find(old, PAGE);
    const changed = await store[action](letters);
    const left2 = store.left?.() ?? 0;
    sum += changed;
    const isStuck = !changed && left2 === leftBefore || left2 > MAX_LEFT;
    if (isStuck || letters.length < PAGE) break;
    leftBefore = left2;
    io.progress?.(`${sum} of ${countOf(all)}`);
    await setTimeout(PAUSE_MS);
  }
  io.out(`${countOf(sum)} ${done}`);
  const left = store.left?.() ?? 0;
  if (left)
    io.err(`keepsend: ${countOf(left)} stay: the route refuses them, or they are identifications`);
};
const open = ({ spool, d1, to }, { fetch = globalThis.fetch }) => d1 ? openD1Letters(createAskD1(d1), to && { ...to, fetch }) : openDeadLetters(String(spool));
const runDead = async (request, io) => {
  const store = open(request, io);
  try {
    if (request.action === "list") await list(store, request, io);
    else if (request.action === "show") await show(store, request, io);
    else await change(store, request, request.action, io);
  } finally {
    store.close();
  }
};

export { runDead };
