/** The 48 bits of milliseconds a UUIDv7 begins with (RFC 9562), as its first twelve hex digits. */
const timePrefix = (timeMs: number): string => {
  const hex = Math.max(0, Math.floor(timeMs)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};

/** The smallest key an event of that moment can have: a bound for ranges over time. */
export const firstIdAt = (timeMs: number): string => timePrefix(timeMs);

/**
 * Makes UUIDv7 ids that grow with every call, even within a millisecond and when the clock is set
 * back: key order in the outbox is the order of the calls.
 */
export const createIdMaker = (): ((timeMs: number) => string) => {
  let lastMs = 0;
  let sequence = 0;
  return (timeMs) => {
    if (timeMs > lastMs) {
      lastMs = timeMs;
      sequence = 0;
    } else if (++sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
    const random = crypto.getRandomValues(new Uint8Array(8));
    // The two top bits of the ninth byte are the variant.
    random[0] = ((random[0] as number) & 0x3f) | 0x80;
    const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const counter = sequence.toString(16).padStart(3, '0');
    return `${timePrefix(lastMs)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
};
