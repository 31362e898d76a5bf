// One XHR an event: what fails is kept in localStorage and retried. Short delays by `queueOptions`.
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';

const rudder = new RudderAnalytics();
globalThis.bench = {
  start: () =>
    new Promise((resolve) => {
      rudder.load('2bench0bench0bench0bench0be', location.origin, {
        getSourceConfig: () => ({
          source: {
            id: 'bench',
            name: 'bench',
            writeKey: '2bench0bench0bench0bench0be',
            enabled: true,
            workspaceId: 'bench',
            config: {
              statsCollection: { errors: { enabled: false }, metrics: { enabled: false } },
            },
            destinations: [],
            dataplanes: {},
            connections: [],
          },
        }),
        queueOptions: {
          minRetryDelay: 500,
          maxRetryDelay: 5_000,
          backoffFactor: 2,
          maxAttempts: 100,
          maxItems: 10_000,
        },
        sendAdblockPage: false,
        onLoaded: resolve,
      });
    }),
  track: (n, pad) => {
    rudder.track('Bench', pad ? { n, pad } : { n });
  },
};
