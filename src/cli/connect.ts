import { createKlaviyo, type Klaviyo } from '../klaviyo/index.js';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

const DEFAULT_URL = 'https://a.klaviyo.com';
const TIMEOUT_MS = 15_000;

type Fetch = typeof globalThis.fetch;

/**
 * Asks nobody again who did not answer: somebody waits. What was answered by 429 or 503 is still
 * asked again, because the client does that.
 */
const onceUnanswered = (fetch: Fetch): Fetch => {
  let silence: unknown;
  return async (input, init) => {
    if (silence !== undefined) throw silence;
    const request = new Request(input, init);
    // It ends when the time is over, which may also be in the middle of a body.
    request.signal.addEventListener('abort', () => {
      silence = new Error(`nothing within ${TIMEOUT_MS / 1_000} s`);
    });
    try {
      return await fetch(request);
    } catch (error) {
      silence ??= error;
      throw error;
    }
  };
};

const readUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  const where = 'of KLAVIYO_URL or --url';
  throw new UsageError(`the address ${where} must be of http or https and hold no password`);
};

/** The client that the environment and `--url` describe, and the address to name in messages. */
export const connect = (io: Io, url?: string): { klaviyo: Klaviyo; address: string } => {
  const { origin, pathname } = readUrl(url ?? (io.env.KLAVIYO_URL || DEFAULT_URL));
  const apiKey = io.env.KLAVIYO_API_KEY;
  if (!apiKey) throw new UsageError('KLAVIYO_API_KEY is not set; it takes a private key, pk_...');
  if (!/^pk_[\w-]+$/.test(apiKey))
    throw new UsageError('KLAVIYO_API_KEY is no private key of Klaviyo, which begins with pk_');
  const klaviyo = createKlaviyo({
    apiKey,
    baseUrl: `${origin}${pathname}`,
    timeoutMs: TIMEOUT_MS,
    rateLimit: true,
    fetch: onceUnanswered(io.fetch ?? globalThis.fetch),
  });
  return { klaviyo, address: origin };
};
