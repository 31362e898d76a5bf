/** One of Klaviyo's reasons, as it sent it. */
export interface KlaviyoProblem {
  id?: string;
  status?: number;
  /** Match on this and on the pointer; the wording of `detail` may change any day (documented). */
  code: string;
  title?: string;
  detail: string;
  source?: { pointer?: string; parameter?: string };
  meta?: { [key: string]: unknown };
}

interface Facts {
  /** 0 when no answer came. */
  status: number;
  /** Empty when the body was no JSON:API error: HTML, nothing, or no answer at all. */
  problems?: KlaviyoProblem[];
  retryAfterMs?: number | undefined;
  /** Whether Klaviyo may have processed the request although no success was seen. */
  isAmbiguous: boolean;
  /** What an HTML page said, without its tags. */
  html?: string | undefined;
}

/** Hides anything that looks like a private key, wherever it turns up. */
export const redactKey = (text: string): string => text.replace(/pk_[\w-]+/g, 'pk_[hidden]');

/** Hides what follows a question mark: the query of an address names people. */
export const hideQuery = (text: string): string => text.replace(/\?\S+/g, '?...');

const inWords = ({ code, detail, source }: KlaviyoProblem): string => {
  const place = source?.pointer ?? source?.parameter;
  return `${code}: ${detail}${place ? ` (${place})` : ''}`;
};

/**
 * A call to Klaviyo that did not succeed. Never holds the request, its headers or the key.
 * `code`, `pointer`, `parameter` and `detail` are those of the first reason; `problems` has all.
 */
export class KlaviyoError extends Error {
  override readonly name = 'KlaviyoError';
  /** The method that was called, or `GET /api/...`. */
  declare readonly call: string;
  /** HTTP's; 0 when no answer came. */
  declare readonly status: number;
  /** Empty when the body was no JSON:API error. */
  declare readonly problems: readonly KlaviyoProblem[];
  /** `invalid`, `duplicate_profile`, `throttled` (observed); the list is not published. */
  declare readonly code: string | undefined;
  /** A JSON pointer into the body that was sent. */
  declare readonly pointer: string | undefined;
  /** The query parameter that is wrong, such as `include`. */
  declare readonly parameter: string | undefined;
  declare readonly detail: string | undefined;
  /** How long Klaviyo asked to be left alone, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
  declare readonly isAmbiguous: boolean;
  /**
   * The beginning of what a page said, without tags, keys and queries, when the answer was HTML: a wrong
   * scheme, a challenge or an outage of Klaviyo's edge (observed).
   */
  declare readonly html: string | undefined;

  constructor(
    call: string,
    { status, problems = [], retryAfterMs, isAmbiguous, html }: Facts,
    cause?: string,
  ) {
    const [first] = problems;
    const page = html === undefined ? undefined : `an HTML page${html && `: ${html}`}`;
    const otherwise = cause ?? page ?? 'an answer that was no JSON:API error';
    const reason = first ? inWords(first) : otherwise;
    super(redactKey(`Klaviyo ${call} failed with ${status || 'no answer'}: ${reason}`));
    const { code, source = {}, detail } = first ?? {};
    Object.assign(this, {
      call,
      status,
      problems,
      code,
      pointer: source.pointer,
      parameter: source.parameter,
      detail,
      retryAfterMs,
      isAmbiguous,
      html,
    });
  }

  /** Whether the answer was a page for people. */
  get isHtml(): boolean {
    return this.html !== undefined;
  }
}
