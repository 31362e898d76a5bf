import type { Webhook } from '../resources/webhooks.js';
import { signDelivery } from './sign.js';

const TIMEOUT_MS = 5_000;

/** How one call went: an HTTP status, or why there is none. */
export interface Attempted {
  readonly status: number | null;
  readonly detail: string;
}

const wordStatus = (status: number) => {
  if (status < 300) return '';
  return status < 400
    ? `answered ${status}: no redirect is followed`
    : `answered ${status} instead of 2xx`;
};

const wordError = (error: unknown) => {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1_000} seconds`;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return `no connection${code === undefined ? '' : ` (${code})`}`;
};

/** Posts a signed delivery once: no redirect is followed and no answer is waited for too long. */
export const attempt = async (
  { id, endpointUrl, secretKey }: Webhook,
  body: string,
  now: number,
  ended: AbortSignal,
): Promise<Attempted> => {
  const bytes = new TextEncoder().encode(body);
  const timestamp = new Date(now).toUTCString();
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'keepsend-sandbox',
    'klaviyo-webhook-id': id,
    'klaviyo-timestamp': timestamp,
    'klaviyo-signature': signDelivery(secretKey, bytes, timestamp),
  };
  const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const init = { method: 'POST', headers, body: bytes, redirect: 'manual', signal } as const;
    const response = await fetch(endpointUrl, init);
    await response.body?.cancel();
    return { status: response.status, detail: wordStatus(response.status) };
  } catch (error) {
    return { status: null, detail: wordError(error) };
  }
};
