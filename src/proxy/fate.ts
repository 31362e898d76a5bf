import { KlaviyoError } from '../klaviyo/index.js';
import type { WireResult } from '../protocol/wire.js';
import { redact } from './redact.js';

/** Klaviyo's words on one event; anything else says nothing about the event itself. */
const ABOUT_THE_EVENT = [400, 409, 422];
const TOO_LARGE = 413;
/** Of a 400, these are about the key all the same (Klaviyo documents 400 and 401 for a wrong one). */
const CODES_ABOUT_THE_KEY = ['not_authenticated', 'authentication_failed', 'permission_denied'];
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
  /** What the page is told where it is not Klaviyo that makes it wait. */
  detail?: string;
  /** Not begun, because one before it has to wait: nothing is known of the event itself. */
  isBehind?: true;
}

/** Not begun when the time for a batch was over. */
export const TOO_LATE: Delay = { retryAfterMs: 0, status: 0, code: 'deadline' };
export const behind = (delay: Delay): Delay => ({ ...delay, isBehind: true });
/** The event it repeats was not taken. */
export const AFTER_ITS_TWIN: Delay = { retryAfterMs: 0, status: 0, code: 'repeat' };

/** What became of one event. */
export type Fate = { result: WireResult } | { id: string; delay: Delay };

export const accepted = (id: string): Fate => ({ result: { id, status: 'accepted' } });

export const held = (id: string, delay: Delay): Fate => ({ id, delay });

/** Klaviyo points into its own request; the page knows only its event. */
const toEventPointer = (pointer = ''): string =>
  redact(pointer.replace(/^.*\/data(\/\d+)?\/attributes(?=\/)/, '')).slice(0, MAX_DETAIL);

export const refused = (id: string, pointer?: string, detail = 'Klaviyo gave no reason'): Fate => ({
  result: {
    id,
    status: 'rejected',
    code: 'refused_by_klaviyo',
    pointer: toEventPointer(pointer),
    // Klaviyo may repeat what it was sent.
    detail: redact(detail).slice(0, MAX_DETAIL),
  },
});

/** Whether nothing gets through until somebody mends the key. */
export const isAboutTheKey = ({ status, code }: Pick<Delay, 'status' | 'code'>): boolean =>
  ABOUT_THE_KEY.includes(status) || (status === 400 && CODES_ABOUT_THE_KEY.includes(code ?? ''));

export const toDelay = (error: unknown): Delay => {
  if (!(error instanceof KlaviyoError)) return { retryAfterMs: DEFAULT_DELAY_MS, status: 0 };
  const { status, code, retryAfterMs } = error;
  const defaultMs = isAboutTheKey(error) ? KEY_DELAY_MS : DEFAULT_DELAY_MS;
  return { retryAfterMs: retryAfterMs ?? defaultMs, status, code };
};

/** Whether it was the event itself that Klaviyo gave no word on: it may have it all the same. */
export const isSilence = (delay: Delay): boolean =>
  delay.status !== 429 && !isAboutTheKey(delay) && !delay.isBehind && delay.code !== TOO_LATE.code;

/** A status without a reason may come from anything before Klaviyo, such as its edge's HTML. */
export const isAboutTheEvent = ({ status, code }: KlaviyoError): boolean =>
  status === TOO_LARGE ||
  (ABOUT_THE_EVENT.includes(status) && code !== undefined && !CODES_ABOUT_THE_KEY.includes(code));

/** A failed call for one event: refused when Klaviyo judged the event, held in every other case. */
export const fateOf = (id: string, error: unknown): Fate =>
  error instanceof KlaviyoError && isAboutTheEvent(error)
    ? refused(id, error.pointer, error.detail)
    : held(id, toDelay(error));

/** Where Klaviyo points at an identifier of the person, of an event or of a profile itself. */
const PERSON_POINTER = /\/(email|phone_number|external_id|_kx)$/;

/** The identifier a 400 is about, when it is about the person and not about what he did. */
export const refusedPerson = (error: unknown): string | undefined => {
  if (!(error instanceof KlaviyoError) || error.status !== 400) return undefined;
  const pointer = error.pointer ?? '';
  return pointer.includes('/properties/') ? undefined : PERSON_POINTER.exec(pointer)?.[1];
};
