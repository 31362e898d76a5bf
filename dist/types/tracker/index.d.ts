import type { KlaviyoEvents } from './klaviyo-events.js';
import type { Tracker, TrackerOptions } from './tracker.js';
export type { CartItem, KlaviyoEvents } from './klaviyo-events.js';
export type { Accounts, Consent, EventState, FlushResult, IdentifyResult, Inspection, MetricOf, Person, PropertiesOf, Rejection, Storage, Tracker, TrackerEvents, TrackerOptions, TrackOptions, TrackResult, } from './tracker.js';
/**
 * A tracker for this page. Make one for each page or application; its state is its own. `Events`
 * maps the shop's own metrics to their properties, beside Klaviyo's storefront metrics; any other
 * name takes any properties. On a server, where there is no document, it gives a tracker that does
 * nothing and keeps nothing.
 */
export declare const createTracker: <Events = unknown>(options: TrackerOptions) => Tracker<KlaviyoEvents & Events>;
