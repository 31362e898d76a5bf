/** Two for each id. */
const POOL_SIZE = 64;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * The 48 bits of milliseconds a UUIDv7 begins with (RFC 9562). No event of that moment or later has
 * a smaller key.
 */
export const firstIdAt = (timeMs: number): string => {
  const digits = hex(Math.max(0, Math.floor(timeMs)), 12);
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
};

/**
 * Makes UUIDv7 ids that grow with every call, even within a millisecond and when the clock is set
 * back: key order in the outbox is the order of the calls.
 */
export const createIdMaker = (): ((timeMs?: number) => string) => {
  // Asking for many random numbers costs as much as asking for two.
  const pool: number[] = [];
  let lastMs = 0;
  let sequence = 0;
  return (timeMs = Date.now()) => {
    sequence = timeMs > lastMs ? 0 : sequence + 1;
    lastMs = Math.max(lastMs, timeMs) + (sequence >> 12);
    sequence &= 0xfff;
    if (!pool.length) pool.push(...crypto.getRandomValues(new Uint32Array(POOL_SIZE)));
    const [left = 0, right = 0] = pool.splice(-2);
    // The variant takes two bits of the fourth group; the other 14 and 48 more are random.
    const group = hex(0x8000 | (left & 0x3fff), 4);
    return `${firstIdAt(lastMs)}-7${hex(sequence, 3)}-${group}-${hex(left >>> 16, 4)}${hex(right, 8)}`;
  };
};
