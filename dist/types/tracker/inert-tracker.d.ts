import type { Tracker, TrackerOptions } from './tracker.js';
/** The tracker of a server, which renders pages and has no visitor. */
export declare const createInertTracker: <Events>({ consent, }: TrackerOptions) => Tracker<Events>;
