// One request an event with keepalive; retried with short delays. Documented under `httpConfig`.
import { AnalyticsBrowser } from '@segment/analytics-next';

let analytics;
globalThis.bench = {
  start: async () => {
    const settings = { integrations: { 'Segment.io': { apiKey: 'bench' } } };
    analytics = AnalyticsBrowser.load(
      { writeKey: 'bench', cdnSettings: settings },
      {
        integrations: {
          'Segment.io': {
            apiHost: `${location.host}/v1`,
            protocol: 'http',
            deliveryStrategy: { strategy: 'standard', config: { keepalive: true } },
            httpConfig: { backoffConfig: { maxBackoffInterval: 5, maxRetryCount: 100 } },
          },
        },
      },
    );
    await analytics;
  },
  track: (n, pad) => {
    analytics.track('Bench', pad ? { n, pad } : { n });
  },
};
