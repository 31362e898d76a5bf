import { type Loader } from './dispatch.js';
import type { Tracker, TrackerOptions } from './tracker.js';
/** A tracker around a way to load its later parts. */
export declare const createTrackerWith: <Events>(options: TrackerOptions, loader: Loader) => Tracker<Events>;
