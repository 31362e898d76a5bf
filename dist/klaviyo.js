export { A as ApiCall, K as KlaviyoError, L as LATEST_REVISION, a as ListCall, b as any, c as contains, d as createGates, e as createKlaviyo, f as createKlaviyoWriter, g as endsWith, h as equals, i as greaterOrEqual, j as greaterThan, k as has, l as lessOrEqual, m as lessThan, r as redactKey, s as startsWith } from './shared-create-klaviyo.js';
import 'ky';

const isHeaders = (headers) => typeof headers.get === "function";
const readHeader = ({ headers }, name) => {
  if (isHeaders(headers)) return headers.get(name) ?? "";
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return String(value ?? "");
};
const toBytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const join = (body, timestamp) => {
  const encoder = new TextEncoder();
  const first = typeof body === "string" ? encoder.encode(body) : new Uint8Array(body);
  const last = encoder.encode(timestamp);
  const all = new Uint8Array(first.length + last.length);
  all.set(first);
  all.set(last, first.length);
  return all;
};
const verifyWebhook = async (delivery, { secret, toleranceMs = 3e5 }) => {
  if (!secret) throw new TypeError("secret must be the secret_key of the webhook");
  const timestamp = readHeader(delivery, "klaviyo-timestamp");
  const signature = readHeader(delivery, "klaviyo-signature");
  if (!(Math.abs(Date.now() - Date.parse(timestamp)) <= toleranceMs || toleranceMs === Infinity))
    return false;
  if (!/^[\da-f]{64}$/.test(signature)) return false;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
  return crypto.subtle.verify("HMAC", key, toBytes(signature), join(delivery.body, timestamp));
};

export { verifyWebhook };
