import { KlaviyoError, redactKey } from '../klaviyo/index.js';
import type { WireResult } from '../protocol/wire.js';

/** Klaviyo's words on one event; anything else says nothing about the event itself. */
const ABOUT_THE_EVENT = [400, 409, 413, 422];
/** The key is not right: nothing will get through until somebody mends it. */
const ABOUT_THE_KEY = [401, 403];

const KEY_DELAY_MS = 15 * 60_000;
const DEFAULT_DELAY_MS = 5_000;
const MAX_DETAIL = 200;

/** Why events are held: how long to leave Klaviyo alone, and what to tell the operator. */
export interface Delay {
  retryAfterMs: number;
  status: number;
  code?: string | undefined;
}

/** What became of one event. */
export type Fate = { result: WireResult } | { id: string; delay: Delay };

export const accepted = (id: string): Fate => ({ result: { id, status: 'accepted' } });

export const held = (id: string, delay: Delay): Fate => ({ id, delay });

/** Klaviyo points into its own request; the page knows only its event. */
const toEventPointer = (pointer = ''): string =>
  pointer.replace(/^.*\/data\/attributes(?=\/)/, '').slice(0, MAX_DETAIL);

export const refused = (id: string, pointer?: string, detail = 'Klaviyo gave no reason'): Fate => ({
  result: {
    id,
    status: 'rejected',
    code: 'refused_by_klaviyo',
    pointer: toEventPointer(pointer),
    detail: redactKey(detail).slice(0, MAX_DETAIL),
  },
});

export const toDelay = (error: unknown): Delay => {
  if (!(error instanceof KlaviyoError)) return { retryAfterMs: DEFAULT_DELAY_MS, status: 0 };
  const { status, code, retryAfterMs } = error;
  const defaultMs = ABOUT_THE_KEY.includes(status) ? KEY_DELAY_MS : DEFAULT_DELAY_MS;
  return { retryAfterMs: retryAfterMs ?? defaultMs, status, code };
};

/** A failed call for one event: refused when Klaviyo judged the event, held in every other case. */
export const fateOf = (id: string, error: unknown): Fate =>
  error instanceof KlaviyoError && ABOUT_THE_EVENT.includes(error.status)
    ? refused(id, error.pointer, error.detail)
    : held(id, toDelay(error));
