#!/usr/bin/env node
import { KlaviyoError, equals, greaterOrEqual } from './klaviyo.js';
import { c as connect, e as explain } from './shared-explain.js';
import { parseArgs } from 'node:util';
import { U as UsageError, t as toLines, a as toPrintable } from './shared-table.js';
import { join, sep, dirname, relative, resolve } from 'node:path';
import { readFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { f as findRevision, r as revisionNames, M as MAX_PROCESSING_MS } from './shared-settings.js';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const isMissing = (arg, next, flags) => arg.startsWith("--") && flags[arg.slice(2)] === "string" && /^-./.test(next ?? "");
const readFlagsAndWords = (args, flags, allowPositionals = true) => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals });
    return { flags: values, words: positionals };
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
const readFlags = (args, flags) => readFlagsAndWords(args, flags, false).flags;

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

const readD1Place = (action, flags) => {
  const { spool, d1, local = false, remote = false, config, "persist-to": persistTo } = flags;
  if (spool === void 0 === (d1 === void 0))
    throw new UsageError(
      `dead ${action} needs --spool <file>, or --d1 <database> for those of a Worker`
    );
  const isOfD1 = local || remote || config !== void 0 || persistTo !== void 0;
  if (d1 === void 0) {
    if (isOfD1) throw new UsageError("--local, --remote, --config and --persist-to are of --d1");
    return void 0;
  }
  if (!/^[\w][\w.-]*$/.test(d1))
    throw new UsageError(`--d1 takes a database's name or binding; what came is '${d1}'`);
  if (local === remote)
    throw new UsageError("--d1 needs --remote, or --local for what wrangler dev has");
  return { database: d1, isRemote: remote, config, persistTo };
};
const isSafe = (to) => {
  const { protocol, hostname } = URL.canParse(to) ? new URL(to) : { protocol: "", hostname: "" };
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || protocol === "http:" && isHere;
};
const readTarget = (action, { d1, to, ...flags }, env) => {
  const isOne = d1 !== void 0 && action === "replay";
  if (!isOne && to !== void 0) throw new UsageError("--to is of dead replay --d1");
  if (!isOne || flags["dry-run"]) return void 0;
  if (to === void 0 || !isSafe(to))
    throw new UsageError(
      "dead replay --d1 needs --to <address of the route>, with its path and https: they name people"
    );
  const [secret] = (env.SERVER_SECRETS ?? "").split(/\s+/);
  if (!secret?.startsWith("whsec_"))
    throw new UsageError(
      "SERVER_SECRETS must hold the secret the route knows (whsec_...): it takes them as from the shop"
    );
  return { url: to.replace(/\/+$/, ""), secret };
};

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

const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || major === 22 && minor >= 13;
};
const demandSqlite = (part) => {
  const { node } = process.versions;
  if (!isNewEnough(node)) throw new Error(`${part} needs Node 22.13 or newer; this is ${node}`);
};

