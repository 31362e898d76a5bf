import type { Keys } from './access/keys.js';
import type { Clock } from './clock.js';
import type { Faults } from './faults/faults.js';
import type { Feed } from './feed.js';
import type { Limiter } from './limits/limiter.js';
import type { Inbox } from './recording/inbox.js';
import type { Settings } from './settings.js';
import type { Database } from './store/database.js';
import type { Webhooks } from './webhooks/webhooks.js';

/** Everything one sandbox holds; two in one process share nothing. */
export interface Box {
  readonly database: Database;
  readonly feed: Feed;
  readonly faults: Faults;
  readonly keys: Keys;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly settings: Settings;
  /** What a reset goes back to. */
  readonly settingsAtStart: Settings;
  /** Where accepted events wait until they are recorded. */
  readonly inbox: Inbox;
  readonly webhooks: Webhooks;
  /** What a request that comes now belongs to: aborted by a reset and when the sandbox is closed. */
  readonly era: () => AbortSignal;
  /** Begins another one: what is still on its way writes nothing. */
  readonly endEra: () => void;
  /** Milliseconds since 1970, by the clock. */
  readonly now: () => number;
}

/** An answer before it is turned into HTTP; without a body it is sent empty. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
