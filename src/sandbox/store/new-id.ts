import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = '23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

const draw = (alphabet: string, length: number) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');

const encodeTime = (milliseconds: number) => {
  let rest = milliseconds;
  let text = '';
  for (let digit = 0; digit < 10; digit += 1) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** A ULID, as Klaviyo gives its profiles. */
export const newProfileId = (now: number): string => encodeTime(now) + draw(CROCKFORD, 16);

/** Eleven letters and digits, like `4L3cwQae2TX` in Klaviyo's webhook docs. */
export const newEventId = (): string => draw(LETTERS, 11);

/** Six letters and digits (observed). */
export const newMetricId = (): string => draw(LETTERS, 6);