const ACTIONS = ["list", "show", "replay", "purge"];
const FLAGS$1 = {
  spool: "string",
  d1: "string",
  local: "boolean",
  remote: "boolean",
  config: "string",
  "persist-to": "string",
  to: "string",
  id: "string",
  metric: "string",
  code: "string",
  since: "string",
  limit: "string",
  json: "boolean",
  yes: "boolean",
  "dry-run": "boolean"
};
const DEFAULT_LIMIT$1 = 50;
const readAction = (name) => {
  const action = ACTIONS.find((one) => one === name);
  if (action) return action;
  throw new UsageError(`dead needs one of ${ACTIONS.join(", ")} first; try --help`);
};
const readLimit$1 = (text) => {
  if (text === void 0) return DEFAULT_LIMIT$1;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--limit takes a number from 1 on; what came is '${text}'`);
};
const readDeadRequest = ([name, ...args], nowMs, env = {}) => {
  const action = readAction(name);
  const flags = readFlags(args, FLAGS$1);
  const { spool, id, metric, code, since, limit, json, yes } = flags;
  const d1 = readD1Place(action, flags);
  if (action === "show" && id === void 0)
    throw new UsageError("dead show needs --id <id>; dead list tells them");
  if (limit !== void 0 && action !== "list")
    throw new UsageError(`--limit is of dead list; dead ${action} does all that fit`);
  return {
    action,
    spool,
    d1,
    to: readTarget(action, flags, env),
    filter: {
      id,
      metric,
      code,
      since: since === void 0 ? void 0 : readSince(since, nowMs)
    },
    limit: readLimit$1(limit),
    isJson: json ?? false,
    isSure: yes ?? false,
    isDryRun: flags["dry-run"] ?? false
  };
};
const dead = {
  usage: "list|show|replay|purge --spool <file> | --d1 <database> --remote [--metric NAME] [--code CODE] [--since 24h] [--id ID]",
  summary: "events that Klaviyo refused: look, send again, throw away",
  details: `  list              one line each: when it died, id, metric, code, where, Klaviyo's words
  show --id ID      all of one, as JSON, the person included
  replay            puts them back into the queue as they were: id, time and person are kept, so
                    that one Klaviyo has after all is no second event. The next round sends them.
  purge             throws them away

  --spool FILE      those of keepsend serve
  --d1 NAME         those of the Worker, in a D1 database: its name or binding. The project's own
                    wrangler asks it, with your login.
  --remote          at Cloudflare; --local is what wrangler dev has
  --config FILE     of wrangler, such as wrangler.queued.jsonc
  --persist-to DIR  with --local, as wrangler dev had it
  --to ADDRESS      of replay from D1: the route, such as https://shop.example/q7f2. Nothing can put
                    them into the queue from here, so the route takes them as from the shop's own
                    server, signed with the first of SERVER_SECRETS in the environment.

  --metric NAME     only of this metric
  --code CODE       only refused_by_klaviyo, or gave_up
  --since WHEN      only those that died since 30m, 24h, 7d, 4w ago, or since 2026-07-15
  --id ID           only this one
  --limit N         of list; default ${DEFAULT_LIMIT$1}
  --json            of list: each as a line of JSON
  --dry-run         of replay and purge: only says how many
  --yes             of replay and purge: does it

It may be used while keepsend serve runs.`,
  run: async (args, io) => {
    const request = readDeadRequest(args, io.now(), io.env);
    demandSqlite("the spool");
    const { runDead } = await import('./shared-run-dead.js');
    return runDead(request, io);
  }
};

const readAddress = (text, what) => {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new UsageError(`${what} must be an address of http or https, and hold no password`);
};
const readRoute = (text) => {
  const { origin, pathname, search, hash } = readAddress(text, "the route's address");
  const path = pathname.replace(/\/+$/, "");
  if (path && !search && !hash) return `${origin}${path}`;
  throw new UsageError(
    "the route's address must end with its path, like https://shop.example/q7f2"
  );
};
const readRequest = (args) => {
  const { flags, words } = readFlagsAndWords(args, {
    json: "boolean",
    page: "string",
    send: "boolean"
  });
  if (words.length > 1) throw new UsageError(`doctor looks at one route; '${words[1]}' is another`);
  const [text] = words;
  const request = {
    route: text === void 0 ? void 0 : readRoute(text),
    page: flags.page === void 0 ? void 0 : readAddress(flags.page, "--page"),
    isSending: flags.send ?? false,
    isJson: flags.json ?? false
  };
  if (request.isSending && !request.route && !request.page)
    throw new UsageError("--send needs the route's address; try --help");
  return request;
};
const doctor = {
  usage: "[https://shop.example/q7f2] [--page https://shop.example/] [--send] [--json]",
  summary: "looks at the key, the route and a page of the shop, and says what is wrong",
  details: `  --page ADDRESS    a page of the shop: its tag, policy, scripts; names the route when you do not
  --send            sends one event, 'Keepsend doctor', and looks at the cookies that come back
  --json            one object for programs: { summary, checks: [{ check, state, seen, advice }] }

Without --send nothing is written. The key is read from KLAVIYO_API_KEY and never shown; where it is
not set, its checks are skipped. Each check is ok, warn, fail or skipped; it exits with 1 when one
failed.`,
  run: async (args, io) => {
    const request = readRequest(args);
    if (!request.route && !request.page && !io.env.KLAVIYO_API_KEY)
      throw new UsageError(
        "doctor needs the route's address, --page or KLAVIYO_API_KEY; try --help"
      );
    const { runDoctor } = await import('./shared-run-doctor.js');
    return runDoctor(request, io);
  }
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

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const SIGNS = `${LETTERS}0123456789`;
const LENGTH = 10;
const pick = (signs) => {
  const [number = 0] = crypto.getRandomValues(new Uint8Array(1));
  return number < 256 - 256 % signs.length ? signs[number % signs.length] ?? "" : pick(signs);
};
const createBasePath = () => `/${Array.from({ length: LENGTH }, (_, at) => pick(at === 0 ? LETTERS : SIGNS)).join("")}`;

const KEY_HINT = "a private key with events:write and profiles:write, nothing more";
const stepsFor = ({ host, shop, basePath }) => {
  const origin = shop ?? "https://shop.example";
  const doctor = `npx keepsend doctor ${origin}${basePath} --page ${origin}/`;
  if (host === "node")
    return [
      "npm install keepsend",
      `export KLAVIYO_API_KEY=pk_...                # ${KEY_HINT}; better from your secret store`,
      "npx keepsend serve --config keepsend.config.json",
      `# let the shop's web server pass ${basePath}/ to http://127.0.0.1:8787`,
      doctor
    ];
  const queue = [
    "npx wrangler queues create keepsend-events",
    "npx wrangler queues create keepsend-unread",
    "npx wrangler d1 create keepsend-dead-letters --binding DEAD_LETTERS    # puts its id into wrangler.jsonc"
  ];
  return [
    "npm install keepsend && npm install --save-dev wrangler",
    "npx wrangler login",
    ...host === "queue" ? queue : [],
    `npx wrangler secret put KLAVIYO_API_KEY         # ${KEY_HINT}`,
    ...shop ? [] : [`# name the shop's host in "routes" of wrangler.jsonc`],
    "npx wrangler deploy",
    doctor
  ];
};
const toNextSteps = (request) => [
  "For every page of the shop, before its other scripts:",
  "",
  `  <script src="${request.basePath}/stub.js"><\/script>`,
  `  <script async src="${request.basePath}/m.js"><\/script>`,
  "",
  "Then, in this order:",
  "",
  ...stepsFor(request).map((step) => `  ${step}`)
];

