// Jitsu documents no batching, persistence or retry for its script: as it comes.
import { jitsuAnalytics } from '@jitsu/js';

let jitsu;
globalThis.bench = {
  start: async () => {
    jitsu = jitsuAnalytics({ host: location.origin, writeKey: 'bench:bench' });
  },
  track: (n, pad) => {
    jitsu.track('Bench', pad ? { n, pad } : { n }).catch(() => {});
  },
};
