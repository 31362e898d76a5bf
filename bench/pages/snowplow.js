// POST with keepalive, the outbound queue in localStorage, every status retried that may be.
import { newTracker, trackSelfDescribingEvent } from '@snowplow/browser-tracker';

globalThis.bench = {
  start: async () => {
    newTracker('bench', location.origin, {
      appId: 'bench',
      eventMethod: 'post',
      keepalive: true,
      encodeBase64: false,
      useLocalStorage: true,
      maxLocalStorageQueueSize: 10_000,
      retryFailedRequests: true,
    });
  },
  track: (n, pad) => {
    const schema = 'iglu:com.example/bench/jsonschema/1-0-0';
    trackSelfDescribingEvent({ event: { schema, data: pad ? { n, pad } : { n } } });
  },
};
