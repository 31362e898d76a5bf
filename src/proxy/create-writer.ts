import { createKlaviyoWriter, type Gates, type KlaviyoWriter } from '../klaviyo/index.js';
import type { RouteOptions } from './route-options.js';
import type { Settings } from './settings.js';

/** The client both the route and its consumer send with. What waits tries again, not the client. */
export const createWriter = (
  { apiKey, klaviyoTimeoutMs, klaviyoUrl }: Settings,
  { fetch }: Pick<RouteOptions, 'fetch'>,
  gates?: Gates,
): KlaviyoWriter =>
  createKlaviyoWriter(
    {
      apiKey,
      retries: 0,
      timeoutMs: klaviyoTimeoutMs,
      ...(klaviyoUrl && { baseUrl: klaviyoUrl }),
      ...(fetch && { fetch }),
    },
    gates,
  );
