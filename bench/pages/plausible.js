// Plausible documents no batching, persistence or retry: as it comes, with its own endpoint.
import { init, track } from '@plausible-analytics/tracker';

globalThis.bench = {
  start: async () => {
    init({
      domain: 'bench.example',
      endpoint: `${location.origin}/api/event`,
      autoCapturePageviews: false,
      captureOnLocalhost: true,
      logging: false,
    });
  },
  track: (n, pad) => {
    track('Bench', { props: pad ? { n, pad } : { n } });
  },
};
