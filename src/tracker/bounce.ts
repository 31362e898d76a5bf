import { MAX_BEACON_BYTES, WIRE_VERSION } from '../protocol/limits.js';
import { EVENTS_PATH, RECEIPT_QUERY, SCRIPT_PATH } from '../protocol/paths.js';
import type { WireBatch, WireVisitor } from '../protocol/wire.js';
import type { Entry } from './batch.js';
import type { Bridge } from './bridge.js';
import { defaultConsent } from './default-consent.js';
import { createIdMaker } from './event-id.js';
import { type Call, readCalls } from './read-calls.js';

const createId = createIdMaker();
let anonymousId: string;

/** Hands over what the browser takes, a batch for each person. What it took is in doubt. */
const sendBatches = (url: string, entries: readonly Entry[]): Bridge['doubts'] => {
  const batches: WireBatch[] = [];
  for (const { event, visitor } of entries) {
    const sent_at = new Date().toISOString();
    if (batches.at(-1)?.visitor !== visitor)
      batches.push({ v: WIRE_VERSION, sent_at, batch: createId(), visitor, events: [] });
    batches.at(-1)?.events.push(event);
  }
  let room = MAX_BEACON_BYTES;
  return batches.flatMap((content) => {
    const blob = new Blob([JSON.stringify(content)], { type: 'application/json' });
    room -= blob.size;
    if (room < 0 || !navigator.onLine || !navigator.sendBeacon?.(url, blob)) return [];
    return [[content.batch, { ids: content.events.map(({ id }) => id), atMs: Date.now() }]];
  });
};

/**
 * Does what the script would have done with these calls, had it come before the page is left: sends
 * them, and leaves them for the next page to make sure of. What was tracked is taken out of the
 * calls; who the visitor is stays, for a page that comes back. Never throws.
 */
export const bounce = (calls: Call[]): void => {
  try {
    const script = document.querySelector(`script[src$="${SCRIPT_PATH}"]`) as HTMLScriptElement;
    const { route = script.src.slice(0, -SCRIPT_PATH.length), consent = defaultConsent() } =
      script.dataset;
    const { href, origin } = new URL(route.replace(/\/$/, '') + EVENTS_PATH, location.href);
    // A script of another origin is not ours, and a page that is ahead of its visitor says nothing.
    if (origin !== location.origin || (document as { prerendering?: boolean }).prerendering) return;
    anonymousId ??= createId();
    const _kx = new URLSearchParams(location.search).get('_kx') ?? undefined;
    const visitor = { anonymous_id: anonymousId, fresh: true as const, _kx };
    const entries = readCalls(calls, visitor as WireVisitor, consent, createId);
    if (!entries[0]) return;
    calls.splice(0, calls.length, ...calls.filter(([method]) => method !== 'track'));
    const left: Bridge = { entries, doubts: sendBatches(href + RECEIPT_QUERY, entries) };
    localStorage.setItem(`keepsend:${entries[0].event.id}`, JSON.stringify(left));
  } catch {
    // No such script; or storage is blocked or full, and the beacon has left all the same.
  }
};
