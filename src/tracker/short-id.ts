let count = 0;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A UUIDv7 in little code: it grows with every call of a moment, and 60 of its bits are random. */
export const createShortId = (): string => {
  const random = [...crypto.getRandomValues(new Uint32Array(2))].map((word) => hex(word, 8));
  const digits = `${hex(Date.now(), 12)}7${hex(count++, 3)}8${random.join('')}`;
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
};
