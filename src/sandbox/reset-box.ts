import type { Box } from './box.js';

/**
 * Forgets everything and is as it was at the start: data, faults, keys, rate windows, settings and
 * the clock.
 */
export const resetBox = (box: Box): void => {
  box.database.reset();
  box.inbox.hold(0);
  box.webhooks.reset();
  box.faults.clear();
  box.keys.reset();
  box.limiter.clear();
  box.clock.reset();
  Object.assign(box.settings, box.settingsAtStart);
  box.feed.publish('everything');
};
