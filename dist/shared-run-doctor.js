import { KlaviyoError, LATEST_REVISION } from './klaviyo.js';
import { c as connect, e as explain } from './shared-explain.js';
import { styleText } from 'node:util';
import { a as toPrintable } from './shared-table.js';

const createReader = (maxBytes) => async ({ body }) => {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = "";
  let left = maxBytes;
  for (; ; ) {
    const { done, value } = await reader?.read() ?? { done: true };
    if (done || !value) return { text: text + decoder.decode(), isCut: false };
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
    if (left >= 0) continue;
    reader?.cancel().catch(() => {
    });
    return { text, isCut: true };
  }
};

class NoAnswer extends Error {
  name = "NoAnswer";
}
const WORDS = {
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host could not be looked up",
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  ENETUNREACH: "there is no way to that network",
  EHOSTUNREACH: "there is no way to that host",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody else",
  CERT_HAS_EXPIRED: "its certificate has run out",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host"
};
const reasonOf = (error, timeoutMs) => {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause; depth++) root = root.cause;
  const { name, code, message } = Object(root);
  if (name === "TimeoutError") return `nothing within ${timeoutMs / 1e3} s`;
  return code && WORDS[code] || message || code || String(root);
};
const redirectOf = ({ status, headers }, from) => {
  const place = headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || place === null) return void 0;
  if (!URL.canParse(place, from.href)) throw new NoAnswer("it redirects to what is no address");
  const to = new URL(place, from);
  if (/^https?:$/.test(to.protocol)) return to;
  throw new NoAnswer(`it redirects to ${to.protocol}`);
};
const aheadOf = (headers, fromMs, toMs) => {
  const dateMs = Date.parse(headers.get("date") ?? "");
  const ageMs = Number(headers.get("age") ?? 0) * 1e3;
  return Number.isNaN(dateMs + ageMs) ? void 0 : dateMs + ageMs - (fromMs + toMs) / 2;
};
const createAsk = ({ fetch = globalThis.fetch, now }) => async (url, init = {}, { timeoutMs = 1e4, maxRedirects = 5, maxBytes = 2e6 } = {}) => {
  const read = createReader(maxBytes);
  const signal = AbortSignal.timeout(timeoutMs);
  let at = url;
  try {
    for (let redirects = 0; ; redirects++) {
      const fromMs = now();
      const response = await fetch(at, { ...init, signal, redirect: "manual" });
      const aheadMs = aheadOf(response.headers, fromMs, now());
      const to = maxRedirects > 0 ? redirectOf(response, at) : void 0;
      const { status, headers } = response;
      if (!to) return { url: at, status, headers, ...await read(response), redirects, aheadMs };
      await response.body?.cancel();
      if (redirects === maxRedirects)
        throw new NoAnswer(`it redirects more than ${maxRedirects} times`);
      at = to;
    }
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer(reasonOf(error, timeoutMs));
  }
};

const ok = (check, seen) => ({ check, state: "ok", seen });
const warn = (check, seen, advice) => ({
  check,
  state: "warn",
  seen,
  advice
});
const fail = (check, seen, advice) => ({
  check,
  state: "fail",
  seen,
  advice
});
const skip = (check, seen, advice) => ({
  check,
  state: "skipped",
  seen,
  ...advice !== void 0 && { advice }
});

const TOLERANCE_MS = 6e4;
const inWords$1 = (ms) => {
  const seconds = Math.round(Math.abs(ms) / 1e3);
  const text = seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
  return `${text} ${ms > 0 ? "ahead of" : "behind"}`;
};
const isOff = (ms) => Math.abs(ms) > TOLERANCE_MS;
const checkClock = ({ route, klaviyo }) => {
  const known = [route, klaviyo].filter((ms2) => ms2 !== void 0);
  if (!known.length) return skip("clock", "nobody said what time it is");
  if (route !== void 0 && klaviyo !== void 0 && isOff(route - klaviyo))
    return fail(
      "clock",
      `the route's clock is ${inWords$1(route - klaviyo)} Klaviyo's`,
      "Set the clock of its machine, by NTP: it corrects the times of events"
    );
  const [ms = 0] = known;
  const other = route === void 0 ? "Klaviyo's" : "the route's";
  if (isOff(ms))
    return warn(
      "clock",
      `this machine's clock is ${inWords$1(-ms)} ${other}`,
      "Set the clock of this machine, by NTP; of the route itself it says nothing"
    );
  return ok("clock", `this machine's clock and ${other} agree within a minute`);
};