const toNodeFile = ({ folder, shop, basePath }) => {
  const options = {
    basePath,
    ...shop && { shopOrigins: [shop] },
    // Absolute: started from another folder, it must not begin another one.
    spool: join(folder, "keepsend.sqlite"),
    port: 8787
  };
  return { name: "keepsend.config.json", text: `${JSON.stringify(options, null, 2)}
` };
};

const PLACES = ["../", "../../", "../../../"];
const findPackageFolder = () => PLACES.map((place) => new URL(place, import.meta.url)).find((folder) => {
  try {
    const { name } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
    return name === "keepsend";
  } catch {
    return false;
  }
});

const WORKER = join("node_modules", "keepsend", "dist", "worker.js");
const findWorker = (folder) => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, WORKER))) return relative(folder, join(at, WORKER));
    if (at === dirname(at)) return WORKER;
  }
};
const HEADER = {
  cloudflare: "// keepsend's route on Cloudflare. A page is answered once Klaviyo has its events.\n",
  queue: "// keepsend's route on Cloudflare, with a queue: a page is answered once the queue has its events.\n// `wrangler d1 create` puts the id of the database for dead letters in below; its table makes itself.\n"
};
const readShipped = (name) => {
  const folder = findPackageFolder();
  if (folder === void 0) throw new Error(`${name} of keepsend is not there; install it anew`);
  return readFileSync(new URL(name, folder), "utf8");
};
const replace = (text, what, by) => {
  if (!what.test(text)) throw new Error(`wrangler.jsonc of keepsend has no ${what}`);
  return text.replace(what, () => by);
};
const toWranglerFile = (host, { folder, shop, basePath }) => {
  const main = findWorker(folder).split(sep).join("/");
  let text = readShipped(host === "queue" ? "wrangler.queued.jsonc" : "wrangler.jsonc");
  text = replace(text, /^(\/\/.*\n)+/, HEADER[host]);
  text = replace(text, /"main": "[^"]*"/, `"main": ${JSON.stringify(main)}`);
  text = replace(text, /"BASE_PATH": "[^"]*"/, `"BASE_PATH": "${basePath}"`);
  const route = `"routes": ["${shop ? new URL(shop).hostname : "shop.example"}${basePath}/*"],`;
  text = replace(text, /\/\/ "routes": .*/, shop ? route : `// ${route}`);
  return { name: "wrangler.jsonc", text };
};

