import { Refusal } from '../refusal.js';

/** So far the sender's clock may be from ours, or a message on its way (Standard Webhooks leaves the number open). */
const TOLERANCE_MS = 5 * 60_000;
/** While its keys rotate a sender signs with each; nobody has more. */
const MAX_SIGNATURES = 10;
const PREFIX = 'whsec_';
/** Standard Webhooks: a secret has 24 to 64 bytes. */
const MIN_SECRET_BYTES = 24;

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

const encoder = new TextEncoder();

const toBytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Whether it is `whsec_` and enough bytes in Base64. */
export const isServerSecret = (secret: unknown): boolean => {
  try {
    const text = String(secret);
    return text.startsWith(PREFIX) && toBytes(text.slice(PREFIX.length)).length >= MIN_SECRET_BYTES;
  } catch {
    return false;
  }
};

/** What a message says of itself in its headers; true only once its signature is verified. */
export interface Signed {
  /** The sender's name of the message, the same whenever he sends it again. */
  id: string;
  timestamp: string;
  signatures: Uint8Array<ArrayBuffer>[];
}

/**
 * The headers of Standard Webhooks, with what anybody can see to be wrong.
 * @throws {Refusal} 401
 */
export const readSigned = (headers: Headers): Signed => {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const signatures = (headers.get('webhook-signature') ?? '')
    .split(' ', MAX_SIGNATURES)
    .flatMap((signature) => /^v1,([A-Za-z\d+/]{43}=)$/.exec(signature)?.[1] ?? []);
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || !signatures.length)
    throw new Refusal(
      401,
      'Sign with webhook-id, webhook-timestamp and webhook-signature: v1,...',
      {
        'www-authenticate': 'Webhook',
      },
    );
  if (Math.abs(Date.now() - Number(timestamp) * 1_000) > TOLERANCE_MS)
    throw new Refusal(401, 'webhook-timestamp is more than five minutes from now; set the clock', {
      'www-authenticate': 'Webhook',
    });
  return { id, timestamp, signatures: signatures.map(toBytes) };
};

/** Looks at every byte, so that how long it takes says nothing of where they differ. */
const isSame = (given: Uint8Array, right: Uint8Array): boolean =>
  given.length === right.length &&
  right.reduce((difference, byte, at) => difference | (byte ^ (given[at] as number)), 0) === 0;

/**
 * Verifies messages signed with any of the shop's secrets, in constant time.
 * @returns a function that throws a {Refusal} 401 where none of the signatures is right.
 */
export const createVerifier = (secrets: readonly string[]) => {
  let keys: Promise<CryptoKey[]> | undefined;
  const importKeys = (): Promise<CryptoKey[]> =>
    Promise.all(
      secrets.map((secret) => {
        const bytes = toBytes(secret.slice(PREFIX.length));
        return crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['sign']);
      }),
    );
  return async ({ id, timestamp, signatures }: Signed, body: string): Promise<void> => {
    keys ??= importKeys();
    const signed = encoder.encode(`${id}.${timestamp}.${body}`);
    for (const key of await keys) {
      // Once for all signatures: whoever has no secret may send the longest body and ten of them.
      const right = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed));
      if (signatures.some((signature) => isSame(signature, right))) return;
    }
    throw new Refusal(
      401,
      'No signature fits; sign `id.timestamp.body` as it is sent, with the secret of this route',
      { 'www-authenticate': 'Webhook' },
    );
  };
};
