import { randomFillSync } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = '23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

// Asked for a few bytes at a time, the system would take longer than all the rest of an event.
const pool = Buffer.alloc(4_096);
let used = pool.length;

const takeBytes = (length: number): Buffer => {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += length;
  return Buffer.from(pool.subarray(used - length, used));
};

const draw = (alphabet: string, length: number) =>
  Array.from(takeBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');

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

/** Tells one request from all others. */
export const newRequestId = (): string => draw(LETTERS, 11);

/** Six letters and digits (observed). */
export const newMetricId = (): string => draw(LETTERS, 6);

// A UUID of version 1 counts 100 nanoseconds from 15 October 1582.
const SECONDS_BEFORE_1970 = 12_219_292_800n;
const TICKS_A_SECOND = 10_000_000n;

// Sixty bits last until the year 5236; whoever moves the clock beyond gets a UUID all the same.
const MAX_TICKS = (1n << 60n) - 1n;

/** A UUID of version 1 that holds the second of the event, so that it can be a place in a list. */
export const newEventUuid = (seconds: number): string => {
  const ticks = ((BigInt(seconds) + SECONDS_BEFORE_1970) * TICKS_A_SECOND) & MAX_TICKS;
  const time = ticks.toString(16).padStart(15, '0');
  const random = takeBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const rest = random.toString('hex');
  return [
    time.slice(7),
    time.slice(3, 7),
    `1${time.slice(0, 3)}`,
    rest.slice(0, 4),
    rest.slice(4),
  ].join('-');
};

/** The second inside such a UUID, or nothing when it is none. */
export const readUuidSecond = (uuid: string): number | undefined => {
  const parts = /^([\da-f]{8})-([\da-f]{4})-1([\da-f]{3})-[\da-f]{4}-[\da-f]{12}$/.exec(uuid);
  if (parts === null) return undefined;
  const ticks = BigInt(`0x${parts[3]}${parts[2]}${parts[1]}`);
  return Number(ticks / TICKS_A_SECOND - SECONDS_BEFORE_1970);
};
