import { createHmac } from 'node:crypto';

/**
 * What `Klaviyo-Signature` holds: lower-case hex of HMAC-SHA256 over the body's raw bytes and then
 * the timestamp header exactly as sent, with nothing in between (documented).
 */
export const signDelivery = (secret: string, body: Uint8Array, timestamp: string): string =>
  createHmac('sha256', secret).update(body).update(timestamp).digest('hex');
