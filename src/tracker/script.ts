import { createTrackerWith } from './create-tracker.js';
import type { Loader } from './dispatch.js';
import type { Stub } from './global.js';
import type { KlaviyoEvents } from './klaviyo-events.js';
import type { Call } from './read-calls.js';
import type { Consent, Tracker } from './tracker.js';

/** In the names of the later parts; changes with their content. The build fills it in. */
declare const PARTS_VERSION: string;

/** A late script must not make an event late: it happened when it was called. */
const withTime = (method: string, args: unknown[], timeMs: number): unknown[] =>
  method === 'track' ? [args[0], args[1], { time: timeMs, ...(args[2] as object) }] : args;

const drain = (tracker: Tracker, calls: Call[]): void => {
  for (const [method, args, timeMs, resolve] of calls) {
    const call = tracker[method as keyof Tracker] as ((...args: unknown[]) => unknown) | undefined;
    if (call) resolve(call(...withTime(method, args, timeMs)));
    else console.error(`[keepsend] There is no method '${method}'`);
  }
};

/** A browser may remember that a module failed to load, so every further try has another name. */
const createLoader = (route: string): Loader => {
  const load = (kind: string) => (attempt: number) =>
    import(
      `${route.replace(/\/$/, '')}/${kind}.${PARTS_VERSION}.js${attempt ? `?${attempt}` : ''}`
    );
  return { send: load('s'), inspect: load('i') };
};

const start = (script: HTMLScriptElement): void => {
  const queued = globalThis.keepsend;
  // The tag stands on the page twice: the first one goes on.
  if (queued && !queued.q) return;
  const { route = new URL('.', script.src).href, consent, debug } = script.dataset;
  const options = { route, consent: consent as Consent, debug: debug !== undefined };
  const tracker = createTrackerWith<KlaviyoEvents>(options, createLoader(route));
  globalThis.keepsend = tracker as Tracker & Stub;
  if (queued?.q) drain(tracker, queued.q);
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);
else console.error('[keepsend] Load me by a classic <script src>');