const SAME_AS = {
  "wrangler.jsonc": ["wrangler.json", "wrangler.jsonc", "wrangler.toml"]
};
const demandFree = ({ name }, folder) => {
  const taken = (SAME_AS[name] ?? [name]).find((other) => existsSync(join(folder, other)));
  if (taken === void 0) return;
  const advice = taken === name ? "--force writes over it" : "--dir names another folder";
  throw new Error(`there is a ${taken} in ${folder} already, left as it is; ${advice}`);
};
const write = ({ name, text }, { folder, isForced }) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text, { flag: isForced ? "w" : "wx" });
};
const runInit = (request, io) => {
  const { host, folder, isDryRun, isForced } = request;
  const file = host === "node" ? toNodeFile(request) : toWranglerFile(host, request);
  if (!isForced) demandFree(file, folder);
  if (isDryRun) {
    io.out(`Would write ${join(folder, file.name)}:`);
    io.out("");
    for (const line of file.text.trimEnd().split("\n")) io.out(`  ${line}`);
  } else {
    write(file, request);
    io.out(`Wrote ${join(folder, file.name)}`);
  }
  io.out("");
  for (const line of toNextSteps(request)) io.out(line);
};

const isOrigin = ({ username, password, pathname, search, hash }) => !username && !password && pathname === "/" && !search && !hash;
const readShop = (text, host) => {
  if (text === void 0) return void 0;
  const url = URL.canParse(text) ? new URL(text) : void 0;
  const isHttp = url && isOrigin(url) && /^https?:$/.test(url.protocol);
  if (isHttp && host === "node") return url.origin;
  if (isHttp && url.protocol === "https:" && !url.port && /[a-z]$/i.test(url.hostname))
    return url.origin;
  throw new UsageError("--shop must be the shop's origin, like https://shop.example");
};
const readHost = ({ queue, node }) => {
  if (queue && node)
    throw new UsageError("--queue is for Cloudflare; --node has a queue on disk anyway");
  return node ? "node" : queue ? "queue" : "cloudflare";
};
const init = {
  usage: "[--queue | --node] [--shop https://shop.example]",
  summary: "writes what a shop needs to begin: the configuration of its route",
  details: `  --shop ORIGIN     the shop as browsers see it; without it the route's host is yours to fill in
  --queue           on Cloudflare, with a queue: pages need not wait for Klaviyo
  --node            keepsend.config.json for keepsend serve, instead of wrangler.jsonc
  --dir FOLDER      where to write; default: here
  --dry-run         shows what it would write, and writes nothing
  --force           writes over a file that is there

It makes up a path for the route, another one each time, and prints the tag for the shop's pages and
the commands that follow.`,
  run: async (args, io) => {
    const flags = readFlags(args, {
      dir: "string",
      "dry-run": "boolean",
      force: "boolean",
      node: "boolean",
      queue: "boolean",
      shop: "string"
    });
    const host = readHost(flags);
    const request = {
      host,
      folder: resolve(flags.dir ?? "."),
      shop: readShop(flags.shop, host),
      basePath: createBasePath(),
      isDryRun: flags["dry-run"] ?? false,
      isForced: flags.force ?? false
    };
    runInit(request, io);
  }
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

const sandbox = {
  usage: SANDBOX_USAGE,
  summary: "a local Klaviyo with a page; no account, no network",
  details: SANDBOX_DETAILS,
  run: async (args, io) => {
    const options = readSandboxFlags(args);
    demandSqlite("the sandbox");
    const { runSandbox } = await import('./shared-run-sandbox.js');
    return runSandbox(options, io);
  }
};

const NAMES = [
  "allowedMetrics",
  "backfillAfterMs",
  "basePath",
  "budgets",
  "cookieDomain",
  "counters",
  "fetch",
  "host",
  "identifiedMetric",
  "ipPolicy",
  "klaviyoShare",
  "klaviyoTimeoutMs",
  "klaviyoUrl",
  "linkHosts",
  "log",
  "markupProperties",
  "metricSchemas",
  "port",
  "rateLimiter",
  "rateLimits",
  "serverOnlyMetrics",
  "shopOrigins",
  "spool",
  "typedIdentity",
  "trustedProxies",
  "unsafeText"
];
const SECRETS = {
  apiKey: "KLAVIYO_API_KEY",
  nextApiKey: "KLAVIYO_API_KEY_NEXT",
  cookieSecret: "COOKIE_SECRET",
  metricsToken: "METRICS_TOKEN",
  serverSecrets: "SERVER_SECRETS",
  tokenSecrets: "TOKEN_SECRETS"
};
const load = async (path) => {
  if (!path.endsWith(".json"))
    return (await import(pathToFileURL(path).href)).default;
  return JSON.parse(await readFile(path, "utf8"));
};
const check = (path, config) => {
  for (const [name, variable] of Object.entries(SECRETS))
    if (name in config)
      throw new UsageError(
        `${path} must not hold ${name}; put it into the environment: ${variable}`
      );
  const unknown = Object.keys(config).find((name) => !NAMES.includes(name));
  if (unknown !== void 0)
    throw new UsageError(`${path} has an option ${unknown}; there are ${NAMES.join(", ")}`);
  if (!("spool" in config))
    throw new UsageError(`${path} names no spool, a file where events wait for Klaviyo`);
};
const readConfig = async (file, env) => {
  const path = resolve(file);
  let config;
  try {
    config = await load(path);
  } catch (error) {
    const [reason] = error.message.replace(/, (\.{3})?".*$/s, "").split("\n");
    throw new UsageError(`${path} cannot be read: ${reason}`);
  }
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new UsageError(`${path} holds no object of options; try --help`);
  check(path, config);
  const { KLAVIYO_API_KEY: apiKey, COOKIE_SECRET: cookieSecret, METRICS_TOKEN: metricsToken } = env;
  const serverSecrets = env.SERVER_SECRETS?.split(/\s+/).filter(Boolean);
  if (!apiKey)
    throw new UsageError("KLAVIYO_API_KEY is not set; it holds the private key (pk_...)");
  const options = {
    ...config,
    apiKey,
    ...env.KLAVIYO_API_KEY_NEXT && { nextApiKey: env.KLAVIYO_API_KEY_NEXT },
    ...cookieSecret && { cookieSecret },
    ...metricsToken && { metricsToken },
    ...serverSecrets?.length && { serverSecrets },
    ...env.TOKEN_SECRETS && { tokenSecrets: env.TOKEN_SECRETS.trim().split(/\s+/) }
  };
  const { checkHostOptions, checkOptions } = await import('./node.js');
  try {
    checkOptions(options);
    checkHostOptions(options);
  } catch (error) {
    throw new UsageError(`${path}: ${error.message}`);
  }
  return options;
};

const serve = {
  usage: "--config <file>",
  summary: "the route on Node, with a spool on disk in front of Klaviyo",
  details: `  --config <file>   keepsend.config.json, or a module whose default export is the same:

      {
        "basePath": "/q7f2",                    where the route lives on the shop's host
        "shopOrigins": ["https://shop.example"],  as browsers see the shop
        "spool": "/var/lib/keepsend/spool.sqlite",
        "port": 8787
      }

  Everything of keepsend/proxy's RouteOptions may stand there. The key does not: it comes from the
  environment, KLAVIYO_API_KEY (and KLAVIYO_API_KEY_NEXT while it is rotated); so do COOKIE_SECRET, which signs the cookies, TOKEN_SECRETS,
  which verify customers, and METRICS_TOKEN, which opens {basePath}/metrics to whoever sends it as a Bearer token.
  A page is answered once its events are on disk. SIGTERM and Ctrl-C end what is under way; what
  waits is sent after the next start.`,
  run: async (args, io) => {
    const { config } = readFlags(args, { config: "string" });
    if (config === void 0) throw new UsageError("serve needs --config <file>; try --help");
    demandSqlite("the spool");
    const options = await readConfig(config, io.env);
    const { runServe } = await import('./shared-run-serve.js');
    return runServe(options, io);
  }
};

const readVersion = () => {
  const folder = findPackageFolder();
  if (folder === void 0) return "unknown";
  return JSON.parse(readFileSync(new URL("package.json", folder), "utf8")).version;
};

const COMMANDS = {
  init,
  doctor,
  sandbox,
  serve,
  dead,
  events,
  account
};
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
    // https://no-color.org
    isColoured: stdout.isTTY && !env.NO_COLOR,
    env,
    now: Date.now
  };
};

process.exitCode = await run(process.argv.slice(2), createTerminal(process));
