import { createTrackerWith } from '../create-tracker.js';
import type { Loader } from '../dispatch.js';
import { enforceLimits, inspectCore } from '../inspect.js';
import { createSender } from '../sender.js';
import type { Tracker, TrackerOptions } from '../tracker.js';
import { ROUTE } from './core.js';

export interface Loads {
  /** How often the sending half was asked for. */
  count: number;
  isOffline: boolean;
}

/** A tracker whose later parts are here already, unless a test says they cannot be loaded. */
export const openTracker = (
  options: Partial<TrackerOptions> = {},
  loads: Loads = { count: 0, isOffline: false },
): Tracker => {
  const loader: Loader = {
    send: async () => {
      loads.count += 1;
      if (loads.isOffline) throw new TypeError('Failed to fetch a module');
      return { createSender };
    },
    inspect: async () => {
      if (loads.isOffline) throw new TypeError('Failed to fetch a module');
      return { inspectCore, enforceLimits };
    },
  };
  return createTrackerWith({ route: ROUTE, ...options }, loader);
};
