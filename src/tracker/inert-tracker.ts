import type { Tracker, TrackerOptions } from './tracker.js';

/** The tracker of a server, which renders pages and has no visitor. */
export const createInertTracker = <Events>({
  consent = 'granted',
}: TrackerOptions): Tracker<Events> => ({
  track: async () => ({ id: '', kept: 'none' }),
  identify: async () => ({ kept: 'none', rejections: [] }),
  reset: async () => {},
  consent: async () => {},
  flush: async () => ({ waiting: 0 }),
  inspect: async () => ({
    consent,
    storage: 'none',
    visitor: null,
    explanations: [],
    accounts: { tracked: 0, accepted: 0, rejected: 0, lost: {}, waiting: 0 },
    waiting: [],
    under_way: 0,
    recent: [],
  }),
  on: () => () => {},
});
