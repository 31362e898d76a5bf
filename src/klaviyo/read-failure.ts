import { hideQuery, KlaviyoError, type KlaviyoProblem, redactKey } from './klaviyo-error.js';

/** Enough of a page to know it by. */
const MAX_HTML = 160;

export const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toText = (value: unknown, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;

const toProblem = ({
  code,
  detail,
  source,
  ...rest
}: {
  [key: string]: unknown;
}): KlaviyoProblem => {
  const { pointer, parameter } = isObject(source) ? source : {};
  return {
    ...rest,
    code: toText(code, 'unknown'),
    detail: toText(detail, 'Klaviyo gave no reason'),
    source: {
      ...(typeof pointer === 'string' && { pointer }),
      ...(typeof parameter === 'string' && { parameter }),
    },
  };
};

/** Klaviyo's reasons, as far as they are any; should one repeat the key, it is hidden. */
const readProblems = (body: unknown): KlaviyoProblem[] => {
  const errors = isObject(body) ? body.errors : undefined;
  if (!Array.isArray(errors)) return [];
  const redacted = JSON.parse(redactKey(JSON.stringify(errors))) as unknown[];
  return redacted.filter(isObject).map(toProblem);
};

/** What a body says, or `undefined` when it is no JSON. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a page says to a reader, in one short line, or `undefined` when it is none. */
const readHtml = (text: string): string | undefined => {
  if (!/^\s*<(?:!doctype|html|head|body|h\d|title)/i.test(text)) return undefined;
  const words = text
    .slice(0, 5_000)
    .replace(/<(script|style)\b.*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ');
  return hideQuery(redactKey(words)).trim().slice(0, MAX_HTML);
};

/** Whole seconds in Klaviyo's documentation; a date is allowed by HTTP. */
const readRetryAfterMs = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse takes '-5' and '1.5' for dates too.
  const ms = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) - Date.now() : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

/** An answer that was no success as our one error class. */
export const toError = (call: string, { status, headers }: Response, text: string): KlaviyoError =>
  new KlaviyoError(call, {
    status,
    problems: readProblems(readJson(text)),
    retryAfterMs: readRetryAfterMs(headers),
    isAmbiguous: status >= 500,
    html: readHtml(text),
  });

/** A 2xx with a body that is not what was asked for; it may have been anybody's. */
export const misfit = (call: string, status: number, cause: string): KlaviyoError =>
  new KlaviyoError(call, { status, isAmbiguous: true }, cause);
