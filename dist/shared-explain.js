import { createKlaviyo, KlaviyoError, redactKey } from './klaviyo.js';
import { U as UsageError, a as toPrintable } from './shared-table.js';

const DEFAULT_URL = "https://a.klaviyo.com";
const TIMEOUT_MS = 15e3;
const onceUnanswered = (fetch) => {
  let silence;
  return async (input, init) => {
    if (silence !== void 0) throw silence;
    const request = new Request(input, init);
    request.signal.addEventListener("abort", () => {
      silence = new Error(`nothing within ${TIMEOUT_MS / 1e3} s`);
    });
    try {
      return await fetch(request);
    } catch (error) {
      silence ??= error;
      throw error;
    }
  };
};
const readUrl = (text) => {
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  const where = "of KLAVIYO_URL or --url";
  throw new UsageError(`the address ${where} must be of http or https and hold no password`);
};
const connect = (io, url) => {
  const { origin, pathname } = readUrl(url ?? (io.env.KLAVIYO_URL || DEFAULT_URL));
  const apiKey = io.env.KLAVIYO_API_KEY;
  if (!apiKey) throw new UsageError("KLAVIYO_API_KEY is not set; it takes a private key, pk_...");
  if (!/^pk_[\w-]+$/.test(apiKey))
    throw new UsageError("KLAVIYO_API_KEY is no private key of Klaviyo, which begins with pk_");
  const klaviyo = createKlaviyo({
    apiKey,
    baseUrl: `${origin}${pathname}`,
    timeoutMs: TIMEOUT_MS,
    rateLimit: true,
    fetch: onceUnanswered(io.fetch ?? globalThis.fetch)
  });
  return { klaviyo, address: origin };
};

const SCOPES = {
  getAccounts: "accounts:read",
  getEvents: "events:read, metrics:read and profiles:read",
  getProfiles: "profiles:read"
};
const scopesIn = (detail = "") => detail.match(/\b[a-z-]+:(?:read|write)\b/g)?.join(", ");
const inSeconds = (ms) => `${Math.ceil(ms / 1e3)} s`;
const explainKlaviyo = (error, address) => {
  const { status, call, code, detail, html, retryAfterMs } = error;
  if (status === 0) {
    const [, reason = ""] = /no answer: (.*)$/s.exec(error.message) ?? [];
    return `no answer from ${address} (${reason}); is it the right address, and reachable?`;
  }
  if (status === 401 || code === "not_authenticated")
    return `${address} does not know this key (${status}); check KLAVIYO_API_KEY`;
  if (html !== void 0) return `${address} answered ${status} with a page: ${html}`;
  if (status === 403)
    return `the key may not do this (403); it needs the scope ${scopesIn(detail) ?? SCOPES[call] ?? "for it"}`;
  if (status === 429)
    return `${address} is asked too often (429); try again in ${inSeconds(retryAfterMs ?? 6e4)}`;
  return error.message;
};
const explain = (error, address = "Klaviyo") => {
  const reason = error instanceof KlaviyoError ? explainKlaviyo(error, address) : error instanceof Error ? error.message : String(error);
  return toPrintable(redactKey(reason).replace(/\s+/g, " ").trim());
};

export { connect as c, explain as e };
