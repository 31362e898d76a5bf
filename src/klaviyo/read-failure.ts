import { HTTPError, TimeoutError } from 'ky';
import { KlaviyoError, type KlaviyoProblem, redactKey } from './klaviyo-error.js';

const isObject = (value: unknown): value is { [key: string]: unknown } =>
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

/** Whole seconds in Klaviyo's documentation; a date is allowed by HTTP. */
const readRetryAfterMs = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse takes '-5' and '1.5' for dates too.
  const ms = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) - Date.now() : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

/** A failed call as our one error class; holds nothing of the request. */
export const toError = (name: string, error: unknown): KlaviyoError => {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response;
    const problems = readProblems(error.data);
    const facts = {
      status,
      problems,
      retryAfterMs: readRetryAfterMs(headers),
      isAmbiguous: status >= 500,
    };
    return new KlaviyoError(name, facts);
  }
  const cause = error instanceof TimeoutError ? 'no answer in time' : String(error);
  return new KlaviyoError(name, { status: 0, isAmbiguous: true }, cause);
};
