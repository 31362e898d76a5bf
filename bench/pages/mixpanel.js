// The core module, batching as by default: what fails while online counts as sent, so trying sooner loses more.
import mixpanel from 'mixpanel-browser/dist/mixpanel-core.cjs.js';

globalThis.bench = {
  start: () =>
    new Promise((resolve) => {
      mixpanel.init('bench', {
        api_host: location.origin,
        api_payload_format: 'json',
        persistence: 'localStorage',
        batch_requests: true,
        batch_size: 50,
        autocapture: false,
        track_pageview: false,
        ignore_dnt: true,
        loaded: resolve,
      });
    }),
  track: (n, pad) => {
    mixpanel.track('Bench', pad ? { n, pad } : { n });
  },
};
