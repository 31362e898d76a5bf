import { createKlaviyoWriter, type Gates, type KlaviyoWriter } from '../klaviyo/index.js';
import { eitherKey } from './either-key.js';
import type { RouteOptions } from './route-options.js';
import type { Settings } from './settings.js';
import { createSparingLog } from './sparing-log.js';

/**
 * The client both the route and its consumer send with. What waits tries again, not the client.
 * With two keys it uses the one that Klaviyo takes; their limits are one account's.
 */
export const createWriter = (
  { apiKey, nextApiKey, klaviyoTimeoutMs, klaviyoUrl, log }: Settings,
  { fetch }: Pick<RouteOptions, 'fetch'>,
  gates?: Gates,
): KlaviyoWriter => {
  const createWith = (key: string): KlaviyoWriter =>
    createKlaviyoWriter(
      {
        apiKey: key,
        retries: 0,
        timeoutMs: klaviyoTimeoutMs,
        ...(klaviyoUrl && { baseUrl: klaviyoUrl }),
        ...(fetch && { fetch }),
      },
      gates,
    );
  const first = createWith(apiKey);
  if (!nextApiKey) return first;
  // Two keys that each lack what the other may do take turns.
  const complain = createSparingLog(log);
  return eitherKey(first, createWith(nextApiKey), () =>
    complain({
      at: 'error',
      name: 'apiKey',
      detail: 'Klaviyo refuses a key and takes the other one',
    }),
  );
};
