/** What a webhook brought. */
export interface WebhookDelivery {
  /** The raw body, byte for byte as it arrived: parsed and written again it is another text. */
  body: string | ArrayBuffer | Uint8Array;
  headers: Headers | { readonly [name: string]: string | string[] | undefined };
}

export interface WebhookOptions {
  /** The `secret_key` the webhook was made with, at least 16 characters (documented). */
  secret: string;
  /**
   * How far its timestamp may be from now, in milliseconds. Default 300,000. Klaviyo names no
   * window of its own (documented); `Infinity` takes any.
   */
  toleranceMs?: number;
}

/** Not by their class: a library's own are none of the platform's. */
const isHeaders = (headers: WebhookDelivery['headers']): headers is Headers =>
  typeof headers.get === 'function';

const readHeader = ({ headers }: WebhookDelivery, name: string): string => {
  if (isHeaders(headers)) return headers.get(name) ?? '';
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return String(value ?? '');
};

const toBytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const join = (body: WebhookDelivery['body'], timestamp: string): Uint8Array<ArrayBuffer> => {
  const encoder = new TextEncoder();
  const first = typeof body === 'string' ? encoder.encode(body) : new Uint8Array(body);
  const last = encoder.encode(timestamp);
  const all = new Uint8Array(first.length + last.length);
  all.set(first);
  all.set(last, first.length);
  return all;
};

/**
 * Whether Klaviyo signed this: HMAC-SHA256 of the body followed by the timestamp header, as sent
 * (documented). Compares in constant time; never rejects over what arrived, whatever it is. Flow
 * webhooks are not signed (documented).
 * @throws {TypeError} when the secret is empty, because anybody could sign then.
 */
export const verifyWebhook = async (
  delivery: WebhookDelivery,
  { secret, toleranceMs = 300_000 }: WebhookOptions,
): Promise<boolean> => {
  if (!secret) throw new TypeError('secret must be the secret_key of the webhook');
  const timestamp = readHeader(delivery, 'klaviyo-timestamp');
  const signature = readHeader(delivery, 'klaviyo-signature');
  // Without a time nothing is young, unless any age will do.
  if (!(Math.abs(Date.now() - Date.parse(timestamp)) <= toleranceMs || toleranceMs === Infinity))
    return false;
  if (!/^[\da-f]{64}$/.test(signature)) return false;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, toBytes(signature), join(delivery.body, timestamp));
};
