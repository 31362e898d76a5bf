/** Of what JavaScript counts as one, in UTF-8. */
const MAX_UNIT_BYTES = 3;
const encoder = new TextEncoder();

/** How many bytes it is as JSON. */
export const sizeOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Whether it is at most so many bytes as JSON; of little it is known without counting each. */
export const fitsInto = (bytes: number, value: unknown): boolean => {
  const text = JSON.stringify(value);
  return text.length * MAX_UNIT_BYTES <= bytes || encoder.encode(text).length <= bytes;
};
