// Amplitude's own self-contained build; unsent events in localStorage, as by default, more retries.
import * as amplitude from '@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js';

globalThis.bench = {
  start: () =>
    amplitude.init('bench', {
      serverUrl: `${location.origin}/2/httpapi`,
      autocapture: false,
      fetchRemoteConfig: false,
      enableDiagnostics: false,
      flushMaxRetries: 100,
      logLevel: 0,
    }).promise,
  track: (n, pad) => {
    amplitude.track('Bench', pad ? { n, pad } : { n });
  },
};
