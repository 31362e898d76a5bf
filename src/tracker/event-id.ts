const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * The 48 bits of milliseconds a UUIDv7 begins with (RFC 9562). No event of that moment or later has
 * a smaller key.
 */
export const firstIdAt = (timeMs: number): string =>
  hex(Math.max(0, Math.floor(timeMs)), 12).replace(/.{8}/, '$&-');

/**
 * Makes UUIDv7 ids, 60 bits of each random, that grow with every call, even within a millisecond
 * and when the clock is set back: key order in the outbox is the order of the calls.
 */
export const createIdMaker = (): ((timeMs?: number) => string) => {
  let lastMs = 0;
  let sequence = 0;
  return (timeMs = Date.now()) => {
    sequence = timeMs > lastMs ? 0 : sequence + 1;
    lastMs = Math.max(lastMs, timeMs) + (sequence >> 12);
    sequence &= 0xfff;
    const [left = 0, right = 0] = crypto.getRandomValues(new Uint32Array(2));
    const random = hex(left, 8) + hex(right, 8);
    // The variant takes two bits of its digit; the other two are 0.
    return `${firstIdAt(lastMs)}-7${hex(sequence, 3)}-8${random.slice(1, 4)}-${random.slice(4)}`;
  };
};