const SCOPE_CHECKS = ["events-write", "profiles-write", "excess-scopes"];
const writeNothing = (klaviyo, path) => klaviyo.request("POST", path, { body: {} });
const NEEDED = {
  "events-write": ["events:write", "/api/events"],
  "profiles-write": ["profiles:write", "/api/profile-import"]
};
const EXCESS = {
  "lists:write": (klaviyo) => writeNothing(klaviyo, "/api/lists"),
  // It needs lists:write, too: without that nothing is to be seen (documented).
  "subscriptions:write": (klaviyo) => writeNothing(klaviyo, "/api/profile-subscription-bulk-create-jobs"),
  "lists:read": (klaviyo) => klaviyo.getLists({ page: { size: 1 } }),
  "profiles:read": (klaviyo) => klaviyo.getProfiles({ page: { size: 1 }, fields: { profile: ["created"] } }),
  "events:read": (klaviyo) => klaviyo.getEvents({ page: { size: 1 }, fields: { event: ["uuid"] } })
};
const tryOut = async (call) => {
  try {
    await call;
    return true;
  } catch (error) {
    if (!(error instanceof KlaviyoError) || error.isHtml) return void 0;
    if (error.status === 403) return false;
    return [400, 409, 422].includes(error.status) && error.code !== "not_authenticated" ? true : void 0;
  }
};
const checkNeeded = async (io, check) => {
  const [scope = "", path = ""] = NEEDED[check] ?? [];
  const verdict = await tryOut(writeNothing(connect(io).klaviyo, path));
  if (verdict)
    return ok(check, `the key has ${scope} (assumed: an empty body was refused for its content)`);
  if (verdict === false)
    return fail(
      check,
      `the key lacks ${scope}`,
      "Make a new key with events:write and profiles:write: the scopes of one cannot be changed"
    );
  return skip(check, `Klaviyo's answer says nothing of ${scope}`, "Try again later");
};
const checkExcess = async (io) => {
  const verdicts = await Promise.all(
    Object.entries(EXCESS).map(
      async ([scope, call]) => [scope, await tryOut(call(connect(io).klaviyo))]
    )
  );
  const excess = verdicts.filter(([, verdict]) => verdict).map(([scope]) => scope);
  if (excess.length)
    return warn(
      "excess-scopes",
      `the key may do what a route never does: ${excess.join(", ")}`,
      "Give the route a key of its own with events:write and profiles:write alone"
    );
  if (verdicts.some(([, verdict]) => verdict === void 0))
    return skip("excess-scopes", "Klaviyo's answers do not say all of it", "Try again later");
  return ok("excess-scopes", "the key reads nothing, and writes no lists and no subscriptions");
};
const checkKnown = async (klaviyo, address) => {
  try {
    const [account] = (await klaviyo.getAccounts()).data;
    const name = account?.contact_information.organization_name;
    return ok(
      "key",
      `${address} knows the key${name ? `: ${name} (${account.public_api_key})` : ""}`
    );
  } catch (error) {
    const { status = 0, isHtml = true } = error instanceof KlaviyoError ? error : {};
    if (status === 403 && !isHtml)
      return ok("key", `${address} knows the key, which may not read whose account it is of`);
    if ((status === 401 || status === 400) && !isHtml)
      return fail(
        "key",
        `${address} does not know this key (${status})`,
        "Put a private key of the account in its place, here and on the route"
      );
    return fail("key", explain(error, address), "See whether this machine may reach Klaviyo");
  }
};
const checkKeyIn = async (variable, io, tell) => {
  const key = io.env[variable];
  const skipScopes = (why) => {
    for (const check of SCOPE_CHECKS) tell(skip(check, why));
  };
  if (!key) {
    tell(skip("key", `${variable} is not set here`, "Set it to have the key checked"));
    skipScopes("there is no key to try");
  } else if (!/^pk_[\w-]+$/.test(key)) {
    const advice = "Take a private key; the public one of six characters cannot do it";
    tell(fail("key", `${variable} is no private key, which begins with pk_`, advice));
    skipScopes("there is no key to try");
  } else {
    const trying = { ...io, env: { ...io.env, KLAVIYO_API_KEY: key } };
    const { klaviyo, address } = connect(trying);
    const known = await checkKnown(klaviyo, address);
    tell(known);
    if (known.state === "ok") {
      for (const check of Object.keys(NEEDED)) tell(await checkNeeded(trying, check));
      tell(await checkExcess(trying));
    } else skipScopes("the key is not known");
  }
};
const checkKeys$1 = async (io, tell) => {
  await checkKeyIn("KLAVIYO_API_KEY", io, tell);
  if (io.env.KLAVIYO_API_KEY_NEXT)
    await checkKeyIn(
      "KLAVIYO_API_KEY_NEXT",
      io,
      (finding) => tell({ ...finding, check: `next-${finding.check}` })
    );
};

const isBlocking = ({ script: { attributes }, url }) => url !== void 0 && !["async", "defer"].some((name) => attributes.has(name)) && attributes.get("type") !== "module";
const CALLS$1 = /\bkeepsend\s*\.\s*(?:track|identify|reset|consent|flush|inspect|on)\b/;
const isInlineStub = ({ script: { text }, url }) => url === void 0 && text.includes("keepsend") && text.includes("/m.js");
const checkOrder = ({ scripts }, tag) => {
  if (!tag) return skip("order", "there is no tag to look at");
  const at = scripts.findIndex(({ script }) => script === tag.script);
  const stub = scripts.findIndex(
    (one) => isInlineStub(one) || one.url?.href === `${tag.route}/stub.js` && isBlocking(one)
  );
  const first = stub >= 0 ? Math.min(stub, at) : at;
  const isThere = stub >= 0 ? stub : isBlocking(tag) ? at : scripts.length;
  const callers = scripts.filter(
    ({ script, url }, index) => url === void 0 && index < isThere && CALLS$1.test(script.text)
  );
  if (callers.length)
    return warn(
      "order",
      "a script in the page calls keepsend, which may not be there yet when it runs",
      `Put <script src="${new URL(tag.route).pathname}/stub.js"><\/script> before it`
    );
  const before = scripts.slice(0, first).filter(isBlocking).length;
  if (before)
    return warn(
      "order",
      `${before === 1 ? "a script stands" : `${before} scripts stand`} before keepsend`,
      "Put the tag before the other scripts: who leaves early is then counted"
    );
  return ok("order", "keepsend comes before what could hold it up");
};

