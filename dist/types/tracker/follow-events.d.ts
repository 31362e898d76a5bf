import type { Core } from './core.js';
import type { EventState } from './tracker.js';
/** What has happened to this page's events since this was first asked, oldest first. */
export declare const followEvents: (core: Core) => EventState[];
