import { redactKey } from '../klaviyo/index.js';

/** Nothing longer is read: what others wrote may be as long as they like. */
const MAX_READ = 2_000;
/** A line is for a reader. */
const MAX_SHOWN = 500;
const HIDDEN = '[hidden]';

/** What stands between what looks like words; each is looked at once, however long it is. */
const WORD = /[^\s"'<>()[\],;:\\/?&=]+/g;
const EMAIL = /.(?:@|%40)./;
/** E.164, with its plus as it is or as it stands in a URL. */
const PHONE = /(?:\+|%2B)\d{6,}/gi;
/** What could end a line, or steer a terminal. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Most words of a log are our own: too short for a secret, and none of Klaviyo's keys. */
const HARMLESS = /^[a-z]{1,15}$/;

/** How much is read: up to what would cut a secret in two, and leave a half that nobody knows again. */
const endOf = (text: string, secrets: readonly string[]): number =>
  secrets.reduce((end, secret) => {
    const at = text.lastIndexOf(secret, end);
    return at >= 0 && at + secret.length > end ? at : end;
  }, MAX_READ);

/** Hides Klaviyo's keys, the secrets named, e-mail addresses and phone numbers, in one short line. */
export const redact = (text: string, secrets: readonly string[] = []): string => {
  if (HARMLESS.test(text)) return text;
  let shown = text.slice(0, endOf(text, secrets));
  for (const secret of secrets) shown = shown.replaceAll(secret, HIDDEN);
  return redactKey(shown)
    .replace(CONTROL, ' ')
    .replace(WORD, (word) => (EMAIL.test(word) ? HIDDEN : word))
    .replace(PHONE, HIDDEN)
    .slice(0, MAX_SHOWN);
};

const saysNothing = (part: unknown): boolean =>
  typeof part === 'number' || (typeof part === 'string' && HARMLESS.test(part));

/** The same for every text in a value, wherever it stands in it. */
export const redactAll = <Value>(value: Value, secrets?: readonly string[]): Value => {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return redact(part, secrets);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  const isHarmless = typeof value === 'object' && Object.values(value ?? {}).every(saysNothing);
  return isHarmless ? value : (walk(value) as Value);
};
