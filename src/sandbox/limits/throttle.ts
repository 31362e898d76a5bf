import type { Box } from '../box.js';
import { Failure } from '../contract/failure.js';
import { isSince, type RevisionName } from '../contract/revisions.js';
import type { Endpoint } from '../endpoints/call.js';
import { scaleRate } from './limiter.js';

/** One request at one endpoint, in the name of an account. */
export interface Metered {
  readonly account: string;
  readonly endpoint: Endpoint;
  readonly url: URL;
  readonly revision: RevisionName;
  readonly at: number;
}

// The answers seen point to this place of the docs.
const LIMITS_PAGE =
  'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling#rate-limits';

/** A 429 in the words seen on the wire; its pointer lost a slash between 2023 and 2024 (observed). */
export class Throttled extends Failure {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, revision: RevisionName) {
    const unit = retryAfterSeconds === 1 ? 'second' : 'seconds';
    super(429, {
      detail: `Request was throttled. Expected available in ${retryAfterSeconds} ${unit}.`,
      pointer: isSince(revision, '2024-02-15') ? '/data' : '/data/',
      moreAt: LIMITS_PAGE,
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

// Requests with a lower rate share a bucket across endpoints (documented); that they leave the
// endpoint's own one alone is assumed.
const chooseRate = ({ account, endpoint, url }: Metered) => {
  const lower = endpoint.rateFor?.(url);
  return lower === undefined
    ? { rate: endpoint.rate, bucket: `${account} ${endpoint.name}` }
    : { rate: lower, bucket: `${account} ${lower.burst}/s ${lower.steady}/m` };
};

/**
 * Counts a request, whatever becomes of it (assumed for those refused later). Returns the headers
 * every answer but a 429 carries, or throws the 429; no headers while the limits are off.
 */
export const meter = (box: Box, metered: Metered): Readonly<Record<string, string>> => {
  const { rateLimits } = box.settings;
  if (rateLimits === 0) return {};
  const { rate, bucket } = chooseRate(metered);
  const verdict = box.limiter.take(bucket, scaleRate(rate, rateLimits), metered.at);
  if ('retryAfterSeconds' in verdict)
    throw new Throttled(verdict.retryAfterSeconds, metered.revision);
  return {
    'ratelimit-limit': String(verdict.limit),
    'ratelimit-remaining': String(verdict.remaining),
    'ratelimit-reset': String(verdict.resetSeconds),
  };
};
