// The slim module; what is not capturing an event is off. Batches as by default, every 3 s and as the page is left.
import posthog from 'posthog-js/dist/module.slim.no-external.js';

globalThis.bench = {
  start: () =>
    new Promise((resolve) => {
      posthog.init('phc_bench', {
        api_host: location.origin,
        persistence: 'localStorage+cookie',
        autocapture: false,
        capture_pageview: false,
        capture_pageleave: false,
        capture_performance: false,
        capture_exceptions: false,
        disable_session_recording: true,
        disable_surveys: true,
        opt_out_useragent_filter: true,
        advanced_disable_flags: true,
        request_batching: true,
        rate_limiting: { events_per_second: 100_000, events_burst_limit: 100_000 },
        loaded: resolve,
      });
    }),
  track: (n, pad) => {
    posthog.capture('Bench', pad ? { n, pad } : { n });
  },
};