const readPolicies = (text) => text.split(",").map((policy) => {
  const directives = /* @__PURE__ */ new Map();
  for (const directive of policy.split(";")) {
    const [name = "", ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase()))
      directives.set(name.toLowerCase(), sources);
  }
  return directives;
}).filter((policy) => policy.size);
const SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)(?::(\d+|\*))?(\/.*)?$/i;
const DEFAULT_PORTS = { http: "80", https: "443" };
const schemeOf = ({ protocol }) => protocol.slice(0, -1);
const fitsScheme = (allowed, scheme) => allowed === scheme || allowed === "http" && scheme === "https";
const fitsHost = (allowed, host) => {
  if (allowed === "*") return true;
  return allowed.startsWith("*.") ? host.endsWith(allowed.slice(1)) : allowed === host;
};
const fitsPort = (allowed, url) => {
  const port = url.port || DEFAULT_PORTS[schemeOf(url)];
  return allowed === "*" || (allowed ?? DEFAULT_PORTS[schemeOf(url)]) === port;
};
const fitsPath = (allowed, path) => !allowed || allowed === "/" || (allowed.endsWith("/") ? path.startsWith(allowed) : path === allowed);
const fits = (source, url, page) => {
  const lower = source.toLowerCase();
  if (lower === "'self'") return url.origin === page.origin;
  if (lower === "*") return ["http", "https", schemeOf(page)].includes(schemeOf(url));
  const [, alone] = /^([a-z][a-z\d+.-]*):$/.exec(lower) ?? [];
  if (alone) return fitsScheme(alone, schemeOf(url));
  const [, scheme, host = "", port, path] = SOURCE.exec(source) ?? [];
  return host !== "" && fitsScheme(scheme?.toLowerCase() ?? schemeOf(page), schemeOf(url)) && fitsHost(host.toLowerCase(), url.hostname) && fitsPort(port, url) && fitsPath(path, url.pathname);
};
const sourcesOf = (policy, names) => policy.get(names.find((name) => policy.has(name)) ?? "");
const allowsScript = (policy, url, page, nonce) => {
  const sources = sourcesOf(policy, ["script-src-elem", "script-src", "default-src"]);
  if (sources === void 0) return true;
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  const isStrict = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  return !isStrict && sources.some((source) => fits(source, url, page));
};
const allowsConnect = (policy, url, page) => sourcesOf(policy, ["connect-src", "default-src"])?.some((source) => fits(source, url, page)) ?? true;

const showAddress = ({ origin, pathname }) => `${origin}${pathname}`;

const checkPolicies = ({ answer, page, url }, tag, route) => {
  const header = answer.headers.get("content-security-policy") ?? "";
  const policies = [header, ...page.policies].flatMap(readPolicies);
  if (!policies.length)
    return ["csp-script", "csp-connect"].map(
      (check) => ok(check, "the page has no Content Security Policy, so that nothing is held back")
    );
  const script = tag?.url ?? (route === void 0 ? void 0 : new URL(`${route}/m.js`));
  if (!script || !route)
    return ["csp-script", "csp-connect"].map((check) => skip(check, "there is no tag to look at"));
  const nonce = tag?.script.attributes.get("nonce");
  const maySend = policies.every((policy) => allowsConnect(policy, new URL(`${route}/e`), url));
  return [
    policies.every((policy) => allowsScript(policy, script, url, nonce)) ? ok("csp-script", "the policy of the page lets the script load") : fail(
      "csp-script",
      `the policy of the page does not let ${showAddress(script)} load`,
      "Allow 'self' in script-src, or give the tag the policy's nonce"
    ),
    maySend ? ok("csp-connect", "the policy of the page lets events leave") : fail(
      "csp-connect",
      `the policy of the page does not let events go to ${route}/e`,
      "Allow 'self' in connect-src"
    )
  ];
};

const checkTag = (tags, route, { url }, isBundled) => {
  const tag = tags.find((one) => one.route === route) ?? tags[0];
  if (tag === void 0) {
    const advice = 'Paste the tag into every page: <script async src="{route}/m.js"><\/script>';
    return isBundled ? warn("tag", "no tag in the HTML, but a script of the page speaks of keepsend", advice) : fail("tag", "the page has no tag of keepsend's", advice);
  }
  if (route !== void 0 && tag.route !== route)
    return fail(
      "tag",
      `the page's tag names the route ${tag.route} instead of ${route}`,
      "Let the tag's src and BASE_PATH be of one path"
    );
  if (new URL(tag.route).origin !== url.origin)
    return fail(
      "tag",
      `the route is at ${new URL(tag.route).origin}, the page at ${url.origin}`,
      "Serve the route on the shop's own host, as a path: it refuses other sites"
    );
  return ok("tag", `the page loads ${showAddress(tag.url)}`);
};

