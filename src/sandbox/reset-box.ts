import type { Box } from './box.js';

/**
 * Forgets everything and is as it was at the start: data, faults, keys, rate windows, settings and
 * the clock; what is numbered begins with 1 again. A request that is still on its way is answered with a 503 and does nothing.
 */
export const resetBox = (box: Box): void => {
  box.endEra();
  box.inbox.settle();
  box.database.reset();
  box.inbox.hold(0);
  box.webhooks.reset();
  box.faults.reset();
  box.keys.reset();
  box.limiter.clear();
  box.clock.reset();
  Object.assign(box.settings, box.settingsAtStart);
  box.feed.publish('everything');
};
