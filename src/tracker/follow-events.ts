import type { Core } from './core.js';
import type { EventState } from './tracker.js';

/** What a person can still take in of one page; older fates are in the shop's reports. */
const MAX_RECENT = 50;

/** What has happened to this page's events since this was first asked, oldest first. */
export const followEvents = (core: Core): EventState[] => {
  if (core.recent) return core.recent;
  const recent: EventState[] = [];
  core.recent = recent;
  const change = (id: string, state: EventState['state'], detail = ''): EventState | undefined => {
    const known = recent.find((event) => event.id === id);
    return known && Object.assign(known, { state, ...(detail && { detail }) });
  };
  const begin = (id: string, metric: string, time: string): void => {
    if (recent.push({ id, metric, time, state: 'held' }) > MAX_RECENT) recent.shift();
  };
  core.on('tracked', ({ id, metric, time }) => begin(id, metric, time));
  core.on('kept', ({ id }) => change(id, 'kept'));
  core.on('accepted', ({ id }) => change(id, 'accepted'));
  core.on('rejected', ({ id, metric = '', detail }) => {
    if (!id || change(id, 'rejected', detail)) return;
    begin(id, metric, new Date().toISOString());
    change(id, 'rejected', detail);
  });
  return recent;
};
