// Amplitude's own self-contained build; unsent events in localStorage, as by default, more retries.
import * as amplitude from '@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js';

globalThis.bench = {
  start: () =>
    amplitude.init('bench', {
      serverUrl: `${location.origin}/2/httpapi`,
      autocapture: false,
      fetchRemoteConfig: false,
      enableDiagnostics: false,
      flushIntervalMillis: 250,
      flushMaxRetries: 100,
      flushQueueSize: 30,
      logLevel: 0,
    }).promise,
  track: (n, pad) => {
    amplitude.track('Bench', pad ? { n, pad } : { n });
  },
};
