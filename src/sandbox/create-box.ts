import { createKeys, type KeyOptions } from './access/keys.js';
import type { Box } from './box.js';
import { createClock } from './clock.js';
import { createFaults } from './faults/faults.js';
import { createFeed } from './feed.js';
import { createLimiter } from './limits/limiter.js';
import { createInbox } from './recording/inbox.js';
import { type Settings, usualSettings } from './settings.js';
import { changeSettings } from './settings-change.js';
import { openDatabase } from './store/database.js';
import { createWebhooks } from './webhooks/webhooks.js';

/** What a box is made from. */
export interface BoxOptions {
  /** SQLite file or `:memory:`. */
  readonly data: string;
  readonly now: () => number;
  readonly keys: readonly KeyOptions[];
  readonly settings: Partial<Settings>;
  /** The sandbox's own address, once it has one. */
  readonly origin: () => string;
  /** Aborted when the sandbox is closed: nothing may touch the database afterwards. */
  readonly ended: AbortSignal;
}

const chooseSettings = (given: Partial<Settings>): Settings => {
  const settings = { ...usualSettings };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  changeSettings(settings, Object.fromEntries(named));
  return settings;
};

const createEras = (ended: AbortSignal) => {
  let ending = new AbortController();
  let era = AbortSignal.any([ended, ending.signal]);
  const endEra = () => {
    ending.abort();
    ending = new AbortController();
    era = AbortSignal.any([ended, ending.signal]);
  };
  return { era: () => era, endEra };
};

/** Opens the data and puts everything in its place; throws one clear sentence when it cannot. */
export const createBox = (options: BoxOptions): Box => {
  const { data, now, keys, settings: given, origin, ended } = options;
  const settings = chooseSettings(given);
  const known = createKeys(keys);
  const database = openDatabase(data);
  const feed = createFeed();
  const clock = createClock(now);
  return {
    database,
    feed,
    faults: createFaults(clock.now),
    keys: known,
    limiter: createLimiter(),
    clock,
    settings,
    settingsAtStart: { ...settings },
    inbox: createInbox(database, feed, settings),
    webhooks: createWebhooks({ database, feed, now: clock.now, origin }),
    ...createEras(ended),
    now: clock.now,
  };
};
