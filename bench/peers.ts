/** What a peer's own server answers when it takes a request. */
interface Answer {
  status: number;
  body: string;
}

/** A tracker in the comparison. */
export interface Peer {
  name: string;
  /** On npm; its version is the one installed in `bench`, or ours. */
  package: string;
  answer: Answer;
  /** The least a page imports to track, for counting bytes; ours are counted as they ship. */
  minimal: string;
  /** How it was set up, and what could not be: said beside the figures. */
  note: string;
}

const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });

/** Every tracker measured, ours first. Their pages are in `bench/pages`, by name. */
export const PEERS: readonly Peer[] = [
  {
    name: 'keepsend',
    package: 'keepsend',
    answer: json({}),
    minimal: '',
    note: 'Script tag, defaults. The collector runs the real route before a Klaviyo that takes everything; what counts is what the route accepts from the wire, so an event it takes twice is a duplicate here although Klaviyo would drop it. The faults stand before the route and hit its scripts too.',
  },
  {
    name: 'segment',
    package: '@segment/analytics-next',
    answer: json({ success: true }),
    minimal: "export { AnalyticsBrowser } from '@segment/analytics-next'",
    note: 'Standard delivery (one request an event; the batching strategy keeps nothing over a page), `keepalive`, `httpConfig` with backoff of at most 5 s.',
  },
  {
    name: 'rudderstack',
    package: '@rudderstack/analytics-js',
    answer: { status: 200, body: 'OK' },
    minimal: "export { RudderAnalytics } from '@rudderstack/analytics-js/bundled'",
    note: 'Bundled build, XHR queue in localStorage (one request an event), `queueOptions`: delays of 0.5 to 5 s, 100 attempts, 10,000 items.',
  },
  {
    name: 'snowplow',
    package: '@snowplow/browser-tracker',
    answer: { status: 200, body: 'ok' },
    minimal: "export { newTracker, trackSelfDescribingEvent } from '@snowplow/browser-tracker'",
    note: 'POST with `keepalive`, queue in localStorage of 10,000, `retryFailedRequests`. It has no retry timer to shorten: it tries again at the next call or as the page is hidden, and in the rows in which the page stays there is no next call.',
  },
  {
    name: 'posthog',
    package: 'posthog-js',
    answer: json({ status: 1 }),
    minimal: "export { default } from 'posthog-js/dist/module.slim.no-external.js'",
    note: 'Slim module, batches every 3 s as by default (sooner, a flush is under way as the page is left, and lost), rate limit lifted, everything but events off. Retry delays (3 s and more) are not an option.',
  },
  {
    name: 'amplitude',
    package: '@amplitude/analytics-browser',
    answer: json({ code: 200, events_ingested: 1 }),
    minimal:
      "export { init, track } from '@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js'",
    note: "Its self-contained build, queue in localStorage, flushed every second as by default, `flushMaxRetries` 100. A 400 is answered without Amplitude's own body, which alone could name the bad event.",
  },
  {
    name: 'mixpanel',
    package: 'mixpanel-browser',
    answer: json({ status: 1, error: null }),
    minimal: "export { default } from 'mixpanel-browser/dist/mixpanel-core.cjs.js'",
    note: 'Core module, batching in localStorage every 5 s as by default (it takes a failed connection for a success, so trying sooner loses more), plain JSON bodies. It leaves repeats to its server, which drops them by `$insert_id`.',
  },
  {
    name: 'jitsu',
    package: '@jitsu/js',
    answer: json({ ok: true }),
    minimal: "export { jitsuAnalytics } from '@jitsu/js'",
    note: 'Defaults: it documents no persistence and no retry.',
  },
  {
    name: 'sentry',
    package: '@sentry/browser',
    answer: json({}),
    minimal:
      "export { BrowserClient, defaultStackParser, makeBrowserOfflineTransport, makeFetchTransport } from '@sentry/browser'",
    note: 'An error reporter, here for its offline transport (`makeBrowserOfflineTransport` over fetch, queue of 10,000, `flushAtStartup`), one message an event. A cap of 10,000 is far above its default of 30.',
  },
  {
    name: 'workbox',
    package: 'workbox-background-sync',
    answer: json({}),
    minimal: "import './workbox-worker.js'",
    note: "A service worker with `BackgroundSyncPlugin`, 5xx and 429 turned into failures as Workbox's guide does; the page posts each event with `keepalive`. A library, not a tracker: identity, batching and the rest are not in its bytes. When a sync is repeated is the browser's choice (minutes).",
  },
  {
    name: 'plausible',
    package: '@plausible-analytics/tracker',
    answer: { status: 202, body: 'ok' },
    minimal: "export { init, track } from '@plausible-analytics/tracker'",
    note: 'Defaults: it documents no persistence and no retry.',
  },
];
