/** 15 hex digits of random for each of 32 ids. Asking for much costs as much as asking for little. */
const POOL_WORDS = 60;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** The 48 bits of milliseconds a UUIDv7 begins with (RFC 9562). */
const prefixOf = (timeMs: number): string => {
  const digits = hex(timeMs, 12);
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
};

/** No event of that moment or later has a smaller key. */
export const firstIdAt = (timeMs: number): string => prefixOf(Math.max(0, Math.floor(timeMs)));

/**
 * Makes UUIDv7 ids, 60 bits of each random, that grow with every call, even within a millisecond
 * and when the clock is set back: key order in the outbox is the order of the calls.
 */
export const createIdMaker = (): ((timeMs?: number) => string) => {
  let pool = '';
  let lastMs = 0;
  let sequence = 0;
  return (timeMs = Date.now()) => {
    sequence = timeMs > lastMs ? 0 : sequence + 1;
    lastMs = Math.max(lastMs, timeMs) + (sequence >> 12);
    sequence &= 0xfff;
    if (!pool)
      for (const word of crypto.getRandomValues(new Uint32Array(POOL_WORDS))) pool += hex(word, 8);
    // The variant takes two bits of its digit; the other two are 0.
    const id = `${prefixOf(lastMs)}-7${hex(sequence, 3)}-8${pool.slice(0, 3)}-${pool.slice(3, 15)}`;
    pool = pool.slice(15);
    return id;
  };
};