const HOSTS = ["static.klaviyo.com", "static-tracking.klaviyo.com"];
const isKlaviyoScript = ({ hostname }) => HOSTS.includes(hostname);
const CALLS = /\b_learnq\b|\bklaviyo\s*\.\s*(?:push|track|identify)\b/;
const METRICS = /(?:\.push\(\s*\[\s*["']track["']\s*,|\bklaviyo\.track\()\s*["']([^"'\n]{1,127})["']/g;
const findKlaviyoCalls = (text) => ({
  isCalling: CALLS.test(text),
  metrics: [...text.matchAll(METRICS)].map(([, metric = ""]) => metric)
});

const PRIVATE_KEY = /\bpk_(?!live_|test_)(?:[a-z\d]{1,10}_)?(?=[a-z]*\d)[a-z\d]{24,}/gi;
const SHOWN = 6;
const findKeys = (text, known) => {
  const found = new Set(text.match(PRIVATE_KEY) ?? []);
  for (const key of known) if (text.includes(key)) found.add(key);
  return [...new Set([...found].map((key) => `${key.slice(0, SHOWN)}...`))];
};

const checkKeys = (texts, known, scope) => {
  const found = texts.flatMap(
    ({ where, text }) => findKeys(text, known).map((key) => `${key} in ${where}`)
  );
  return found.length ? fail(
    "leaked-keys",
    `everybody can read a private key: ${found.join(", ")}`,
    "Revoke it at Klaviyo now, make a new one, and keep it on the route alone"
  ) : ok("leaked-keys", `no private key in ${scope}`);
};
const checkDoubles = ({ scripts }, texts) => {
  const isLoaded = scripts.some(({ url }) => url && isKlaviyoScript(url));
  const calls = texts.map(({ text }) => findKlaviyoCalls(text));
  const metrics = [...new Set(calls.flatMap((call) => call.metrics))];
  if (!isLoaded && !calls.some(({ isCalling }) => isCalling))
    return ok("double-tracking", "nothing of klaviyo.js tracks beside keepsend");
  const named = metrics.slice(0, 10).join(", ");
  return warn(
    "double-tracking",
    [
      isLoaded ? "klaviyo.js is loaded, too" : "the page calls klaviyo.js, too",
      named ? `these metrics are sent by it and count twice where keepsend tracks them: ${named}` : "its 'Active on Site' and whatever is tracked by it comes beside keepsend's"
    ].join("; "),
    "Let one of them track: take the calls of klaviyo and _learnq out, or keep klaviyo.js for forms alone"
  );
};

const typeOf = ({ headers }) => headers.get("content-type")?.split(";")[0] ?? "";
const isProblem = (answer) => typeOf(answer) === "application/problem+json";
const inWords = (answer) => `${answer.status}${typeOf(answer) && ` as ${typeOf(answer)}`}`;

const toUrl = (text, base) => text !== void 0 && URL.canParse(text, base.href) ? new URL(text, base) : void 0;
const toVisit = (answer, page) => {
  const base = toUrl(page.base, answer.url) ?? answer.url;
  const scripts = page.scripts.map((script) => ({
    script,
    url: toUrl(script.attributes.get("src"), base)
  }));
  return { url: answer.url, answer, page, scripts };
};
const findTags = ({ scripts, url: page }) => scripts.flatMap(({ script, url }) => {
  const [, folder] = /^(\/.+)\/m\.js$/.exec(url?.pathname ?? "") ?? [];
  const named = toUrl(script.attributes.get("data-route"), page);
  const route = named ? named.href : folder && url && `${url.origin}${folder}`;
  return url && route ? [{ script, url, route: route.replace(/\/+$/, "") }] : [];
});

const ATTRIBUTE = /[\s/]*([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/y;
const RAW = ["script", "style", "title", "textarea", "noscript", "template"];
const decode = (value) => value.replace(/^(["'])(.*)\1$/s, "$2").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const readAttributes = (html, from) => {
  const attributes = /* @__PURE__ */ new Map();
  ATTRIBUTE.lastIndex = from;
  let end = from;
  for (let match = ATTRIBUTE.exec(html); match; match = ATTRIBUTE.exec(html)) {
    const [, name = "", value = ""] = match;
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), decode(value));
    end = ATTRIBUTE.lastIndex;
  }
  const close = html.indexOf(">", end);
  return { attributes, end: close + 1 };
};
const indexOr = (html, what, from) => {
  const at = html.indexOf(what, from);
  return at < 0 ? html.length : at;
};
const isExecutable = (attributes) => /^(|module|(text|application)\/(java|ecma)script)$/i.test(attributes.get("type")?.trim() ?? "");
const readHtml = (html) => {
  const lower = html.toLowerCase();
  const scripts = [];
  const policies = [];
  let base;
  const see = (name, attributes, text) => {
    if (name === "script" && isExecutable(attributes)) scripts.push({ attributes, text });
    if (name === "base") base ??= attributes.get("href");
    const isPolicy = attributes.get("http-equiv")?.toLowerCase() === "content-security-policy";
    if (name === "meta" && isPolicy) policies.push(attributes.get("content") ?? "");
  };
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    if (html.startsWith("<!--", at)) {
      at = indexOr(html, "-->", at + 4);
      continue;
    }
    const [name = ""] = /^[a-z][a-z\d-]*/.exec(lower.slice(at + 1, at + 20)) ?? [];
    if (!name) {
      at += 1;
      continue;
    }
    const { attributes, end } = readAttributes(html, at + 1 + name.length);
    if (!end) break;
    const close = RAW.includes(name) ? indexOr(lower, `</${name}`, end) : end;
    see(name, attributes, html.slice(end, close));
    at = close;
  }
  return { scripts, policies, base };
};

const MAX_SCRIPTS = 20;
const AT_ONCE = 5;
const readOne = async (url, ask) => {
  try {
    const { url: last, text } = await ask(url);
    return last.origin === url.origin ? [{ where: url.pathname, text }] : [];
  } catch (error) {
    if (error instanceof NoAnswer) return [];
    throw error;
  }
};
const readScripts = async ({ scripts, url: page }, route, ask) => {
  const all = scripts.flatMap(({ url }) => url?.origin === page.origin ? [url.href] : []);
  const theirs = [...new Set(all)].filter((url) => !route || !url.startsWith(`${route}/`));
  const texts = [];
  for (let at = 0; at < Math.min(theirs.length, MAX_SCRIPTS); at += AT_ONCE) {
    const some = theirs.slice(at, Math.min(at + AT_ONCE, MAX_SCRIPTS));
    texts.push(...(await Promise.all(some.map((url) => readOne(new URL(url), ask)))).flat());
  }
  return { texts, missed: theirs.length - texts.length };
};

const PAGE_CHECKS = ["tag", "csp-script", "csp-connect", "order", "leaked-keys", "double-tracking"];
const visitPage = async (url, ask) => {
  try {
    const answer = await ask(url);
    const type = answer.headers.get("content-type") ?? "";
    if (answer.status === 200 && /^(text\/html|application\/xhtml\+xml)/i.test(type))
      return toVisit(answer, readHtml(answer.text));
    return fail(
      "page",
      `${showAddress(answer.url)} answered ${inWords(answer)} instead of a page`,
      "Name a page of the shop that everybody can see"
    );
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return fail(
      "page",
      `no answer from ${url.origin}: ${error.message}`,
      "Check the address, and whether the shop may be reached from here"
    );
  }
};
const describeTexts = (texts, missed) => {
  const scripts = `${texts.length - 1} script${texts.length === 2 ? "" : "s"} of its origin`;
  return `the page and ${scripts}${missed ? `; ${missed} more could not be read` : ""}`;
};
const checkPage = async (visited, { route, keys, ask }, tell) => {
  if ("check" in visited) {
    tell(visited);
    for (const check of PAGE_CHECKS) tell(skip(check, "there is no page to look at"));
    return;
  }
  const { answer, url } = visited;
  tell(ok("page", `${showAddress(url)} came${answer.isCut ? "; its first 2 MB were read" : ""}`));
  const tags = findTags(visited);
  const tag = tags.find((one) => one.route === route) ?? tags[0];
  const { texts, missed } = await readScripts(visited, tag?.route ?? route, ask);
  const isBundled = texts.some(({ text }) => text.includes("keepsend"));
  tell(checkTag(tags, route, visited, isBundled));
  for (const finding of checkPolicies(visited, tag, tag?.route ?? route)) tell(finding);
  tell(checkOrder(visited, tag));
  const all = [{ where: "the page", text: answer.text }, ...texts];
  tell(checkKeys(all, keys, describeTexts(all, missed)));
  tell(
    tag || isBundled ? checkDoubles(visited, all) : skip("double-tracking", "there is no keepsend beside which anything could track")
  );
};

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1e3;
const checkRevision = (nowMs, revision = LATEST_REVISION) => {
  const years = (nowMs - Date.parse(revision)) / YEAR_MS;
  const end = `${Number(revision.slice(0, 4)) + 2}${revision.slice(4)}`;
  const seen = `this release speaks revision ${revision}, which Klaviyo supports until ${end}`;
  const advice = "Take a newer release of keepsend";
  if (years >= 2) return fail("revision", `${seen}: that is over`, `${advice} now`);
  if (years >= 1) return warn("revision", `${seen}; it is deprecated`, `${advice} before that`);
  return ok("revision", seen);
};

const CACHE_STATUS = ["cf-cache-status", "x-cache", "x-proxy-cache", "x-vercel-cache"];
const ADVICE$1 = "Let no cache answer for the route, and leave its Cache-Control as it is";
const whoKept = ({ headers }) => {
  if (Number(headers.get("age") ?? 0) > 0) return `Age: ${headers.get("age")}`;
  const name = CACHE_STATUS.find((status) => /\bhit\b/i.test(headers.get(status) ?? ""));
  return name && `${name}: ${headers.get(name)}`;
};
const maySave = ({ headers }) => !/\bno-store\b/i.test(headers.get("cache-control") ?? "");
const checkCaching = (answers) => {
  const kept = answers.map(whoKept).find((who) => who !== void 0);
  if (kept) return fail("caching", `a cache answered in place of the route (${kept})`, ADVICE$1);
  const open = answers.find(maySave);
  if (open) {
    const value = open.headers.get("cache-control");
    return fail(
      "caching",
      `${open.url.pathname} came with ${value ? `Cache-Control: ${value}` : "no Cache-Control"} instead of no-store`,
      ADVICE$1
    );
  }
  return ok("caching", "no cache keeps what the route answers");
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|[\w-]+\.localhost)$/;
const checkScheme = ({ protocol, hostname }) => {
  if (protocol === "https:") return ok("https", "the route is reached over https");
  const advice = "Serve the shop and the route over https: cookies marked Secure need it";
  return LOOPBACK.test(hostname) ? warn("https", "plain http, which is fine on this machine alone", advice) : fail("https", "the route is reached over plain http", advice);
};
const checkHsts = ({ url, headers }) => {
  if (url.protocol !== "https:") return skip("hsts", "there is none without https");
  const value = headers.get("strict-transport-security");
  return value ? ok("hsts", `Strict-Transport-Security: ${value}`) : warn(
    "hsts",
    "no Strict-Transport-Security: a first visit may begin over plain http",
    "Switch HSTS on for the shop, such as max-age=31536000"
  );
};
const judgeHealth = (answer) => {
  const { status, url, redirects } = answer;
  const [, state, delivery] = /^\{"status":"(\w+)","delivery":"(\w+)"/.exec(answer.text.replace(/\s/g, "")) ?? [];
  if (state === void 0) {
    const isSetUp = !isProblem(answer);
    const finding2 = isSetUp ? fail(
      "health",
      `${showAddress(url)} answered ${inWords(answer)}: that is not keepsend`,
      "Check the path against BASE_PATH, and what sends the shop's requests there"
    ) : fail(
      "health",
      `the route answered ${status}: it is not set up, or lives at another path`,
      "See its log; check KLAVIYO_API_KEY and BASE_PATH"
    );
    return { finding: finding2, isOurs: false };
  }
  if (status !== 200 || state !== "ok")
    return {
      finding: fail(
        "health",
        `the route says it is ${state} (${status}): its queue cannot be used`,
        "See its log and its queue; pages keep their events meanwhile"
      ),
      isOurs: true
    };
  const finding = redirects ? warn(
    "health",
    `it is well, but only after a redirect to ${showAddress(url)}`,
    "Name the last address: a redirect may turn a POST into a GET"
  ) : ok("health", `the route is well (${delivery})`);
  return { finding, isOurs: true };
};

const STRANGER = "https://stranger.invalid";
const JSON_TYPE = { "content-type": "application/json" };
const FROM_SHOP = { "sec-fetch-site": "same-origin" };
const REFUSALS = [
  {
    check: "strangers",
    status: 403,
    init: {
      method: "POST",
      body: "{}",
      headers: { ...JSON_TYPE, "sec-fetch-site": "cross-site", origin: STRANGER }
    },
    what: "a page of another site is refused",
    advice: "Let Sec-Fetch-Site and Origin through to the route as they came"
  },
  {
    check: "content-type",
    status: 415,
    init: { method: "POST", body: "{}", headers: { "content-type": "text/plain", ...FROM_SHOP } },
    what: "what is not sent as JSON is refused",
    advice: "Let Content-Type through to the route as it came"
  },
  {
    check: "batches",
    status: 400,
    init: { method: "POST", body: "{}", headers: { ...JSON_TYPE, ...FROM_SHOP } },
    what: "a batch without events is refused by name",
    advice: "Let POST with its body through to the route; a firewall or a cache may be in its way"
  },
  {
    check: "method",
    status: 405,
    init: { method: "PUT", body: "{}", headers: { ...JSON_TYPE, ...FROM_SHOP } },
    what: "a method that is none of its own is refused",
    advice: "Let every method through to the route"
  }
];
const REFUSAL_CHECKS = [...REFUSALS.map(({ check }) => check), "cors", "headers"];
const checkRefusal = (answer, { check, status, what, advice }) => answer.status === status && isProblem(answer) ? ok(check, `${what} (${status})`) : answer.status === 429 ? skip(check, "this machine asks too often (429)", "Try again in a minute") : fail(
  check,
  `${inWords(answer)} came instead of ${status} as application/problem+json`,
  advice
);
const checkCors = (answers) => {
  const allowed = answers.map(({ headers }) => headers.get("access-control-allow-origin")).find((origin) => origin === "*" || origin === STRANGER);
  return allowed ? fail(
    "cors",
    `pages of other sites get Access-Control-Allow-Origin: ${allowed}`,
    "Take that header away for the route; only the shop itself asks it"
  ) : ok("cors", "pages of other sites get no permission");
};
const GUARDS = [
  "content-security-policy",
  "cross-origin-resource-policy",
  "referrer-policy",
  "x-content-type-options"
];
const checkHeaders = ({ headers }) => {
  const lost = GUARDS.filter((name) => !headers.has(name));
  return lost.length ? warn(
    "headers",
    `these headers of the route do not come through: ${lost.join(", ")}`,
    "Let the route's headers through as they are"
  ) : ok("headers", "the route's security headers come through");
};
const checkRefusals = async ({ route, ask, tell }) => {
  const events = new URL(`${route}/e`);
  const answers = [];
  for (const refusal of REFUSALS) {
    const answer = await ask(events, refusal.init, { maxRedirects: 0 });
    answers.push(answer);
    tell(checkRefusal(answer, refusal));
  }
  const preflight = await ask(
    events,
    {
      method: "OPTIONS",
      headers: {
        origin: STRANGER,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type"
      }
    },
    { maxRedirects: 0 }
  );
  tell(checkCors([preflight, ...answers]));
  const [refused] = answers;
  if (refused) tell(checkHeaders(refused));
  return answers;
};

const SCRIPT_CHECKS = ["script", "stub", "sender", "compression"];
const DAY_SECONDS = 86400;
const isScript = ({ status, headers }) => status === 200 && /^(text|application)\/(java|ecma)script/i.test(headers.get("content-type") ?? "");
const maxAgeOf = (cacheControl) => {
  if (/\b(no-store|no-cache)\b/i.test(cacheControl)) return 0;
  return Number(/\bmax-age=(\d+)/i.exec(cacheControl)?.[1] ?? 0);
};
const judge = (check, file, answer) => {
  const { status, headers, text } = answer;
  const type = headers.get("content-type") ?? "nothing";
  if (!isScript(answer))
    return fail(
      check,
      `${file} came as ${type} with ${status} instead of a script`,
      "Let GET under the route's path through to the route"
    );
  if (check !== "sender" && !text.includes("keepsend"))
    return fail(check, `${file} is not keepsend's`, "See who answers in place of the route");
  const cacheControl = headers.get("cache-control") ?? "";
  const seconds = maxAgeOf(cacheControl);
  const seen = `${file} with ${cacheControl ? `Cache-Control: ${cacheControl}` : "no Cache-Control"}`;
  const advice = "Leave the route's Cache-Control as it is";
  if (check === "sender")
    return seconds > 0 ? warn(check, `${seen}: an old name would be remembered with new content`, advice) : ok(check, seen);
  if (seconds === 0) return warn(check, `${seen}: every page loads it anew`, advice);
  if (seconds > DAY_SECONDS)
    return warn(check, `${seen}: a new release takes more than a day to arrive`, advice);
  return ok(check, seen);
};
const checkCompression = ({ headers, text }) => {
  const encoding = headers.get("content-encoding");
  return encoding ? ok("compression", `m.js came as ${encoding}`) : warn(
    "compression",
    `m.js came uncompressed: ${text.length} bytes`,
    "Compress scripts where the shop is served: brotli makes it less than half"
  );
};
const checkScripts = async ({ route, ask, tell }) => {
  const script = await ask(new URL(`${route}/m.js`));
  tell(judge("script", "m.js", script));
  tell(judge("stub", "stub.js", await ask(new URL(`${route}/stub.js`))));
  tell(judge("sender", "s.<release>.js", await ask(new URL(`${route}/s.doctor.js`))));
  tell(checkCompression(script));
};

const SENDING_CHECKS = ["delivery", "cookie", "receipt"];
const METRIC = "Keepsend doctor";
const MAX_AGE_SECONDS = 3456e4;
const createBatch = () => {
  const now = (/* @__PURE__ */ new Date()).toISOString();
  return JSON.stringify({
    v: 1,
    sent_at: now,
    batch: crypto.randomUUID(),
    visitor: { anonymous_id: crypto.randomUUID() },
    events: [{ id: crypto.randomUUID(), metric: METRIC, time: now }]
  });
};
const resultOf = ({ text }) => {
  try {
    return JSON.parse(text).results[0] ?? {};
  } catch {
    return {};
  }
};
const judgeDelivery = (answer) => {
  const { status: result, code } = resultOf(answer);
  if (answer.status === 202 && (result === "accepted" || result === "duplicate"))
    return ok("delivery", `the route took an event '${METRIC}'; it is in Klaviyo soon`);
  if (answer.status === 202 && result === "rejected")
    return fail("delivery", `the route refused the event: ${code}`, "See the route's log");
  if (answer.status === 503 || result === "held")
    return fail(
      "delivery",
      "the route could not deliver the event; pages keep theirs and try again",
      "See the route's log: is its key right, is Klaviyo reached?"
    );
  return fail(
    "delivery",
    `${answer.status} came instead of 202`,
    "See the route's log, and what stands before the route"
  );
};
const attributesOf = (cookie) => new Map(
  cookie.split(";").slice(1).map((part) => part.trim().split("=")).map(([name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()])
);
const faultsOf = (cookie) => {
  const has = attributesOf(cookie);
  return [
    has.has("secure") ? "" : "no Secure",
    has.has("httponly") ? "" : "no HttpOnly",
    has.get("samesite") === "lax" ? "" : "no SameSite=Lax",
    has.get("path") === "/" ? "" : "no Path=/",
    Number(has.get("max-age")) >= MAX_AGE_SECONDS ? "" : "less than 400 days",
    cookie.startsWith("__Host-") && has.has("domain") ? "a Domain, which __Host- forbids" : ""
  ].filter(Boolean);
};
const ADVICE = "Let the route's Set-Cookie through as it is";
const judgeCookie = (cookies) => {
  const cookie = cookies.find((text) => /^__(Host|Secure)-keepsend=/.test(text));
  if (cookie === void 0)
    return fail("cookie", "the cookie that remembers a visitor does not come through", ADVICE);
  const [name] = cookie.split("=");
  const faults = faultsOf(cookie);
  return faults.length ? fail("cookie", `${name} came with ${faults.join(", ")}`, ADVICE) : ok("cookie", `${name} is Secure, HttpOnly and SameSite=Lax, for 400 days`);
};
const judgeReceipt = (cookies) => cookies.some(
  (text) => /^keepsend-[0-9a-f]{12}=/i.test(text) && !attributesOf(text).has("httponly")
) ? ok("receipt", "the receipt for a batch comes through, for scripts to read") : warn(
  "receipt",
  "the receipt for a batch does not come through: a beacon is asked for again",
  ADVICE
);
const checkSending = async ({ route, ask, tell }, isSending) => {
  if (!isSending) {
    const advice = `--send records one event '${METRIC}' of an unknown visitor, and looks`;
    for (const check of SENDING_CHECKS) tell(skip(check, "only an event shows it", advice));
    return;
  }
  const answer = await ask(
    new URL(`${route}/e?receipt`),
    {
      method: "POST",
      body: createBatch(),
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" }
    },
    { maxRedirects: 0 }
  );
  const delivery = judgeDelivery(answer);
  tell(delivery);
  if (answer.status === 202) {
    const cookies = answer.headers.getSetCookie();
    tell(judgeCookie(cookies));
    tell(judgeReceipt(cookies));
  } else for (const check of ["cookie", "receipt"]) tell(skip(check, "the event was not taken"));
};

const ROUTE_CHECKS = ["hsts", ...REFUSAL_CHECKS, "caching", ...SCRIPT_CHECKS, ...SENDING_CHECKS];
const visit = async (given) => {
  const { route, ask, tell } = given;
  const health = await ask(new URL(`${route}/health`));
  const { finding, isOurs } = judgeHealth(health);
  tell(finding);
  tell(checkHsts(health));
  if (!isOurs) throw new NoAnswer("keepsend did not answer");
  const answers = await checkRefusals(given);
  tell(checkCaching([health, ...answers]));
  return health.aheadMs;
};
const checkRoute = async (given, isSending) => {
  const told = /* @__PURE__ */ new Set();
  const tell = (finding) => {
    told.add(finding.check);
    given.tell(finding);
  };
  const heard = { ...given, tell };
  tell(checkScheme(new URL(given.route)));
  let aheadMs;
  try {
    aheadMs = await visit(heard);
    await checkScripts(heard);
    await checkSending(heard, isSending);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (!told.has("health"))
      tell(
        fail(
          "health",
          `no answer from ${new URL(given.route).origin}: ${error.message}`,
          "Check the address, and whether the route runs and may be reached from here"
        )
      );
    for (const check of ROUTE_CHECKS)
      if (!told.has(check)) tell(skip(check, `the route was not asked: ${error.message}`));
  }
  return aheadMs;
};

const COLOURS = { ok: "green", warn: "yellow", fail: "red", skipped: "dim" };
const MAX_LENGTH = 400;
const hideKeys = (text) => text.replace(/pk_[\w-]{4,}/g, "pk_[hidden]");
const toText = (text) => toPrintable(hideKeys(text)).slice(0, MAX_LENGTH);
const toShown = ({ check, state, seen, advice }) => ({
  check,
  state,
  seen: toText(seen),
  ...advice !== void 0 && { advice: toText(advice) }
});
const NAME_WIDTH = 16;
const STATE_WIDTH = 8;
const toReport = ({ check, state, seen, advice }, isColoured) => {
  const mark = isColoured ? styleText(COLOURS[state], state, { validateStream: false }) : state;
  const head = `${mark}${" ".repeat(STATE_WIDTH - state.length)}${check.padEnd(NAME_WIDTH)}`;
  return [
    `${head}${seen}`,
    ...advice ? [`${" ".repeat(STATE_WIDTH + NAME_WIDTH)}${advice}`] : []
  ];
};
const countOf = (findings, state) => findings.filter((finding) => finding.state === state).length;
const toSummary = (findings) => ["ok", "warn", "fail", "skipped"].map((state) => `${countOf(findings, state)} ${state}`).join(", ");
const createReporter = (io, isJson) => {
  const findings = [];
  let phase = "";
  const showPhase = () => io.progress?.(phase && `${phase} (${findings.length} checks done)`);
  return {
    findings,
    /** Says what is under way, to whoever watches. */
    begin: (what) => {
      phase = what;
      showPhase();
    },
    tell: (finding) => {
      const shown = toShown(finding);
      findings.push(shown);
      if (!isJson) for (const line of toReport(shown, io.isColoured ?? false)) io.out(line);
      showPhase();
    }
  };
};

const withClock = (io, note) => {
  const { fetch = globalThis.fetch } = io;
  return {
    ...io,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const dateMs = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(dateMs)) note(dateMs - io.now());
      return response;
    }
  };
};
const runDoctor = async (request, io) => {
  const { begin, tell, findings } = createReporter(io, request.isJson);
  const ask = createAsk(io);
  const clocks = {};
  begin("asking Klaviyo about the key");
  await checkKeys$1(
    withClock(io, (aheadMs) => {
      clocks.klaviyo = aheadMs;
    }),
    tell
  );
  tell(checkRevision(io.now()));
  if (request.page) begin("reading the page");
  const visited = request.page && await visitPage(request.page, ask);
  const tag = visited && !("check" in visited) ? findTags(visited)[0] : void 0;
  const route = request.route ?? tag?.route;
  if (route) {
    begin("asking the route");
    clocks.route = await checkRoute({ route, ask, tell }, request.isSending);
  }
  if (visited) {
    begin("reading the page's scripts");
    const { KLAVIYO_API_KEY: key, KLAVIYO_API_KEY_NEXT: next } = io.env;
    const keys = [key, next].flatMap((one) => one || []);
    await checkPage(visited, { route: request.route, keys, ask }, tell);
  }
  tell(checkClock(clocks));
  begin("");
  if (request.isJson) io.out(JSON.stringify({ summary: toSummary(findings), checks: findings }));
  else io.out(`
${toSummary(findings)}`);
  const failed = countOf(findings, "fail");
  if (failed) throw new Error(`${failed} of ${findings.length} checks failed`);
};

export { runDoctor };
