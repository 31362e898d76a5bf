import { BASE, type Fields, SHOP } from './route.js';

/** 24 bytes, the fewest Standard Webhooks allows. */
export const SECRET = `whsec_${btoa('a secret of 24 bytes now')}`;
export const OTHER_SECRET = `whsec_${btoa('another secret, 32 bytes of it..')}`;

const encoder = new TextEncoder();

/** `v1,` and the signature, as a shop's back end makes it. */
export const sign = async (text: string, secret = SECRET): Promise<string> => {
  const bytes = Uint8Array.from(atob(secret.slice(6)), (character) => character.charCodeAt(0));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const hash = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return `v1,${btoa(String.fromCharCode(...hash))}`;
};

export const order = (number: number, fields: Fields = {}): Fields => ({
  metric: 'Placed Order',
  unique_id: `order-${number}`,
  value: 29,
  value_currency: 'EUR',
  properties: { OrderId: number },
  profile: { email: `customer-${number}@example.com` },
  ...fields,
});

export interface Sent {
  id?: string;
  /** In seconds. */
  timestamp?: number;
  secret?: string;
  headers?: { [name: string]: string };
  url?: string;
}

/** A request as the shop's back end sends it. */
export const serverRequest = async (
  body: string | Fields,
  { id = 'msg_1', timestamp, secret = SECRET, headers, url = `${SHOP}${BASE}/server` }: Sent = {},
): Promise<Request> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const seconds = String(timestamp ?? Math.floor(Date.now() / 1_000));
  return new Request(url, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': await sign(`${id}.${seconds}.${text}`, secret),
      ...headers,
    },
  });
};
