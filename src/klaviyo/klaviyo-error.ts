/** One of Klaviyo's reasons, as it sent it. */
export interface KlaviyoProblem {
  id?: string;
  status?: number;
  /** Match on this and on the pointer; the wording of `detail` may change any day. */
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
}

/** Hides anything that looks like a private key, wherever it turns up. */
export const redactKey = (text: string): string => text.replace(/pk_[\w-]+/g, 'pk_[hidden]');

/**
 * A call to Klaviyo that did not succeed. Never holds the request, its headers or the key.
 * `code`, `pointer` and `detail` are those of the first reason.
 */
export class KlaviyoError extends Error {
  override readonly name = 'KlaviyoError';
  readonly status: number;
  readonly problems: readonly KlaviyoProblem[];
  readonly code: string | undefined;
  readonly pointer: string | undefined;
  readonly detail: string | undefined;
  /** How long Klaviyo asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** `true` for 5xx, a timeout or a lost connection: only a request that may be repeated should be. */
  readonly isAmbiguous: boolean;

  constructor(
    call: string,
    { status, problems = [], retryAfterMs, isAmbiguous }: Facts,
    cause?: string,
  ) {
    const [first] = problems;
    const reason = first
      ? `${first.code}: ${first.detail}${first.source?.pointer ? ` (${first.source.pointer})` : ''}`
      : (cause ?? 'an answer that was no JSON:API error');
    super(redactKey(`Klaviyo ${call} failed with ${status || 'no answer'}: ${reason}`));
    this.status = status;
    this.problems = problems;
    this.code = first?.code;
    this.pointer = first?.source?.pointer;
    this.detail = first?.detail;
    this.retryAfterMs = retryAfterMs;
    this.isAmbiguous = isAmbiguous;
  }
}
